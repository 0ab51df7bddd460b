import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import { programmePolicy } from '../rules/policy.ts';
import { checkSample } from './check-sample.ts';
import { dummy, example, joined, lived, result, standing, tested, when } from './example-life.ts';
import { nextStep } from './next-step.ts';
import { nextTestDueDate, type Participant } from './participant.ts';

const untested = dummy('2026-01-05');
const routine = tested(untested, ['2026-01-02', 'X0A']);
const next = (p: Participant) => nextStep(p, programmePolicy);

describe('ELIG-08: a dummy registration', () => {
  it('has its own number and the details it was entered with, and is entered once', () => {
    expect([untested.nhsNumber, untested.demographics]).toEqual(['T1234567890', example]);
    expect(when(untested, '2026-01-06', 'register-dummy', {}).refusals).toEqual(['already-registered']);
    expect(when(untested, '2026-01-06', 'register', {}).refusals).toEqual(['already-registered']);
  });

  it.each([
    { name: { ...example.name, family: 'OTHER' } },
    { nhsNumber: '9434765919' },
    { dateOfBirth: '1991-03-03' },
    { gender: 'male' },
    { practice: 'B82002' },
    { inactive: { reason: 'died', since: '2026-02-01' } },
    {},
  ])('is never updated by the demographic feed: %j', (changes) => {
    const asked = when(routine, '2026-02-02', 'change-demographics', changes);
    expect([asked.refusals, asked.events]).toEqual([['dummy-not-updated'], []]);
  });

  it('can be deferred, ceased and reinstated like anybody', () => {
    const deferred = when(routine, '2026-02-02', 'defer', { reason: 'under-treatment', by: 'practice', months: 12 });
    expect(standing(deferred.then)).toEqual(['routine', '2027-02-02', 'not-due']);
    const ceased = when(deferred.then, '2026-02-03', 'cease', { reason: 'no-cervix', by: 'practice' });
    expect([ceased.letters, standing(ceased.then)[0]]).toEqual([['CXNC'], 'ceased no-cervix']);
    expect(standing(when(ceased.then, '2026-02-04', 'reinstate', { by: 'csas' }).then)).toEqual(['routine', '2031-01-02', 'not-due']);
  });

  it('may have a sample taken when anybody might', () => {
    const check = (p: Participant, sampleDate: string) => isRight(checkSample(p, { sampleDate: civilDate(sampleDate) }, programmePolicy));
    expect([check(untested, '2026-02-01'), check(routine, '2026-02-01'), check(routine, '2030-10-02')]).toEqual([true, false, true]);
  });
});

describe('ELIG-08: a dummy registration that is deactivated', () => {
  const deactivate = (p: Participant, by = 'csas') => when(p, '2026-02-02', 'deactivate-dummy', { by });
  const ended = deactivate(routine).then;

  it('can still be looked at: it is inactive from that day, and has what it had', () => {
    expect(deactivate(routine)).toMatchObject({ types: ['dummy-deactivated'], rules: ['ELIG-08'] });
    expect(ended).toEqual({ ...routine, inactive: { reason: 'deactivated', since: '2026-02-02' } });
    expect([nextTestDueDate(ended), next(ended)]).toEqual([null, null]);
  });

  it('accepts no result, which waits as another that fails validation and can only be removed', () => {
    const refused = when(ended, '2026-02-12', 'record-result', result('2026-01-30', 'X0A'));
    expect(refused).toMatchObject({ types: ['result-refused'], refusals: ['dummy-deactivated'], rules: ['ELIG-08', 'D-27'] });
    const settle = (how: object) => when(refused.then, '2026-02-13', 'settle-result', { testDate: '2026-01-30', ...how });
    expect(settle({ correction: { cytology: 'X', hpv: '0', action: 'A' } }).refusals).toEqual(['dummy-deactivated']);
    expect(settle({ remove: true }).then).toEqual(ended);
    const history = when(ended, '2026-02-12', 'import-history', { results: [result('2020-01-30', 'X0A').result], source: 'earlier system' });
    expect([history.refusals, history.events]).toEqual([['dummy-deactivated'], []]);
  });

  it('sends no letter: those that were held are cancelled', () => {
    const paused = when(untested, '2026-01-06', 'pause', { by: 'csas' }).then;
    const cancelled = deactivate(when(paused, '2026-01-12', 'record-result', result('2026-01-02', 'X0A')).then);
    expect(cancelled).toMatchObject({ types: ['dummy-deactivated', 'held-letters-cancelled'], letters: [], rules: ['ELIG-08', 'D-28'] });
    const resumed = when(cancelled.then, '2026-02-03', 'unpause', { by: 'csas' }).then;
    expect([resumed.held, when(resumed, '2026-02-03', 'carry-out-day').events]).toEqual([[], []]);
  });

  it('was not waiting for an outcome from colposcopy: that is recorded first, or the result withdrawn (D-21)', () => {
    const referred = tested(untested, ['2026-01-02', '59S']);
    expect(deactivate(referred).refusals).toEqual(['dummy-awaits-outcome']);
    const withdrawn = when(referred, '2026-01-20', 'withdraw-result', { testDate: '2026-01-02' }).then;
    expect(deactivate(withdrawn).types).toEqual(['dummy-deactivated']);
  });

  it('is planned for no more', () => {
    expect(lived(ended, '2028-01-01')).toEqual(ended);
    expect(when(ended, '2026-02-03', 'defer', { reason: 'recent-test', by: 'practice', months: 3 }).refusals).toEqual(['inactive']);
    expect(when(ended, '2026-02-03', 'change-demographics', { inactive: null }).refusals).toEqual(['dummy-not-updated']);
  });

  it('is deactivated once, by CSAS; somebody with an NHS number never is', () => {
    expect([deactivate(ended).refusals, deactivate(routine, 'practice').refusals, deactivate(joined('2026-01-05')).refusals])
      .toEqual([['dummy-deactivated'], ['not-permitted'], ['not-a-dummy']]);
  });
});

describe('D-20: under a dummy number', () => {
  it.each(['2004-01-01', '1990-03-03', '1955-01-01'])('somebody born on %s joins without a date and is not called', (dateOfBirth) => {
    const p = dummy('2026-01-05', { dateOfBirth });
    expect([standing(p), next(p)]).toEqual([['called', null, 'not-due'], null]);
  });

  it('a result brings its letter and the date it asks for, and nobody is called on that date', () => {
    const recorded = when(untested, '2026-01-12', 'record-result', result('2026-01-02', '29R'));
    expect(recorded.letters).toEqual(['P29R']);
    expect(recorded.rules).toContain('D-20');
    expect([standing(recorded.then), next(recorded.then)]).toEqual([['repeat-advised', '2027-01-02', 'not-due'], null]);
    expect(lived(recorded.then, '2031-01-01')).toEqual(recorded.then);
    const again = when(recorded.then, '2027-01-20', 'record-result', result('2027-01-02', 'X0A'));
    expect([again.letters, nextTestDueDate(again.then)]).toEqual([['PX0A'], '2030-01-02']);
  });

  it('a routine result past the upper age ends the recall with its letter', () => {
    const recorded = when(dummy('2026-01-05', { dateOfBirth: '1960-01-01' }), '2026-01-12', 'record-result', result('2026-01-02', 'X0A'));
    expect([recorded.letters, standing(recorded.then)[0]]).toEqual([['PX0C'], 'ceased age']);
  });

  it('a result that fails validation holds letters until it is settled, and then its letter goes', () => {
    const refused = when(untested, '2026-01-12', 'record-result', result('2026-01-02', '39A'));
    expect(refused.refusals).toContain('invalid-return-to-routine');
    const settled = when(refused.then, '2026-01-13', 'settle-result', { testDate: '2026-01-02', correction: { cytology: '3', hpv: '9', action: 'S' } });
    expect(settled.letters).toEqual(['P39S']);
  });

  it('a letter that a pause held goes out after it', () => {
    const paused = when(untested, '2026-01-06', 'pause', { by: 'csas' }).then;
    const held = when(paused, '2026-01-12', 'record-result', result('2026-01-02', 'X0A')).then;
    expect(next(held)).toBeNull();
    expect(when(when(held, '2026-01-20', 'unpause', { by: 'csas' }).then, '2026-01-20', 'carry-out-day').letters).toEqual(['PX0A']);
  });

  it('somebody referred goes on the failsafe list when no outcome comes', () => {
    const suspended = tested(untested, ['2026-01-02', '59S']);
    expect([suspended.referral?.weeks, next(suspended)]).toEqual([2, { on: '2027-01-02', step: 'look-for-outcome' }]);
    expect(lived(suspended, '2027-01-02').failsafeSince).toBe('2027-01-02');
  });

  it('a result that is withdrawn leaves no date behind', () => {
    expect(standing(when(routine, '2026-02-01', 'withdraw-result', { testDate: '2026-01-02' }).then)).toEqual(['called', null, 'not-due']);
  });

  it.each([
    ['invite', { by: 'practice' }],
    ['opt-in', {}],
    ['amend', { nextTestDueDate: '2026-06-01', bypassPnl: true }],
    ['amend', { nextTestDueDate: '2026-02-05', incident: true }],
  ] as const)('nobody is called by anybody’s wish: %s %j', (name, data) => {
    const asked = when(routine, '2026-02-02', name, data);
    expect([asked.refusals, asked.events]).toEqual([['dummy-not-called'], []]);
  });

  it('CSAS may correct a date, which calls nobody', () => {
    const amended = when(routine, '2026-02-02', 'amend', { nextTestDueDate: '2029-01-02' }).then;
    expect([nextTestDueDate(amended), next(amended)]).toEqual(['2029-01-02', null]);
  });
});
