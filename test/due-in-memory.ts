import * as E from 'fp-ts/lib/Either.js';
import { decode } from '../application/participant-codec.ts';
import { type ParticipantId, participantOf, participantStreams } from '../application/participant-id.ts';
import type { EventLog } from '../application/ports/event-log.ts';
import type { DuePeople } from '../application/ports/read-models.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { evolve } from '../domain/participant/evolve.ts';
import { nextStep } from '../domain/participant/next-step.ts';
import { type ParticipantRecord, unknown } from '../domain/participant/participant.ts';
import type { Policy } from '../domain/rules/policy.ts';

/** Who is due, by reading everybody. What cannot be read is left out, as a read model would leave it. */
export const dueInMemory = (log: EventLog, policy: Policy): DuePeople => {
  let due: readonly (readonly [ParticipantId, CivilDate])[] = [];
  return {
    catchUp: async () => {
      const found: (readonly [ParticipantId, CivilDate])[] = [];
      for await (const streams of log.readByStream(participantStreams, {}, 1000))
        for (const { events } of streams) {
          const id = participantOf(events[0]?.stream ?? '');
          let record: ParticipantRecord = unknown;
          for (const event of events.map(decode)) if (E.isRight(event)) record = evolve(record, event.right);
          const next = record.kind === 'participant' ? nextStep(record, policy) : null;
          if (id !== null && next !== null) found.push([id, next.on]);
        }
      due = found;
    },
    earliest: () => Promise.resolve(due.map(([, on]) => on).sort()[0] ?? null),
    count: (by) => Promise.resolve(due.filter(([, on]) => on <= by).length),
    page: (by, after, limit) =>
      Promise.resolve(
        due
          .filter(([id, on]) => on <= by && (after === null || id > after))
          .map(([id]) => id)
          .sort()
          .slice(0, limit),
      ),
  };
};
