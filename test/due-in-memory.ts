import * as E from 'fp-ts/lib/Either.js';
import { decode } from '../application/participant-codec.ts';
import { participantOf, participantStreams } from '../application/participant-id.ts';
import type { EventLog } from '../application/ports/event-log.ts';
import type { DueCounts, DuePeople, DuePerson } from '../application/ports/read-models.ts';
import { evolve } from '../domain/participant/evolve.ts';
import { type DueStep, nextStep, type Step } from '../domain/participant/next-step.ts';
import { type ParticipantRecord, unknown } from '../domain/participant/participant.ts';
import type { Policy } from '../domain/rules/policy.ts';

/** Who is due, by reading everybody. What cannot be read is left out, as a read model would leave it. */
export const dueInMemory = (log: EventLog, policy: Policy): DuePeople => {
  let due: readonly Due[] = [];
  return {
    catchUp: async () => {
      const found: Due[] = [];
      for await (const streams of log.readByStream(participantStreams, {}, 1000))
        for (const { events } of streams) {
          const id = participantOf(events[0]?.stream ?? '');
          let record: ParticipantRecord = unknown;
          for (const event of events.map(decode)) if (E.isRight(event)) record = evolve(record, event.right);
          const next = record.kind === 'participant' ? nextStep(record, policy) : null;
          if (id !== null && next !== null) found.push({ participantId: id, ...next });
        }
      due = found.sort(inOrder);
    },
    earliest: () => Promise.resolve(due[0]?.on ?? null),
    counts: (by) => Promise.resolve(countBy(due.filter(({ on }) => on <= by).map(({ step }) => step))),
    page: (by, after, limit) => Promise.resolve(due.filter((each) => each.on <= by && (after === null || inOrder(each, after) > 0)).slice(0, limit)),
  };
};

type Due = DuePerson & DueStep;

const inOrder = (a: DuePerson, b: DuePerson): number => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0);
const place = ({ on, participantId }: DuePerson): string => `${on} ${participantId}`;

const countBy = (steps: readonly Step[]): DueCounts => {
  const counts: { [S in Step]?: number } = {};
  for (const step of steps) counts[step] = (counts[step] ?? 0) + 1;
  return counts;
};
