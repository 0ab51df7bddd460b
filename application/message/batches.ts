import * as E from 'fp-ts/lib/Either.js';
import type { BatchClosed } from '../../domain/message/batch.ts';
import type { EventLog } from '../ports/event-log.ts';
import { batchCodec, batchStreams } from './codec.ts';
import { type MessagesDeps, messageSystem } from './stored-messages.ts';

/** The messages that make a batch up; null: it is not closed yet, and nothing of it has gone anywhere. */
export const readBatch = async (log: EventLog, batch: string): Promise<BatchClosed | null> => {
  const stream = `${batchStreams}${batch}`;
  const [recorded] = (await log.readStreams([stream])).get(stream)?.events ?? [];
  if (recorded === undefined) return null;
  const event = batchCodec.decode(recorded);
  if (E.isLeft(event)) throw new Error(event.left.message);
  return event.right.data;
};

export interface ClosingDeps extends MessagesDeps {
  readonly newId: () => string;
}

/** Says once and for all what makes a batch up, and answers with what does: somebody else may have said so first. */
export const closeBatch = async ({ log, policy, newId }: ClosingDeps, batch: string, data: BatchClosed): Promise<BatchClosed> => {
  const stream = `${batchStreams}${batch}`;
  // Whoever closes it with other members does something else, and must not be taken for this.
  const metadata = { actor: messageSystem, commandId: `${stream}/close/${newId()}`, cause: 'hand-over', correlationId: stream, policyVersion: policy.version, rules: [], warnings: [] };
  const done = await log.append([{ stream, expected: 'no-stream', events: [batchCodec.encode(stream, 0, { type: 'batch-closed', data }, metadata)] }])();
  if (E.isRight(done)) return data;
  if (done.left.kind === 'unavailable') throw done.left.cause;
  const closed = await readBatch(log, batch);
  if (closed === null) throw new Error(`Nothing stands in ${stream}, and nothing can be added`);
  return closed;
};
