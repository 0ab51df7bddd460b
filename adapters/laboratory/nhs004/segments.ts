import type { Corruption } from '../../../domain/laboratory/file/corrupt.ts';
import { adviceLength, type Dialect, dialectOf, elementsOf, endOf, usual } from './dialect.ts';

/** A segment as its bytes, one character each. */
export interface Segment {
  /** From 1; the service string advice is none. */
  readonly number: number;
  readonly bytes: string;
  readonly elements: readonly (readonly string[])[];
}

export interface Fault {
  readonly reason: Corruption;
  readonly segment: number;
}

/** The segments that a piece completes, and what is wrong after them. */
export interface Cut {
  readonly segments: readonly Segment[];
  readonly fault: Fault | null;
}

/** Cuts an interchange, piece by piece, into its segments. */
export interface Segmenter {
  readonly feed: (piece: string) => Cut;
  /** What is wrong with where it ended; null: nothing. */
  readonly end: () => Fault | null;
}

/** No segment of a real file comes near this; it keeps a file without separators from filling the memory. */
const longest = 16 * 1024;

/** The mark that some programs put at the beginning of UTF-8 files, as bytes. */
const mark = '\xef\xbb\xbf';
const spaces = /^[ \t\r\n]+/;

export const segmenter = (): Segmenter => {
  let rest = '';
  let dialect: Dialect | null = null;
  let number = 0;

  /** Settles which characters separate; null: they are settled, or more must come first. */
  const open = (): Corruption | null => {
    rest = (rest.startsWith(mark) ? rest.slice(mark.length) : rest).replace(spaces, '');
    if (rest.length < 3) return null;
    if (rest.startsWith('UNB')) dialect = usual;
    else if (!rest.startsWith('UNA')) return 'unknown-layout';
    else if (rest.length >= adviceLength) {
      dialect = dialectOf(rest.slice(0, adviceLength));
      rest = rest.slice(adviceLength);
      return dialect === null ? 'bad-file-contents' : null;
    }
    return null;
  };

  const cut = (by: Dialect): Cut => {
    const segments: Segment[] = [];
    let from = 0;
    for (let end = endOf(rest, from, by); end !== -1; end = endOf(rest, from, by)) {
      const bytes = rest.slice(from, end).replace(spaces, '');
      if (bytes.length > longest) return { segments, fault: tooLong() };
      segments.push({ number: ++number, bytes, elements: elementsOf(bytes, by) });
      from = end + 1;
    }
    rest = rest.slice(from);
    return { segments, fault: rest.length > longest ? tooLong() : null };
  };
  const tooLong = (): Fault => ({ reason: 'extract-error', segment: number + 1 });

  return {
    feed: (piece) => {
      rest += piece;
      const fault = dialect === null ? open() : null;
      if (fault !== null) return { segments: [], fault: { reason: fault, segment: fault === 'unknown-layout' ? 0 : 1 } };
      return dialect === null ? { segments: [], fault: null } : cut(dialect);
    },
    end: () => {
      if (dialect === null) return rest === '' ? { reason: 'empty', segment: 0 } : { reason: rest.startsWith('UNA') ? 'extract-error' : 'unknown-layout', segment: 0 };
      return rest.replace(spaces, '') === '' ? null : { reason: 'extract-error', segment: number + 1 };
    },
  };
};
