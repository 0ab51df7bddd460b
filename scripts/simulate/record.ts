import { isLeft } from 'fp-ts/lib/Either.js';
import { encode } from '../../application/participant-codec.ts';
import { streamOf } from '../../application/participant-id.ts';
import type { Actor, Metadata, NewEvent, StreamAppend } from '../../application/ports/event-log.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Command } from '../../domain/participant/commands.ts';
import { decide } from '../../domain/participant/decide.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { type Participant, type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { numberOf } from './person.ts';
import type { World } from './world.ts';

/** One person's record as it grows, by the same decisions as everybody's. */
export interface GrowingRecord {
  /** Gives a command on a day, and answers with what came of it: nothing, when it is refused. */
  readonly ask: (on: CivilDate, command: Command, actor: Actor) => readonly ParticipantEvent[];
  readonly now: () => Participant;
  /** The whole stream, as the log takes it. */
  readonly stream: () => StreamAppend;
}

/** Whatever makes another life is part of every command's id: no event of one world can be taken for one of another. */
const simulationOf = ({ seed, from, until }: World): string => `simulation/${seed}/${from}/${until}`;

/** The n-th person's, empty. The ids of its events follow from the world and the number. */
export const emptyRecord = (world: World, n: number): GrowingRecord => {
  const participantId = world.ids.of(numberOf(n));
  const stream = streamOf(participantId);
  const simulation = simulationOf(world);
  const events: NewEvent[] = [];
  let record: ParticipantRecord = unknown;
  let commands = 0;
  return {
    ask: (on, command, actor) => {
      const decided = decide(record, command, on, world.policy);
      if (isLeft(decided)) return [];
      const { rules, warnings } = decided.right;
      const metadata: Metadata = {
        actor,
        commandId: `${simulation}/${participantId}/${commands++}`,
        cause: simulation,
        correlationId: simulation,
        policyVersion: world.policy.version,
        rules,
        warnings,
      };
      decided.right.events.forEach((event, place) => events.push(encode(stream, place, event, metadata)));
      record = decided.right.events.reduce(evolve, record);
      return decided.right.events;
    },
    now: () => {
      if (record.kind !== 'participant') throw new Error('Nobody has joined yet');
      return record;
    },
    stream: () => ({ stream, expected: 'no-stream', events }),
  };
};
