import type { AppendSignal } from '../../../application/ports/append-signal.ts';
import type { EventLog, Guarantees } from '../../../application/ports/event-log.ts';
import { listeners } from '../listeners.ts';
import { appender } from './append.ts';
import { connect } from './connect.ts';
import { type Following, follow } from './follow.ts';
import { known } from './known.ts';
import { type Patience, usualPatience } from './patience.ts';
import { reads } from './read.ts';
import { writing } from './write.ts';

export interface KurrentDbEventLog extends EventLog, AppendSignal {
  /** Stops listening, and ends what is under way with the server. */
  readonly close: () => Promise<void>;
}

/** A position is the byte at which a record begins; the server checks and stores each stream by itself. */
export const kurrentDbGuarantees: Guarantees = {
  contiguousPositions: false,
  atomicAcrossStreams: false,
  idsUniqueAcrossStreams: false,
  streamsInOrderOfNames: false,
};

/**
 * The event log in a KurrentDB (or EventStoreDB 22.6 or newer) of its own.
 *
 * @param address connection string: `esdb://user:password@host:2113`, several hosts or `esdb+discover://` for a cluster, `?tls=false` for a server without certificates
 * @param now the instant (ISO 8601) at which an append is taken in; the digest covers it
 */
export const kurrentDbEventLog = (address: string, now: () => string, patience: Patience = usualPatience): KurrentDbEventLog => {
  const client = connect(address);
  const streams = known();
  const { head, ...rest } = reads(client, streams, patience);
  const append = appender(writing(client, streams, patience), now);
  const { onAppend, announce } = listeners();
  let following: Following | undefined;
  let closed = false;
  return {
    ...rest,
    head,
    append: (appends) => async () => {
      const answer = await append(appends);
      if (answer._tag === 'Right') announce(answer.right.position);
      return answer;
    },
    onAppend: (listener) => {
      if (!closed) following ??= follow(client, head, announce);
      return onAppend(listener);
    },
    close: async () => {
      closed = true;
      await following?.stop();
      await client.dispose();
    },
  };
};
