import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civilDate } from '../../dates/civil-date.ts';
import { programmePolicy } from '../../rules/policy.ts';
import { joined, standing, tested, when } from '../example-life.ts';
import type { Participant } from '../participant.ts';
import { after } from './drafting.ts';
import { merge } from './merge.ts';

const merged = (p: Participant, other: Participant, on = '2026-06-01') => merge(p, other, 'other', civilDate(on), programmePolicy);
const asOne = (p: Participant, other: Participant, on?: string): Participant => after(p, merged(p, other, on).events);

const one = joined('2015-03-05');
const inRoutine = tested(one, ['2024-02-01', 'X0A']);
const positive = tested(one, ['2025-02-01', '29R']);

describe('two records of one person, read as one (D-29)', () => {
  it('hold the tests of both, in order of test date', () => {
    const { results, mergedFrom } = asOne(positive, inRoutine);
    expect(results.map(({ testDate, number }) => [testDate, number])).toEqual([['2024-02-01', 2], ['2025-02-01', 1]]);
    expect(mergedFrom).toEqual([{ participantId: 'other', nhsNumber: '9434765919' }]);
  });

  it('hold a test that stood in both once', () => expect(asOne(inRoutine, inRoutine).results).toHaveLength(1));

  it('go by the newer test, whichever of them had it', () => {
    expect(standing(asOne(inRoutine, positive))).toEqual(standing(positive));
    expect(standing(asOne(positive, inRoutine))).toEqual(standing(positive));
  });

  it('of which neither has a test go by the earlier date', () => {
    const deferred = when(joined('2026-02-02'), '2026-03-01', 'defer', { reason: 'patient-wish', months: 12, by: 'csas', signedForm: true }).then;
    const called = joined('2026-02-02');
    expect(standing(asOne(deferred, called))).toEqual(standing(called));
    expect(merged(called, deferred).events.map(({ type }) => type)).toEqual(['record-merged']);
  });

  it('work out the months anew when an older positive comes with the other one', () => {
    const afterPositive = tested(one, ['2025-09-01', '-0A']);
    const older = tested(one, ['2023-01-10', '29R']);
    const { results, schedule } = asOne(afterPositive, older);
    expect(tested(older, ['2025-09-01', '-0A']).schedule.nextTestDueDate).toBe(schedule.nextTestDueDate);
    expect(results.at(-1)?.months).toBe(tested(older, ['2025-09-01', '-0A']).results.at(-1)?.months);
  });

  it('stay suspended, with the referral, when the newer test asks for colposcopy', () => {
    const referred = tested(one, ['2026-04-01', '69S']);
    expect(asOne(inRoutine, referred)).toMatchObject({ schedule: { recallType: 'suspended' }, referral: { testDate: '2026-04-01', weeks: 2 } });
  });

  it('are ceased when either is, unless a test was taken since that brings somebody back', () => {
    const ceased = when(one, '2025-06-01', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;
    expect(standing(asOne(inRoutine, ceased))[0]).toBe('ceased informed-choice');
    expect(standing(asOne(ceased, inRoutine))[0]).toBe('ceased informed-choice');
    const testedSince = tested(one, ['2025-08-01', 'X0A']);
    expect(standing(asOne(testedSince, ceased))).toEqual(standing(testedSince));
    expect(standing(asOne(ceased, testedSince))).toEqual(standing(testedSince));
  });

  it('stay ceased for good where no cervix is, whatever was tested', () => {
    const noCervix = when(one, '2025-06-01', 'cease', { reason: 'no-cervix', by: 'csas' }).then;
    const testedSince = tested(one, ['2025-08-01', 'X0A']);
    for (const both of [asOne(noCervix, testedSince), asOne(testedSince, noCervix)]) expect(standing(both)[0]).toBe('ceased no-cervix');
  });

  it('hold what waited in the other: results to settle, the pause, letters owed', () => {
    const waiting = when(when(one, '2026-01-01', 'pause', { by: 'csas' }).then, '2026-02-01', 'record-result', {
      result: { testDate: '2026-01-25', cytology: 'X', hpv: '0', action: 'A' },
    }).then;
    const refused = tested(waiting, ['2026-03-01', 'X9A']);
    const both = asOne(inRoutine, refused);
    expect(both).toMatchObject({ pausedByHand: '2026-01-01', held: refused.held, refused: refused.refused });
    expect(both.held).not.toEqual([]);
  });

  it('hold once what waits in both', () => {
    const waiting = tested(when(tested(one), '2026-01-01', 'pause', { by: 'csas' }).then, ['2026-01-25', 'X0A'], ['2026-03-01', 'X9A']);
    expect([waiting.held.length, waiting.refused.length]).toEqual([1, 1]);
    expect(merged(waiting, waiting).events.map(({ type }) => type)).toEqual(['record-merged']);
    const resolved = tested(one, ['2026-03-01', 'X9S']);
    expect(asOne(resolved, waiting).refused.map(({ result }) => result.action)).toEqual(['A']);
  });

  it('number the tests taken over on from their own, and say which records had been merged before', () => {
    const two = tested(one, ['2023-01-10', '29R'], ['2024-01-12', 'X0A']);
    const nested = asOne(two, { ...positive, mergedFrom: [{ participantId: 'first', nhsNumber: one.nhsNumber }] });
    expect(nested.results.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(nested.mergedFrom.map(({ participantId }) => participantId)).toEqual(['first', 'other']);
    expect(asOne(nested, two).results.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(after(nested, merge(nested, { ...inRoutine, nonResponderCount: 2 }, 'third', civilDate('2026-06-01'), programmePolicy).events)).toMatchObject({
      nonResponderCount: 2,
      mergedFrom: [{ participantId: 'first' }, { participantId: 'other' }, { participantId: 'third' }],
    });
  });

  it('are opted in when either is', () => {
    const him = joined('2015-03-05', { gender: 'male' });
    const optedIn = when(him, '2026-01-10', 'opt-in').then;
    expect(asOne(him, optedIn)).toMatchObject({ optedIn: true, schedule: { nextTestDueDate: optedIn.schedule.nextTestDueDate } });
    expect(merged(optedIn, him).events.map(({ type }) => type)).toEqual(['record-merged']);
  });

  it('keep the invitation that was to go past the list', () => {
    const bypassing = when(positive, '2025-03-01', 'amend', { nextTestDueDate: '2026-09-01', bypassPnl: true, by: 'csas' }).then;
    expect(bypassing.schedule.inviteOn).not.toBeNull();
    expect(asOne(inRoutine, bypassing).schedule).toMatchObject({ inviteOn: bypassing.schedule.inviteOn, basis: 'merger' });
  });

  it('are ceased for the reason that somebody gave rather than for age, and told so', () => {
    const old = joined('2026-01-01', { dateOfBirth: '1955-05-05' });
    const wished = when(joined('2015-03-05', { dateOfBirth: '1955-05-05' }), '2018-01-01', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;
    const { events, rules } = merged(old, wished);
    expect(events.find(({ type }) => type === 'ceased')?.data).toMatchObject({ reason: 'informed-choice', since: '2018-01-01', automatic: false });
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['D-29', 'CEASE-10']));
    expect(merged(wished, old).events.map(({ type }) => type)).toEqual(['record-merged']);
  });

  it('tell the rules they rest on', () => {
    const referred = tested(one, ['2026-04-01', '69S']);
    const rules = (p: Participant, other: Participant) => merged(p, other).rules.map(({ rule }) => rule);
    expect(rules(inRoutine, referred)).toEqual(['D-29', 'D-25', 'COL-04', 'D-21']);
    expect(rules(inRoutine, one)).toEqual(['D-29']);
    const ceased = when(one, '2025-06-01', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;
    expect(rules(ceased, tested(one, ['2025-08-01', 'X0A']))).toContain('D-19');
  });

  it('said once more add nothing, but what the other has come to hold since', () => {
    const once = asOne(inRoutine, positive);
    expect(merged(once, positive).events).toEqual([]);
    const since = tested(positive, ['2026-05-01', '29R']);
    const again = asOne(once, since);
    expect(again.results).toHaveLength(3);
    expect(again.nonResponderCount).toBe(once.nonResponderCount);
    expect(standing(again)).toEqual(standing(since));
  });

  it('stand where one record with all the tests would stand, however they were spread', () => {
    const test = fc.record({ months: fc.integer({ min: 0, max: 130 }), codes: fc.constantFrom('X0A', '29R', '-0A', '0UR'), inOther: fc.boolean() });
    const day = (months: number): string => addMonths(civilDate('2015-06-11'), months);
    fc.assert(
      fc.property(fc.uniqueArray(test, { maxLength: 6, selector: ({ months }) => months }), (tests) => {
        const inOrder = tests.toSorted((a, b) => a.months - b.months).map(({ months, codes, inOther }) => ({ test: [day(months), codes] as const, inOther }));
        const spread = (other: boolean) => tested(one, ...inOrder.filter(({ inOther }) => inOther === other).map((each) => each.test));
        const whole = tested(one, ...inOrder.map((each) => each.test));
        const [own, others] = [spread(false), spread(true)];
        fc.pre([whole, own, others].every(({ refused }) => refused.length === 0));
        const both = asOne(own, others);
        const seen = (p: Participant) => [p.results.map(({ testDate }) => testDate), p.results.at(-1)?.months, ...standing(p)];
        expect(seen(both)).toEqual(seen(whole));
      }),
      { numRuns: 500 },
    );
  });
});
