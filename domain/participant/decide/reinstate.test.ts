import { describe, expect, it } from 'vitest';
import { joined, result, standing, tested, when } from '../example-life.ts';

const ceased = (given: ReturnType<typeof joined>, reason = 'informed-choice') => when(given, '2026-01-10', 'cease', { reason, by: 'csas', signedForm: true }).then;
const reinstate = (given: ReturnType<typeof joined>, data: object = {}) => when(given, '2026-03-01', 'reinstate', { by: 'csas', ...data });
const override = (more: object) => ({ override: { recallType: 'routine', nextTestDueDate: '2026-06-01', explanation: 'clinical advice', ...more } });
const p = joined('2020-01-01');

describe('reinstating', () => {
  it.each([
    ['without a test', p, ['called', '2026-05-17', 'not-due']],
    ['with a date far enough ahead', tested(p, ['2025-08-01', 'X0A']), ['routine', '2030-08-01', 'not-due']],
    ['with a date that is exactly 71 days ahead', tested(p, ['2025-05-11', '29R']), ['repeat-advised', '2026-05-11', 'not-due']],
    ['with a date a day nearer', tested(p, ['2025-05-10', '29R']), ['repeat-advised', '2026-05-17', 'not-due']],
    ['suspended', tested(p, ['2025-12-01', '39S']), ['suspended', '2026-12-01', 'not-due']],
  ])('%s: %j', (_, given, expected) => expect(standing(reinstate(ceased(given)).then)).toEqual(expected));

  it.each([
    ['a day before 60', '1960-06-01', '2020-05-31', []],
    ['at 60', '1960-06-01', '2020-06-01', ['reinstatement-out-of-age']],
  ])('when ceased for age, with the last routine test %s', (_, dateOfBirth, testDate, refusals) => {
    const given = tested(joined('2020-01-01', { dateOfBirth }), [testDate, 'X0A']);
    expect(reinstate(given.ceased === null ? ceased(given, 'age') : given).refusals).toEqual(refusals);
  });

  it('when ceased by choice, with a routine test past 60, is no matter of age', () => {
    const history = { results: [result('2021-06-02', 'X0A').result], nextTestDueDate: '2026-06-02', source: 'earlier' };
    const byChoice = when(joined('2020-01-01', { dateOfBirth: '1961-06-01' }), '2026-01-02', 'import-history', history).then;
    expect(reinstate(ceased(byChoice)).refusals).toEqual([]);
  });

  it('tells who did it, why, and by which rules', () => {
    const proposed = reinstate(ceased(p));
    expect([proposed.events[0]?.data, proposed.rules]).toEqual([{ by: 'csas', explanation: null, on: '2026-03-01' }, ['CEASE-10', 'D-18', 'D-18']]);
    expect(reinstate(ceased(tested(p, ['2025-08-01', 'X0A']))).rules).toEqual(['CEASE-10', 'D-18', 'NTDD-01']);
    const overridden = reinstate(ceased(p), override({}));
    expect([overridden.events[0]?.data, overridden.rules]).toEqual([{ by: 'csas', explanation: 'clinical advice', on: '2026-03-01' }, ['CEASE-10', 'D-18']]);
  });

  it('by CSAS may override, within the dates and with an explanation', () => {
    const outOfAge = tested(joined('2020-01-01', { dateOfBirth: '1960-06-01' }), ['2020-06-01', 'X0A']);
    expect(standing(reinstate(outOfAge, override({})).then)).toEqual(['routine', '2026-06-01', 'not-due']);
    expect(reinstate(outOfAge, override({})).rules).toContain('CEASE-04');
  });

  it.each([
    [{ nextTestDueDate: '2026-05-10' }, 'ntdd-too-early', 'nextTestDueDate', '2026-05-11', undefined],
    [{ nextTestDueDate: '2031-03-02' }, 'ntdd-too-late', 'nextTestDueDate', undefined, '2031-03-01'],
    [{ explanation: ' ' }, 'missing-value', 'explanation', undefined, undefined],
    [{ recallType: 'ceased' }, 'not-permitted', 'recallType', undefined, undefined],
  ])('overriding with %j is refused: %s, for its %s', (more, code, field, soonest, last) => {
    const { refusals, fields, earliest, latest } = reinstate(ceased(p), override(more));
    expect([refusals, fields, earliest, latest]).toEqual([[code], [`override.${field}`], soonest, last]);
  });

  it('overriding may take the first and the last day that a date may have', () => {
    for (const nextTestDueDate of ['2026-05-11', '2031-03-01']) expect(reinstate(ceased(p), override({ nextTestDueDate })).then.schedule.nextTestDueDate).toBe(nextTestDueDate);
  });

  it('is for CSAS, and for those who are ceased and here', () => {
    expect(reinstate(ceased(p), { by: 'practice' }).refusals).toEqual(['not-permitted']);
    expect(reinstate(p).refusals).toEqual(['not-ceased']);
    const gone = when(ceased(p), '2026-02-01', 'change-demographics', { inactive: { reason: 'abroad', since: '2026-02-01' } }).then;
    expect(reinstate(gone).refusals).toEqual(['inactive']);
  });
});
