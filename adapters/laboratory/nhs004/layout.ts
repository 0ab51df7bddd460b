import * as E from 'fp-ts/lib/Either.js';
import type { Content, LaboratoryLayout } from '../../../application/ports/laboratory-layout.ts';
import { reader } from './reader.ts';

/** A piece as a text of one character a byte: it may end in the middle of a character of UTF-8. */
const asBytes = (piece: Uint8Array): string => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');

/** Files in the layout NHS004 of the message MEDRPT (EDIFACT). */
export const nhs004: LaboratoryLayout = {
  check: async ({ name, pieces }) => {
    const { feed, end } = reader(name);
    for await (const piece of pieces()) {
      const read = feed(asBytes(piece));
      if (E.isLeft(read)) return read;
    }
    return end();
  },
  reports: async function* ({ name, pieces }: Content) {
    const { feed } = reader(name);
    for await (const piece of pieces()) {
      const read = feed(asBytes(piece));
      if (E.isLeft(read)) throw new Error(`The file is no longer what it was when it was checked: ${read.left.reason}`);
      yield* read.right;
    }
  },
};
