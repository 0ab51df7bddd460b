import type { CivilDate } from '../../dates/civil-date.ts';
import type { Handling } from '../file/file.ts';
import type { LinkEvent } from '../file/events.ts';

/** A number that was passed over: since when, and how far somebody has looked after it. */
export interface Missing {
  readonly since: CivilDate;
  readonly handling: Handling;
}

/** The row of files that one laboratory sends for one area. */
export interface Link {
  /** The highest number that came; 0: none. */
  readonly highest: number;
  /** The file that came first with each number. */
  readonly files: ReadonlyMap<number, string>;
  /** Files that brought a number that another file had brought. */
  readonly repeated: ReadonlySet<string>;
  /** Numbers that were passed over and did not come since. */
  readonly missing: ReadonlyMap<number, Missing>;
}

export const emptyLink: Link = { highest: 0, files: new Map(), repeated: new Set(), missing: new Map() };

/** The row after one more event. Never decides and never throws. */
export const evolveLink = (link: Link, { type, data }: LinkEvent): Link => {
  switch (type) {
    case 'sequence-received': {
      const missing = new Map([...link.missing, ...data.missing.map((number) => [number, { since: data.on, handling: 'open' }] as const)]);
      missing.delete(data.sequence);
      return { ...link, highest: Math.max(link.highest, data.sequence), files: new Map(link.files).set(data.sequence, data.file), missing };
    }
    case 'sequence-repeated':
      return { ...link, repeated: new Set(link.repeated).add(data.file) };
    case 'missing-file-told':
      return handled(link, data.sequence, 'informed');
    case 'missing-file-resolved':
      return handled(link, data.sequence, 'resolved');
  }
};

const handled = (link: Link, sequence: number, handling: Handling): Link => {
  const missing = link.missing.get(sequence);
  return missing === undefined ? link : { ...link, missing: new Map(link.missing).set(sequence, { ...missing, handling }) };
};
