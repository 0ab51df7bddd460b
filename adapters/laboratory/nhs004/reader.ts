import * as E from 'fp-ts/lib/Either.js';
import type { Corrupt, Readable } from '../../../application/ports/laboratory-layout.ts';
import type { Corruption } from '../../../domain/laboratory/file/corrupt.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import { characterSets, type Read } from './character-set.ts';
import { type Header, headerOf } from './header.ts';
import { withSegment } from './message.ts';
import { type Fault, type Segment, segmenter } from './segments.ts';

/** Reads an interchange piece by piece. After the first fault it must not be fed any more. */
export interface Reader {
  /** The reports that this piece completes. Bytes, one character each. */
  readonly feed: (piece: string) => E.Either<Corrupt, readonly Report[]>;
  readonly end: () => E.Either<Corrupt, Readable>;
}

interface Message {
  readonly reference: string;
  /** Segments up to now, its header and itself among them. */
  readonly segments: number;
  readonly report: Report;
}

/**
 * One interchange of MEDRPT messages in the layout NHS004: each message one report. Its service segments, counts and references
 * must be as ISO 9735 has them; of what stands in a message, only what is doubled or of another laboratory makes the file corrupt.
 * Whatever else a report lacks or gets wrong is for the item that it becomes.
 *
 * @param fileName where the cipher of the area is looked for
 */
export const reader = (fileName: string): Reader => {
  const { feed, end } = segmenter();
  let header: Header | null = null;
  let read: Read = () => null;
  let message: Message | null = null;
  let items = 0;
  let ended = false;

  const corrupt = ({ reason, segment }: Fault): Corrupt => ({ reason, segment, interchange: header?.interchange ?? null });

  const begin = (segment: Segment): Corruption | null => {
    header = headerOf(segment, fileName);
    if (header === null) return 'bad-file-contents';
    const characterSet = characterSets.get(header.characterSet);
    if (characterSet === undefined) return 'unknown-layout';
    read = characterSet;
    return null;
  };

  const beginMessage = (elements: Elements): Corruption | null => {
    if (message !== null) return 'bad-file-contents';
    const [, [reference = ''] = [], [type, , , , layout] = []] = elements;
    if (type !== 'MEDRPT' || layout !== 'NHS004') return 'invalid-message-type';
    message = { reference, segments: 1, report: {} };
    return null;
  };

  const endMessage = (elements: Elements, reports: Report[]): Corruption | null => {
    if (message === null) return 'bad-file-contents';
    const fault = trailerFault(elements, message.segments + 1, message.reference);
    reports.push(message.report);
    items += 1;
    message = null;
    return fault;
  };

  const addToMessage = (elements: Elements, laboratory: string): Corruption | null => {
    if (message === null || !isTag(elements[0]?.[0])) return 'bad-file-contents';
    if (elements[0]?.[0] === 'NAD' && elements[1]?.[0] === 'SLA' && !['', undefined, laboratory].includes(elements[2]?.[0])) return 'bad-file-contents';
    const report = withSegment(message.report, elements);
    if (report === null) return 'bad-file-contents';
    message = { ...message, segments: message.segments + 1, report };
    return null;
  };

  const take = (segment: Segment, reports: Report[]): Corruption | null => {
    if (header === null) return begin(segment) ?? (read(segment.bytes) === null ? 'not-text' : null);
    const elements = readAll(segment.elements, read);
    if (elements === null) return 'not-text';
    if (ended) return 'bad-file-contents';
    switch (elements[0]?.[0]) {
      case 'UNH':
        return beginMessage(elements);
      case 'UNT':
        return endMessage(elements, reports);
      case 'UNZ':
        ended = true;
        return message === null ? trailerFault(elements, items, header.reference) : 'bad-file-contents';
      default:
        return addToMessage(elements, header.interchange.laboratory);
    }
  };

  return {
    feed: (piece) => {
      const { segments, fault } = feed(piece);
      const reports: Report[] = [];
      for (const segment of segments) {
        const reason = take(segment, reports);
        if (reason !== null) return E.left(corrupt({ reason, segment: segment.number }));
      }
      return fault === null ? E.right(reports) : E.left(corrupt(fault));
    },
    end: () => {
      const fault = end() ?? (ended ? null : { reason: 'extract-error' as const, segment: 0 });
      return fault !== null || header === null ? E.left(corrupt(fault ?? { reason: 'extract-error', segment: 0 })) : E.right({ interchange: header.interchange, items });
    },
  };
};

type Elements = Segment['elements'];

/** What begins with anything else is part of a segment: it was cut where it should not be. */
const isTag = (text = ''): boolean => /^[A-Z][A-Z0-9]{2}$/.test(text);

/** `UNT+count+reference` and `UNZ+count+reference`. */
const trailerFault = ([, [count = ''] = [], [reference = ''] = []]: Elements, counted: number, expected: string): Corruption | null => {
  if (!/^\d{1,9}$/.test(count)) return 'bad-file-contents';
  if (Number(count) !== counted) return 'wrong-count';
  return reference === expected ? null : 'wrong-reference';
};

/** All separators are ASCII, so that what they separate may be read by itself. */
const readAll = (elements: Elements, read: Read): Elements | null => {
  const texts: string[][] = [];
  for (const components of elements) {
    const into: string[] = [];
    for (const component of components) {
      const text = read(component);
      if (text === null) return null;
      into.push(text);
    }
    texts.push(into);
  }
  return texts;
};
