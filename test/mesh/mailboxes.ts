import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type MeshClient, meshClient, type MeshSettings } from '../../adapters/mesh/client.ts';
import type { MeshFailure } from '../../adapters/mesh/failure.ts';
import { madeUpMailboxes } from '../../adapters/mesh/stand-in/stand-in.ts';

/** The client of a made-up mailbox, which does not wait before it tries again. */
export const clientOf = (url: string, mailbox = 'X26ABC1', more: Partial<MeshSettings> = {}): MeshClient =>
  meshClient({ url, mailbox, password: 'password', sharedKey: madeUpMailboxes.sharedKey, mostBytes: 1024 * 1024, pageSize: 10, wait: () => Promise.resolve(), ...more });

export const done = async <A>(asked: TaskEither<MeshFailure, A>): Promise<A> => {
  const answer = await asked();
  if (E.isLeft(answer)) throw new Error(answer.left.message);
  return answer.right;
};

export const failed = async (asked: TaskEither<MeshFailure, unknown>): Promise<MeshFailure> => {
  const answer = await asked();
  if (E.isRight(answer)) throw new Error('It was done');
  return answer.left;
};

/** A file that is not all the same. */
export const contentOf = (bytes: number): Buffer => Buffer.from(Array.from({ length: bytes }, (_, n) => (n * 31 + (n >> 8)) % 251));
