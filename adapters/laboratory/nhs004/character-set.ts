import { textOf } from '../../files/lines.ts';
import { isWritable } from '../writable.ts';

/** The text that bytes (one character each) are in a character set; null: they are none. */
export type Read = (bytes: string) => string | null;

const ifWritable = (text: string | null): string | null => (text !== null && isWritable(text) ? text : null);

/** One byte is one character, and bytes that ISO 8859-1 gives no character to are no text. */
const latin: Read = ifWritable;
const unicode: Read = (bytes) => ifWritable(textOf(bytes));

/** By the syntax identifier of an interchange's header. A and B are parts of C. */
export const characterSets: ReadonlyMap<string, Read> = new Map([['UNOA', latin], ['UNOB', latin], ['UNOC', latin], ['UNOY', unicode]]);
