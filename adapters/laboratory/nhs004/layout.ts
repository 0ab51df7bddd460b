import * as E from 'fp-ts/lib/Either.js';
import type { Content, LaboratoryLayout } from '../../../application/ports/laboratory-layout.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import { reader } from './reader.ts';

/** A piece as a text of one character a byte: it may end in the middle of a character of UTF-8. */
const asBytes = (piece: Uint8Array): string => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');

/** Where a file holds no more reports than these, they are kept from its check until they are taken in, and it is read once. */
const mostKept = 20_000;

const kept = new WeakMap<Content, readonly Report[]>();

/** Files in the layout NHS004 of the message MEDRPT (EDIFACT). */
export const nhs004: LaboratoryLayout = {
  check: async (content) => {
    const { feed, end } = reader(content.name);
    let reports: Report[] | null = [];
    for await (const piece of content.pieces()) {
      const read = feed(asBytes(piece));
      if (E.isLeft(read)) return read;
      if (reports !== null && reports.length + read.right.length <= mostKept) reports.push(...read.right);
      else reports = null;
    }
    const checked = end();
    if (reports !== null && E.isRight(checked)) kept.set(content, reports);
    return checked;
  },
  reports: async function* (content: Content) {
    const few = kept.get(content);
    if (few !== undefined) return yield* few;
    const { name, pieces } = content;
    const { feed } = reader(name);
    for await (const piece of pieces()) {
      const read = feed(asBytes(piece));
      if (E.isLeft(read)) throw new Error(`The file is no longer what it was when it was checked: ${read.left.reason}`);
      yield* read.right;
    }
  },
};
