import { createHash } from 'node:crypto';
import { memoryEventLog } from '../adapters/event-log/memory/memory-event-log.ts';
import type { ParticipantId, ParticipantIds } from '../application/participant-id.ts';
import type { Actor, EventLog, RecordedEvent } from '../application/ports/event-log.ts';
import { type NhsNumber, nhsNumberFrom } from '../domain/identifiers/nhs-number.ts';
import { programmePolicy } from '../domain/rules/policy.ts';
import { noSenders } from './no-senders.ts';
import { slidesInMemory } from './slides-in-memory.ts';

/** Participant ids as a deployment gives them, without a key. */
export const participantIds: ParticipantIds = {
  of: (number) => {
    const hex = createHash('sha256').update(number).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ParticipantId;
  },
};

/** What the application needs, on a log of its own that lives as long as the test. */
export const inMemory = () => {
  const log = memoryEventLog(() => '2026-11-22T09:00:00.000Z');
  let ids = 0;
  return { log, policy: programmePolicy, ids: participantIds, slideNumbers: slidesInMemory(log), senders: noSenders, newId: () => `id ${ids++}` };
};

/** The n-th of a row of valid NHS numbers of nobody. */
export const nhsNumber = (n: number): NhsNumber => nhsNumberFrom(901_000_000, n);

export const csas: Actor = { user: 'u-csas', role: 'csas', organisation: 'X26' };
export const practice: Actor = { user: 'u-practice', role: 'practice', organisation: 'A81001' };

export const everything = async (log: EventLog): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const stretch of log.readAll(0, 1000)) events.push(...stretch.events);
  return events;
};
