import * as t from 'io-ts';
import { CaseNumber } from '../identifiers/case-number.ts';

const mostCharacters = 1_000;

interface NoteTextBrand {
  readonly NoteText: unique symbol;
}

/** What people write on a record: up to 1,000 characters, not blank, and nothing clinical. */
export const NoteText = t.brand(
  t.string,
  (text): text is t.Branded<string, NoteTextBrand> => text.trim() !== '' && [...text].length <= mostCharacters,
  'NoteText',
);
export type NoteText = t.TypeOf<typeof NoteText>;

/** What may be noted beside an act by hand: the case in which CSAS keeps what was said and written, and why. */
export const noted = { caseNumber: CaseNumber, comment: NoteText } as const;

const Noted = t.partial(noted);
export type Noted = t.TypeOf<typeof Noted>;
