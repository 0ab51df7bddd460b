import * as t from 'io-ts';
import { CivilDate } from '../dates/civil-date.ts';
import { CaseNumber } from '../identifiers/case-number.ts';
import { NoteText } from './noted.ts';

/** Additional information that CSAS keeps beside a record: it can be changed and removed, and decides nothing. */
export const Note = t.type({ number: t.Integer, caseNumber: t.union([CaseNumber, t.null]), text: NoteText, on: CivilDate }, 'Note');
export type Note = t.TypeOf<typeof Note>;
