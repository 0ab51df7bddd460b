import { setTimeout as pause } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { type Either, left } from 'fp-ts/lib/Either.js';
import type { AppendFailure, Appended, RecordedEvent } from '../../../application/ports/event-log.ts';
import { answerRefused, stillStands } from '../answer-refused.ts';
import { headOf } from '../part-of.ts';
import type { StagedAppend, StagedEvent } from '../stage.ts';
import { toServer } from './form.ts';
import type { Known, Standing } from './known.ts';
import type { Patience } from './patience.ts';
import { streamReader } from './streams.ts';
import { asError, troubleOf } from './trouble.ts';

export type Answer = Either<AppendFailure, Appended>;

/** The part of an append that goes to one stream. */
export interface Part extends StagedAppend {
  readonly stream: string;
  readonly first: StagedEvent;
  /** To stand before the parts of which this is not said. */
  readonly ahead: boolean;
}

export interface Writing {
  /** What the log has to say before anything is written: null when nothing stands in the way. */
  readonly verdict: (part: Part) => Promise<Answer | null>;
  /** Stores the part, all or none of it. In doubt it is looked up by its ids and asked again, which stores nothing twice. */
  readonly write: (part: Part) => Promise<Answer>;
}

/** Writes to one stream at a time. Every answer is what the log says then, not what was sent. */
export const writing = (client: EventStoreDBClient, known: Known, patience: Patience): Writing => {
  const readStream = streamReader(client, patience);

  const verdictNow = async (part: Part): Promise<Answer | null> => {
    const events = await readStream(part.stream);
    return isFree(part, known.saw(part.stream, events)) ? null : fromLog(part, events);
  };

  const store = async (part: Part): Promise<Answer> => {
    const expectedRevision = part.first.revision === 0 ? 'no_stream' : BigInt(part.first.revision - 1);
    const { success } = await client.appendToStream(part.stream, part.events.map(toServer), { expectedRevision, requiresLeader: true });
    if (!success) throw new Error(`Stream ${part.stream} did not end where it was expected to`);
    const stored = await readStream(part.stream, { from: part.first.revision, limit: part.events.length });
    known.sawMore(part.stream, stored);
    return fromLog(part, stored);
  };

  return {
    verdict: async (part) => {
      const standing = known.get(part.stream);
      return standing && isFree(part, standing) ? null : verdictNow(part);
    },
    write: async (part) => {
      for (const wait of patience.pauses) {
        try {
          return await store(part);
        } catch (error) {
          const trouble = troubleOf(error);
          if (trouble === 'not taken') throw error;
          if (trouble === 'gone') await pause(wait);
          const said = await verdictNow(part);
          if (said) return said;
        }
      }
      return store(part).catch((error: unknown) => {
        if (troubleOf(error) === 'not taken') throw error;
        return left({ kind: 'unavailable', cause: asError(error) });
      });
    },
  };
};

/** Whether the stream ends where this wants to follow, and holds nothing of it. The server itself only looks at the revision. */
const isFree = ({ first, events }: Part, { head, ids }: Standing): boolean => stillStands(first, head) && !events.some(({ id }) => ids.has(id));

const fromLog = (part: Part, events: readonly RecordedEvent[]): Answer => {
  const places = new Map(events.map(({ id, stream, revision, digest, position }) => [id, { stream, revision, digest, position }]));
  return answerRefused(part, (id) => places.get(id), () => headOf(events.at(-1)));
};
