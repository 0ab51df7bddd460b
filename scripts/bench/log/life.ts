import { randomUUID } from 'node:crypto';
import { isLeft } from 'fp-ts/lib/Either.js';
import { participantCodec } from '../../../application/participant-codec.ts';
import type { Metadata, NewEvent } from '../../../application/ports/event-log.ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import type { Decision } from '../../../domain/decision.ts';
import { type Command, command } from '../../../domain/participant/commands.ts';
import { decide } from '../../../domain/participant/decide.ts';
import type { ParticipantEvent } from '../../../domain/participant/events.ts';
import { evolve } from '../../../domain/participant/evolve.ts';
import { type ParticipantRecord, unknown } from '../../../domain/participant/participant.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';
import type { Placed } from './raw.ts';

const demographics = {
  name: { prefix: null, given: 'EXAMPLE', otherGiven: null, family: 'PERSON', previousFamily: null },
  dateOfBirth: '1999-08-03',
  gender: 'female',
  practice: 'A81001',
  address: { lines: ['1 EXAMPLE STREET', 'EXAMPLETON'], postcode: 'ZZ99 3VZ' },
  contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
};

/** What happens to everybody here: joins, is listed, is tested, moves. The events are those that the decisions make of it. */
const commands: readonly (readonly [day: string, command: Command])[] = [
  ['2024-01-05', command('register', { nhsNumber: '9434765919', demographics } as never)],
  ['2024-02-20', command('carry-out-day', {})],
  ['2024-04-20', command('record-result', { result: { testDate: '2024-04-10', cytology: 'X', hpv: '0', action: 'A' } } as never)],
  ['2024-06-20', command('change-demographics', { practice: 'B81002' })],
];

export const decided = (record: ParticipantRecord, day: string, asked: Command): Decision => {
  const decision = decide(record, asked, civilDate(day), programmePolicy);
  if (isLeft(decision)) throw new Error(`The bench asked for what is refused: ${JSON.stringify(decision.left)}`);
  return decision.right;
};

export const metadataOf = (decision: Decision, commandId: string): Metadata => ({
  actor: { user: 'bench', role: 'system', organisation: 'X26' },
  commandId,
  cause: 'bench',
  correlationId: commandId,
  policyVersion: programmePolicy.version,
  rules: decision.rules,
  warnings: decision.warnings,
});

export const asNew = (event: ParticipantEvent, metadata: Metadata): NewEvent => ({ id: randomUUID(), type: event.type, version: participantCodec.versions[event.type] ?? 1, data: event.data, metadata });

const decisions = commands.reduce<{ readonly record: ParticipantRecord; readonly made: readonly Decision[] }>(
  ({ record, made }, [day, asked]) => {
    const decision = decided(record, day, asked);
    return { record: decision.events.reduce(evolve, record), made: [...made, decision] };
  },
  { record: unknown, made: [] },
).made;

const [joining] = decisions as [Decision];
const [first] = joining.events as [ParticipantEvent];

/** One person's events, new ones each time. */
export const aLife = (): readonly NewEvent[] =>
  decisions.flatMap((decision) => {
    const metadata = metadataOf(decision, randomUUID());
    return decision.events.map((event) => asNew(event, metadata));
  });

/** The event with which a stream begins. */
export const aBeginning = (): NewEvent => asNew(first, metadataOf(joining, randomUUID()));

export const aStream = (): string => `participant-${randomUUID()}`;

/** Whole lives, about so many events in all, stream by stream. */
export const lives = (events: number): readonly (readonly [stream: string, life: readonly NewEvent[]])[] =>
  Array.from({ length: Math.ceil(events / aLife().length) }, () => [aStream(), aLife()] as const);

export const placed = (all: ReturnType<typeof lives>): readonly Placed[] => all.flatMap(([stream, life]) => life.map((event, revision) => ({ stream, revision, event })));
