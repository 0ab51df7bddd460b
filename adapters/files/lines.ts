import { createReadStream } from 'node:fs';
import { isUtf8 } from 'node:buffer';

/** A line as its bytes, one character each, so that nothing is lost of one that is not UTF-8. Without its line end, or the mark before the first. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: string;
  /** Longer than any line should be: this is only its beginning. */
  readonly cut: boolean;
  /** Bytes of the file up to its end. */
  readonly end: number;
}

/** No line of a real file comes near this; it keeps a file without line ends from filling the memory. */
const longest = 256 * 1024;

/** The lines of a file in order, LF or CRLF, in memory that does not grow with it. */
export async function* linesOf(path: string): AsyncIterable<Line> {
  let number = 1;
  let end = 0;
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: 256 * 1024 }) as AsyncIterable<string>) {
    const parts = chunk.split('\n');
    for (const [i, part] of parts.entries()) {
      rest = rest.length > longest ? rest : rest + part;
      end += part.length;
      if (i === parts.length - 1) continue;
      end += 1;
      yield lineOf(number, rest, end);
      number += 1;
      rest = '';
    }
  }
  if (rest !== '') yield lineOf(number, rest, end);
}

const lineOf = (number: number, bytes: string, end: number): Line => {
  const whole = bytes.endsWith('\r') ? bytes.slice(0, -1) : bytes;
  const kept = whole.slice(0, longest);
  return { number, bytes: number === 1 ? withoutMark(kept) : kept, cut: whole.length > longest, end };
};

const beyondAscii = /[\x80-\xff]/;

/** The text that these bytes are in UTF-8; null when they are not. */
export const textOf = (bytes: string): string | null => {
  if (!beyondAscii.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  return isUtf8(buffer) ? buffer.toString('utf8') : null;
};

/** The mark that some programs put at the beginning of UTF-8 files, as bytes. */
const withoutMark = (bytes: string): string => (bytes.startsWith('\xef\xbb\xbf') ? bytes.slice(3) : bytes);
