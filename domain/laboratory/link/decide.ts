import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../dates/civil-date.ts';
import { type Handled, whyNot } from '../file/decide.ts';
import type { LinkEvent } from '../file/events.ts';
import { type FileRefusal, fileRefusal } from '../file/refusal.ts';
import type { Link } from './link.ts';

/** A file with its number comes, or somebody looks after a number that is missing. */
export type LinkCommand =
  | { readonly do: 'receive'; readonly sequence: number; readonly file: string }
  | ({ readonly sequence: number } & Handled);

export type LinkDecided = E.Either<FileRefusal, readonly LinkEvent[]>;

/** Numbers told of one gap at most: a number that was mistyped must not make a million files missing. */
const mostMissing = 100;

/** What follows in the row of files. The same file again leads to nothing. */
export const decideLink = (link: Link, command: LinkCommand, on: CivilDate): LinkDecided => {
  const { sequence } = command;
  if (command.do === 'receive') return E.right(received(link, command, on));
  const missing = link.missing.get(sequence);
  if (missing === undefined) return E.left(fileRefusal('not-missing', { field: 'sequence' }));
  const { do: what, by, caseNumber, comment } = command;
  const refused = whyNot(missing.handling, command);
  return refused === null
    ? E.right([{ type: what === 'inform' ? 'missing-file-told' : 'missing-file-resolved', data: { sequence, by, caseNumber, comment, on } }])
    : E.left(refused);
};

const received = ({ highest, files, repeated }: Link, { sequence, file }: { readonly sequence: number; readonly file: string }, on: CivilDate): readonly LinkEvent[] => {
  const first = files.get(sequence);
  if (first === file || repeated.has(file)) return [];
  if (first !== undefined) return [{ type: 'sequence-repeated', data: { sequence, file, on } }];
  // Where the row begins nobody knows: the first file that comes passes over none.
  const passedOver = highest === 0 ? 0 : Math.min(mostMissing, Math.max(0, sequence - highest - 1));
  return [{ type: 'sequence-received', data: { sequence, file, missing: Array.from({ length: passedOver }, (_, n) => sequence - passedOver + n), on } }];
};
