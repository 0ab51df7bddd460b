import { describe, expect, it } from 'vitest';
import { addDays, addMonths, civilDate } from '../dates/civil-date.ts';
import { nhsNumberFrom } from '../identifiers/nhs-number.ts';
import { event, type ParticipantEvent } from '../participant/events.ts';
import { evolve } from '../participant/evolve.ts';
import { example } from '../participant/example-life.ts';
import { type ParticipantRecord, unknown } from '../participant/participant.ts';
import type { RecordedResult } from '../participant/test-result.ts';
import { programmePolicy } from '../rules/policy.ts';
import { follow, nothingToTell } from './follow.ts';
import type { Thing } from './thing.ts';

const on = civilDate('2026-11-23');
const testDate = civilDate('2026-11-10');
const registered = event('registered', { nhsNumber: nhsNumberFrom(901_000_000, 1), demographics: example, optedIn: false, on });
const bornIn = (dateOfBirth: string) => event('registered', { nhsNumber: nhsNumberFrom(901_000_000, 1), demographics: { ...example, dateOfBirth: civilDate(dateOfBirth) }, optedIn: false, on });

const recorded = (codes: string, more: Partial<RecordedResult> = {}) => {
  const [cytology, hpv, action] = codes.length === 2 ? [codes[0], null, codes[1]] : codes;
  return event('result-recorded', { result: { testDate, cytology, hpv, action, number: 1, months: 36, monthsFrom: 'rules', ...more } as RecordedResult, on });
};
const asked = (letter: 'PX0A' | 'PX0C' | 'PA1' | 'CXNC' | 'CUA' | 'K2UH', of: object = {}, type: 'letter-requested' | 'letter-held' = 'letter-requested') => event(type, { letter, testDate: null, on, ...of });
const invited = event('invited', { nextTestDueDate: on, on });
const ceased = (reason: 'age' | 'no-cervix' | 'radiotherapy', by: 'csas' | 'system' = 'csas') => event('ceased', { reason, since: on, automatic: by === 'system', by, on });
const left = event('became-inactive', { reason: 'scotland', since: on, on });

const thingsAfter = (...events: readonly ParticipantEvent[]): readonly Thing[] => {
  let record: ParticipantRecord = unknown;
  let told = nothingToTell;
  for (const [position, each] of (events[0]?.type === 'registered' ? events : [registered, ...events]).entries()) {
    record = evolve(record, each);
    told = follow(told, { position, id: `id ${position}` }, each, record, programmePolicy);
  }
  return told.things;
};
/** What is told by which letter or why by none. */
const told = (...events: readonly ParticipantEvent[]) => thingsAfter(...events).map(({ what, answer, reason }) => [what, answer?.letter ?? reason]);

describe('what happened and must be told', () => {
  it.each<[string, readonly ParticipantEvent[], unknown]>([
    ['a result with its letter', [recorded('X0A'), asked('PX0A', { testDate })], [['result', 'PX0A']]],
    ['a result without', [recorded('X0A')], [['result', null]]],
    ['a result of colposcopy', [recorded('X0A', { sourceType: 7 })], [['result', 'told-by-colposcopy']]],
    ['a result of a test that is too old', [recorded('X0A', { testDate: addDays(addMonths(on, -4), -1) })], [['result', 'past-cut-off']]],
    ['a result of a test that is just not too old', [recorded('X0A', { testDate: addMonths(on, -4) })], [['result', null]]],
    ['a result of somebody who left', [left, recorded('X0A')], [['result', 'inactive']]],
    ['codes without a letter', [recorded('2A')], [['result', 'no-letter-for-codes']]],
    ['codes without a letter that end recall by age', [bornIn('1962-01-01'), recorded('2A', { months: 60 })], [['result', null]]],
    ['codes that no table knows', [recorded('X9A')], [['result', null]]],
    ['an invitation with its letter', [invited, asked('PA1')], [['invitation', 'PA1']]],
    ['an invitation without', [invited], [['invitation', null]]],
    ['a reminder without', [event('reminded', { on })], [['reminder', null]]],
    ['a ceasing with its letter', [ceased('no-cervix'), asked('CXNC')], [['ceasing', 'CXNC']]],
    ['a ceasing without', [ceased('no-cervix')], [['ceasing', null]]],
    ['a ceasing for which there is no letter', [ceased('radiotherapy')], [['ceasing', 'no-letter-for-ceasing']]],
    ['a ceasing by what the record holds', [ceased('age', 'system')], [['ceasing', 'ceased-by-record']]],
    ['a ceasing by a result', [recorded('X0A'), ceased('age', 'system'), asked('PX0C', { testDate })], [['result', 'PX0C'], ['ceasing', 'told-with-result']]],
    ['a ceasing after silence', [event('non-response-recorded', { count: 1, listedUntil: on, on }), ceased('age', 'system')], [['ceasing', null]]],
    ['a ceasing by hand after silence', [event('non-response-recorded', { count: 1, listedUntil: on, on }), ceased('radiotherapy')], [['ceasing', 'no-letter-for-ceasing']]],
  ])('is %s', (_, events, expected) => {
    expect(told(...events)).toEqual(expected);
  });

  it('is told by the letter of its kind and its test', () => {
    expect(told(recorded('X0A'), asked('PA1'), asked('PX0A', { testDate: addDays(testDate, 1) }))).toEqual([['result', null], ['unasked', 'PA1'], ['unasked', 'PX0A']]);
  });

  it('is told once: a second letter tells nothing that happened', () => {
    expect(told(invited, asked('PA1'), asked('PA1'))).toEqual([['invitation', 'PA1'], ['unasked', 'PA1']]);
    expect(told(recorded('X0A', { sourceType: 7 }), asked('PX0A', { testDate }))).toEqual([['result', 'told-by-colposcopy'], ['unasked', 'PX0A']]);
  });

  it('is not told by what somebody asked to be sent again', () => {
    expect(told(invited, asked('PA1'), asked('PA1', { again: 'id 2' }))).toEqual([['invitation', 'PA1'], ['again', 'PA1']]);
  });

  it('is told by the letter that goes out when a pause ends', () => {
    const [thing] = thingsAfter(invited, asked('PA1', {}, 'letter-held'), asked('PA1', { on: addDays(on, 9) }));
    expect(thing?.answer).toEqual({ letter: 'PA1', reference: 'id 3', position: 3, held: false });
    expect(told(invited, asked('PA1', { again: 'x' }, 'letter-held'), asked('PA1', { again: 'x', on: addDays(on, 9) }))).toEqual([['invitation', null], ['again', 'PA1']]);
  });

  it('is owed by the record into which theirs was merged, and by that one only', () => {
    const elsewhere = 'another';
    const things = thingsAfter(recorded('X0A'), asked('PX0A', { testDate }), invited, asked('PA1', {}, 'letter-held'), event('known-elsewhere', { participantId: elsewhere, on }));
    expect(things).toMatchObject([{ answer: { letter: 'PX0A' }, elsewhere }, { answer: null, reason: 'owed-by-other-record', owed: 'PA1', elsewhere }]);
    const merged = event('record-merged', { participantId: 'p', nhsNumber: nhsNumberFrom(901_000_000, 2), mergedFrom: [], results: [], dischargedOn: null, nonResponderCount: 0, deferralsInARow: 0, on });
    expect(told(merged, asked('PA1', {}, 'letter-held'), asked('PA1', { on: addDays(on, 9) }))).toEqual([['taken-over', 'PA1']]);
  });
});
