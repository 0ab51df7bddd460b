import * as E from 'fp-ts/lib/Either.js';
import type { ParticipantId } from '../participant-id.ts';
import type { Row } from './row.ts';

/** Rows in their order, at most `size` at a time, and never two about the same person: the second may rest on what the first did. */
export async function* inBatches<T>(rows: AsyncIterable<Row<T>>, about: (value: T) => readonly ParticipantId[], size: number): AsyncIterable<readonly Row<T>[]> {
  let batch: Row<T>[] = [];
  let people = new Set<ParticipantId>();
  for await (const row of rows) {
    const touched = E.isRight(row.content) ? about(row.content.right) : [];
    if (batch.length === size || touched.some((person) => people.has(person))) {
      yield batch;
      batch = [];
      people = new Set();
    }
    batch.push(row);
    for (const person of touched) people.add(person);
  }
  if (batch.length > 0) yield batch;
}
