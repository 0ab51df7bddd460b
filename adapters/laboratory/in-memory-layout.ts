import * as E from 'fp-ts/lib/Either.js';
import type { LaboratoryLayout } from '../../application/ports/laboratory-layout.ts';
import type { Interchange } from '../../domain/laboratory/file/events.ts';
import type { Report } from '../../domain/laboratory/report.ts';
import type { Fault } from './nhs004/segments.ts';
import { readJson } from './read-json.ts';

/** A document that was read: whose it is, and what it reports. */
export interface Held {
  readonly interchange: Interchange;
  readonly reports: readonly Report[];
}

/** Reads a JSON document. In its faults a segment is the place of a result among the others, from 1. */
export type ReadDocument = (document: unknown) => E.Either<Fault, Held>;

/** A layout whose documents are held in memory whole. */
export const inMemoryLayout = (read: ReadDocument): LaboratoryLayout => {
  const held = async (content: Parameters<LaboratoryLayout['check']>[0]): Promise<E.Either<Fault, Held>> => {
    const document = await readJson(content);
    return E.isLeft(document) ? E.left({ reason: document.left, segment: 0 }) : read(document.right);
  };
  return {
    check: async (content) => {
      const document = await held(content);
      return E.isLeft(document)
        ? E.left({ ...document.left, interchange: null })
        : E.right({ interchange: document.right.interchange, items: document.right.reports.length });
    },
    reports: async function* (content) {
      const document = await held(content);
      if (E.isLeft(document)) throw new Error(`The document is no longer what it was when it was checked: ${document.left.reason}`);
      yield* document.right.reports;
    },
  };
};
