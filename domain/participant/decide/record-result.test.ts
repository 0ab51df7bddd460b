import { describe, expect, it } from 'vitest';
import { joined, lived, result, standing, tested, when } from '../example-life.ts';

const p = joined('2025-01-01');
const arrives = (given: typeof p, testDate: string, codes: string, more = {}, on = '2026-03-01') => when(given, on, 'record-result', result(testDate, codes, more));

describe('a result', () => {
  it.each([
    ['X0A', 'routine', '2031-02-01', ['PX0A'], null],
    ['29R', 'repeat-advised', '2027-02-01', ['P29R'], null],
    ['XUR', 'inadequate', '2026-05-01', ['PXUR'], null],
    ['39S', 'suspended', '2027-02-01', ['P39S'], 6],
    ['X9S', 'suspended', '2027-02-01', ['PX9S'], 6],
    ...['09S', '49S', '59S', '69S', '79S', '99S'].map((codes) => [codes, 'suspended', '2027-02-01', [`P${codes}`], 2] as const),
    ['-0A', 'routine', '2029-02-01', ['K-0A'], null],
    ['-9R', 'repeat-advised', '2026-05-01', ['K-9R'], null],
  ] as const)('%s leads to %s', (codes, recallType, nextTestDueDate, letters, weeks) => {
    const { then, ...outcome } = arrives(p, '2026-02-01', codes);
    expect([then.schedule.recallType, then.schedule.nextTestDueDate, outcome.letters, then.referral?.weeks ?? null]).toEqual([recallType, nextTestDueDate, letters, weeks]);
  });

  it.each([
    ['29R', [], ['INT-08']],
    ['29R', ['29R'], ['INT-08', 'HPV-03', 'D-26']],
    ['29S', ['29R'], ['HPV-04', 'HPV-03', 'D-26']],
    ['29S', ['29R', '29R'], ['HPV-04', 'D-26']],
    ['09R', [], []],
    ['X0A', ['29R'], []],
    ['19R', [], []],
    ['XUS', ['19R'], ['HPV-07', 'D-26']],
    ['X0A', ['19R'], []],
  ])('%s after %j tells its place in a row: %j', (codes, before, rules) => {
    const given = before.reduce((now, each, i) => tested(now, [`202${i + 3}-02-01`, each]), p);
    const placing = new Set(['INT-08', 'HPV-03', 'HPV-04', 'HPV-07', 'D-26']);
    expect([...new Set(arrives(given, '2026-02-01', codes).rules)].filter((rule) => placing.has(rule))).toEqual(rules);
  });

  it('has a number that no other has had', () => {
    const twice = tested(p, ['2025-02-01', 'X0A'], ['2026-02-01', 'X0A']);
    const without = when(twice, '2026-02-15', 'withdraw-result', { testDate: '2026-02-01' }).then;
    expect(arrives(without, '2026-02-01', '29R').then.results.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('only recorded (H), of an older test, is not warned of', () => {
    expect(arrives(tested(p, ['2026-01-01', 'X0A']), '2025-12-20', 'X0H').warnings).toEqual([]);
  });

  it('only recorded (H) moves nothing and has no letter, except for inadequate self-samples', () => {
    const recorded = arrives(p, '2026-02-01', 'X0H');
    expect([recorded.letters, recorded.then.schedule]).toEqual([[], p.schedule]);
    const first = arrives(p, '2026-01-01', '-UH');
    expect([first.letters, arrives(first.then, '2026-02-01', '-UH').letters]).toEqual([['K1UH'], ['K2UH']]);
  });

  it.each([
    ['2025-11-01', ['PX0A']],
    ['2025-10-31', []],
  ])('of %s, seen on 1 March, has the letters %j: four months are the limit', (testDate, letters) => {
    expect(arrives(p, testDate, 'X0A').letters).toEqual(letters);
  });

  it('of a colposcopy clinic has no letter', () => expect(arrives(p, '2026-02-01', 'X0A', { sourceType: 7 }).letters).toEqual([]));

  it('older than the newest is kept, moves nothing and is warned of', () => {
    const newer = tested(p, ['2026-02-01', '29R']);
    const older = arrives(newer, '2026-01-10', '39S');
    expect([standing(older.then), older.warnings, older.then.referral]).toEqual([standing(newer), ['not-newest-test'], null]);
  });

  it('older, and a recent positive, shortens the interval of the newest', () => {
    const newer = tested(p, ['2026-02-01', 'X0A']);
    const older = arrives(newer, '2025-02-01', '29R');
    expect([newer.schedule.nextTestDueDate, older.then.schedule.nextTestDueDate]).toEqual(['2031-02-01', '2029-02-01']);
    const deferred = when(newer, '2026-02-20', 'defer', { reason: 'administrative', months: 12, by: 'csas' }).then;
    expect(arrives(deferred, '2025-02-01', '29R').then.schedule.nextTestDueDate).toBe('2027-02-20');
  });

  it('older, that changes no interval, leaves the round and what was told', () => {
    const listed = lived(tested(p, ['2023-04-15', 'X0A']), '2026-02-10');
    expect([listed.round.status, arrives(listed, '2020-02-01', 'X0A').types]).toEqual(['pnl', ['result-recorded']]);
    const told = when(p, '2026-02-10', 'import-history', { results: [result('2026-02-01', 'X0A', { repeatMonths: 60 }).result], source: 'earlier' }).then;
    expect(arrives(told, '2025-02-01', '29R').types).toEqual(['result-recorded']);
  });

  it('older, and a recent positive, leaves the date when somebody has set another type', () => {
    const newer = tested(p, ['2026-02-01', 'X0A']);
    const amended = when(newer, '2026-02-20', 'amend', { nextTestDueDate: '2031-02-01', recallType: 'repeat-advised' }).then;
    const older = arrives(amended, '2025-02-01', '29R', {}, '2026-02-25');
    expect([older.types, standing(older.then)]).toEqual([['result-recorded', 'interval-revised'], ['repeat-advised', '2031-02-01', 'not-due']]);
  });

  it('that comes late counts the positives before it, not those after', () => {
    const late = arrives(tested(p, ['2024-02-01', '29R'], ['2025-02-01', '29R']), '2023-02-01', '29R');
    expect([late.refusals, late.rules.includes('HPV-03')]).toEqual([[], false]);
  });

  it('stops the round that had begun, and says so only then', () => {
    const invited = lived(p, '2025-02-10');
    expect([invited.round.status, arrives(invited, '2025-02-05', 'X0A', {}, '2025-02-11').rules.includes('TT-08')]).toEqual(['invited', true]);
    expect(arrives(p, '2025-01-02', 'X0A', {}, '2025-01-02').rules).not.toContain('TT-08');
  });

  it('of a day that has one already is warned of, and does not settle a recent positive by itself', () => {
    const once = tested(p, ['2025-02-01', '29R'], ['2026-02-01', 'X0A']);
    const twice = arrives(once, '2026-02-01', 'X0A');
    expect([twice.warnings, twice.then.schedule.nextTestDueDate]).toEqual([['same-test-date'], '2029-02-01']);
  });

  it('too soon after another is flagged and kept', () => {
    const early = arrives(tested(p, ['2026-01-01', 'X0A']), '2026-02-01', '29R');
    expect([early.warnings, standing(early.then)[0]]).toEqual([['early-sample'], 'repeat-advised']);
  });

  it.each([
    ['1965-05-10', ['ceased age', null, 'ceased'], ['PX0C']],
    ['1966-02-01', ['ceased age', null, 'ceased'], ['PX0C']],
    ['1966-02-02', ['routine', '2031-02-01', 'not-due'], ['PX0A']],
  ])('negative, of somebody born on %s: %j', (dateOfBirth, after, letters) => {
    const outcome = arrives(joined('2026-01-01', { dateOfBirth }), '2026-02-01', 'X0A');
    expect([standing(outcome.then), outcome.letters]).toEqual([after, letters]);
  });

  it('negative, that did not end the recall, has the usual letter', () => {
    const old = joined('2026-01-01', { dateOfBirth: '1965-05-10' });
    expect(arrives(tested(old, ['2026-02-01', 'X0A']), '2026-01-20', 'X0A').letters).toEqual(['PX0A']);
    const noCervix = when(old, '2026-02-10', 'cease', { reason: 'no-cervix', by: 'practice' }).then;
    expect(arrives(noCervix, '2026-02-01', 'X0A').letters).toEqual(['PX0A']);
  });

  it('negative once more, of somebody ceased for age, ends nothing twice', () => {
    const ceased = tested(joined('2026-01-01', { dateOfBirth: '1965-05-10' }), ['2026-02-01', 'X0A']);
    const again = arrives(ceased, '2026-06-01', 'X0A', {}, '2026-06-11');
    expect([again.types, again.then.ceased]).toEqual([['result-recorded', 'letter-requested'], { reason: 'age', since: '2026-02-11' }]);
  });

  it('brings back whoever was ceased by choice, and says so', () => {
    const ceased = when(p, '2026-01-10', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;
    const back = arrives(ceased, '2026-02-01', 'X0A');
    expect([standing(back.then), back.warnings]).toEqual([['routine', '2031-02-01', 'not-due'], ['ceased-will-reinstate']]);
    expect(back.events.find(({ type }) => type === 'reinstated')?.data).toEqual({ by: 'system', explanation: null, on: '2026-03-01' });
    expect(arrives(p, '2026-02-01', 'X0A').types).not.toContain('reinstated');
    const older = arrives(tested(ceased), '2026-02-01', 'X0H');
    expect(standing(older.then)[0]).toBe('ceased informed-choice');
  });

  it('of somebody who has left is stored, with no letter, and does not bring them back', () => {
    const left = when(p, '2026-01-10', 'change-demographics', { inactive: { reason: 'scotland', since: '2026-01-10' } }).then;
    const stored = arrives(left, '2026-02-01', '29R');
    expect([stored.warnings, stored.letters, stored.then.results.length, stored.then.inactive?.reason]).toEqual([['inactive-not-reactivated'], [], 1, 'scotland']);
  });

  it('that is refused is kept whole, pauses letters and moves nothing; sent again it waits once', () => {
    const refused = arrives(p, '2026-02-01', '39A', { slideNumber: '26000001' });
    expect([refused.types, refused.then.refused[0]?.result, refused.then.schedule]).toEqual([
      ['result-refused'],
      { testDate: '2026-02-01', cytology: '3', hpv: '9', action: 'A', slideNumber: '26000001' },
      p.schedule,
    ]);
    const again = arrives(refused.then, '2026-02-01', '39A', { slideNumber: '26000001' });
    expect([again.types, again.refusals.length > 0]).toEqual([[], true]);
    expect(lived(refused.then, '2027-01-01').round.status).toBe('pnl');
  });

  it('whose letter is held goes out when the pause ends', () => {
    const paused = when(p, '2026-02-20', 'pause', { by: 'csas' }).then;
    const held = arrives(paused, '2026-02-01', 'X0A');
    expect([held.letters, held.then.held.length]).toEqual([[], 1]);
    const resumed = when(held.then, '2026-03-10', 'unpause', { by: 'csas' }).then;
    expect(when(resumed, '2026-03-11', 'carry-out-day').letters).toEqual(['PX0A']);
  });

  it('whose letter is like one that is still held does not take its place: both go out', () => {
    const paused = when(p, '2026-02-20', 'pause', { by: 'csas' }).then;
    const held = arrives(paused, '2026-02-01', 'X0A', { slideNumber: '26000008' });
    const resumed = when(held.then, '2026-03-10', 'unpause', { by: 'csas' }).then;
    const second = arrives(resumed, '2026-02-01', 'X0A', { slideNumber: '26000009' });
    expect([second.letters, second.then.held.length]).toEqual([[], 2]);
    expect(when(second.then, '2026-03-11', 'carry-out-day').letters).toEqual(['PX0A', 'PX0A']);
  });
});
