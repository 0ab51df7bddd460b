import { isUtf8 } from 'node:buffer';
import * as E from 'fp-ts/lib/Either.js';
import type { Content } from '../../application/ports/laboratory-layout.ts';
import type { Corruption } from '../../domain/laboratory/file/corrupt.ts';
import { isWritable } from './writable.ts';

/** Most bytes of a JSON document, which is held in memory whole. Some ten thousand results; more of them come as a file of another layout. */
const most = 8 * 1024 * 1024;

/** A JSON document in UTF-8, or why it is none. */
export const readJson = async ({ pieces }: Content): Promise<E.Either<Corruption, unknown>> => {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces()) {
    all.push(piece);
    size += piece.length;
    if (size > most) return E.left('too-large');
  }
  const bytes = Buffer.concat(all);
  if (!isUtf8(bytes)) return E.left('not-text');
  try {
    const document = JSON.parse(bytes.toString('utf8')) as unknown;
    return isWritableThroughout(document) ? E.right(document) : E.left('not-text');
  } catch {
    return E.left('bad-file-contents');
  }
};

/** Walks without calling itself: a document may be nested deeper than a stack is high. */
const isWritableThroughout = (document: unknown): boolean => {
  const waiting = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && !isWritable(value)) return false;
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) waiting.push(inner);
  }
  return true;
};
