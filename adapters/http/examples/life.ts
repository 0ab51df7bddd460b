import { type Seen, wholly } from '../../../application/access/seen.ts';
import * as E from 'fp-ts/lib/Either.js';
import type { Outcome } from '../../../application/participants.ts';
import type { Entry, ParticipantHistory } from '../../../application/participant-history.ts';
import { type ParticipantId, streamOf } from '../../../application/participant-id.ts';
import type { Actor } from '../../../application/ports/event-log.ts';
import { type CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import type { Decision } from '../../../domain/decision.ts';
import { type Command, command } from '../../../domain/participant/commands.ts';
import { decide } from '../../../domain/participant/decide.ts';
import type { Demographics } from '../../../domain/participant/demographics.ts';
import { evolve } from '../../../domain/participant/evolve.ts';
import { type Participant, type ParticipantRecord, unknown } from '../../../domain/participant/participant.ts';
import type { CaseNumber } from '../../../domain/identifiers/case-number.ts';
import type { DummyNumber } from '../../../domain/identifiers/dummy-number.ts';
import type { NhsNumber } from '../../../domain/identifiers/nhs-number.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';

/** The examples of the documentation are answers that the system gives: one made-up life, decided by the real rules. */

export const exampleId = '3f0c1f5e-9d5b-8c4e-a1b2-7d3e5f9a0c61' as ParticipantId;
export const exampleNhsNumber = '9000000009' as NhsNumber;
export const exampleToday = civilDate('2026-09-02');
export const caseNumber = 'CAS-12345-ABCDE' as CaseNumber;

const actor: Actor = { user: 'local-developer', role: 'developer', organisation: 'local' };

export type Deed = readonly [on: CivilDate, command: Command];

export const firstTest = { testDate: civilDate('2023-11-06'), cytology: 'X', hpv: '0', action: 'A', slideNumber: '231106-0042', laboratory: '60280', sourceType: 1, hpvPrimary: true } as const;

const demographics: Demographics = {
  name: { prefix: 'MS', given: 'JANE', otherGiven: null, family: 'SMITH', previousFamily: null },
  dateOfBirth: civilDate('1990-10-22'),
  gender: 'female',
  practice: 'A81001',
  address: { lines: ['1 TREVELYAN SQUARE', 'BOAR LANE', 'LEEDS'], postcode: 'LS1 6AE' },
  contact: { telephone: null, mobile: '07700900000', email: null, language: 'en', interpreter: false },
};

/** Joins, is tested, and comes on the prior notification list three years later. */
export const listed: readonly Deed[] = [
  [civilDate('2023-10-02'), command('register', { nhsNumber: exampleNhsNumber, demographics })],
  [civilDate('2023-11-20'), command('record-result', { result: firstTest })],
  [civilDate('2026-08-28'), command('carry-out-day', {})],
];

/** Somebody who could not be matched to anybody. */
export const underDummyNumber: readonly Deed[] = [
  [civilDate('2026-08-28'), command('register-dummy', { number: 'T1234567890' as DummyNumber, demographics })],
];

interface Life {
  readonly record: ParticipantRecord;
  readonly entries: readonly Entry[];
  readonly last: Decision;
}

const live = (life: Life, [on, deed]: Deed, index: number): Life => {
  const decided = decide(life.record, deed, on, programmePolicy);
  if (E.isLeft(decided)) throw new Error(`The example cannot be: ${decided.left[0].message}`);
  const { events, rules, warnings } = decided.right;
  const commandId = `request/local/local-developer/example-${index + 1}`;
  const metadata = { actor, commandId, cause: `request: ${deed.do}`, correlationId: `example-${index + 1}`, policyVersion: programmePolicy.version, rules, warnings };
  const entries = events.map((event, i): Entry => {
    const revision = life.entries.length + i;
    const place = { stream: streamOf(exampleId), revision, position: 1_000 + revision, recordedAt: `${on}T09:00:00.000Z` };
    return { event, recorded: { id: `00000000-0000-8000-8000-${String(revision).padStart(12, '0')}`, ...event, version: 1, metadata, ...place, digest: '0'.repeat(64) } };
  });
  return { record: events.reduce(evolve, life.record), entries: [...life.entries, ...entries], last: decided.right };
};

const start: Life = { record: unknown, entries: [], last: { events: [], rules: [], warnings: [], refusals: [] } };

const livedThrough = (deeds: readonly Deed[]): Life & { readonly participant: Participant } => {
  const life = deeds.reduce(live, start);
  if (life.record.kind !== 'participant') throw new Error('The example is about nobody');
  return { ...life, participant: life.record };
};

export const exampleHistory = (deeds: readonly Deed[]): Seen<ParticipantHistory> => {
  const { participant, entries } = livedThrough(deeds);
  const [first, ...others] = entries;
  if (first === undefined) throw new Error('Nothing happens in the example');
  return wholly({ participantId: exampleId, participant, entries: [first, ...others], readAsOne: entries, revision: others.length, isRestricted: participant.restricted });
};

/** What the last of these deeds is answered with. */
export const exampleOutcome = (deeds: readonly Deed[]): Seen<Outcome> => {
  const { participant, entries, last } = livedThrough(deeds);
  const revision = entries.length - 1;
  return wholly({ participantId: exampleId, position: 1_000 + revision, revision, record: participant, decision: last, repeated: false });
};
