import { isLeft } from 'fp-ts/lib/Either.js';
import type { RefusalCode, WarningCode } from '../codes/refusal.ts';
import { addDays, type CivilDate, civilDate } from '../dates/civil-date.ts';
import type { Citation } from '../decision.ts';
import type { DummyNumber } from '../identifiers/dummy-number.ts';
import type { NhsNumber } from '../identifiers/nhs-number.ts';
import { type Policy, programmePolicy } from '../rules/policy.ts';
import { command, type CommandName, type CommandOf } from './commands.ts';
import { decide } from './decide.ts';
import type { Demographics } from './demographics.ts';
import type { Facts } from './facts.ts';
import type { ParticipantEvent } from './events.ts';
import { fold } from './evolve.ts';
import { nextStep } from './next-step.ts';
import { type Participant, type ParticipantRecord, recallStatus, unknown } from './participant.ts';

/** Nobody: a person for the tests beside the units. */
export const example: Demographics = {
  name: { prefix: null, given: 'EXAMPLE', otherGiven: null, family: 'PERSON', previousFamily: null },
  dateOfBirth: civilDate('1990-03-03'),
  gender: 'female',
  practice: 'A81001',
  address: null,
  contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
};

/** What a command led to. */
export interface Outcome {
  readonly events: readonly ParticipantEvent[];
  readonly types: readonly string[];
  readonly letters: readonly string[];
  readonly refusals: readonly RefusalCode[];
  /** What each refusal asks to be corrected. */
  readonly fields: readonly (string | undefined)[];
  readonly warnings: readonly WarningCode[];
  readonly rules: readonly string[];
  /** The soonest and the last date named by the first refusal. */
  readonly earliest?: CivilDate | undefined;
  readonly latest?: CivilDate | undefined;
  readonly then: Participant;
}

/** When somebody asks for something on a day. */
export const when = <N extends CommandName>(
  record: Participant | ParticipantRecord,
  on: string,
  name: N,
  data: unknown = {},
  policy: Policy = programmePolicy,
  facts?: Facts,
): Outcome => {
  const before: ParticipantRecord = 'kind' in record ? record : { kind: 'participant', ...record };
  const decided = decide(before, command(name, data as CommandOf<N>['with']), civilDate(on), policy, facts);
  const { events, warnings, rules, refusals } = isLeft(decided) ? { events: [], warnings: [], rules: [] as Citation[], refusals: decided.left } : decided.right;
  return {
    events,
    types: events.map(({ type }) => type),
    letters: events.flatMap((event) => (event.type === 'letter-requested' ? [event.data.letter] : [])),
    refusals: refusals.map(({ code }) => code),
    fields: refusals.map(({ field }) => field),
    warnings,
    rules: rules.map(({ rule }) => rule),
    earliest: refusals[0]?.earliest,
    latest: refusals[0]?.latest,
    then: fold(events, before) as { kind: 'participant' } & Participant,
  };
};

/** Given somebody who joined on a day. */
export const joined = (on: string, demographics: Partial<Omit<Demographics, 'dateOfBirth'>> & { dateOfBirth?: string } = {}, optedIn = false, policy = programmePolicy): Participant =>
  when(unknown, on, 'register', { nhsNumber: '9434765919' as NhsNumber, demographics: { ...example, ...demographics }, optedIn }, policy).then;

/** Given somebody who was entered under a dummy number on a day. */
export const dummy = (on: string, demographics: Partial<Omit<Demographics, 'dateOfBirth'>> & { dateOfBirth?: string } = {}): Participant =>
  when(unknown, on, 'register-dummy', { number: 'T1234567890' as DummyNumber, demographics: { ...example, ...demographics } }).then;

/** Given that the daily run was carried out on every day due, up to and on a day. */
export const lived = (p: Participant, until: string, policy = programmePolicy): Participant => {
  let now = p;
  for (let due = nextStep(now, policy); due !== null && due.on <= until; due = nextStep(now, policy)) now = when(now, due.on, 'carry-out-day', {}, policy).then;
  return now;
};

/** A result by its codes, as `29R`: the test date, and what else was told. */
export const result = (testDate: string, codes: string, more: Readonly<Record<string, unknown>> = {}) => ({
  result: { testDate, cytology: codes[0], hpv: codes.length === 3 ? codes[1] : null, action: codes.at(-1), ...more },
});

/** Given results that arrived, each on the tenth day after its test. */
export const tested = (p: Participant, ...tests: readonly (readonly [testDate: string, codes: string, more?: Readonly<Record<string, unknown>>])[]): Participant =>
  tests.reduce((now, [testDate, codes, more]) => when(now, addDays(civilDate(testDate), 10), 'record-result', result(testDate, codes, more)).then, p);

/** Type, date and status in one line, to compare. */
export const standing = (p: Participant): readonly (string | null)[] => [
  p.ceased === null ? p.schedule.recallType : `ceased ${p.ceased.reason}`,
  p.schedule.nextTestDueDate,
  recallStatus(p),
];
