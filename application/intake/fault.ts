import * as NEA from 'fp-ts/lib/NonEmptyArray.js';
import type { Refusal, RefusalCode } from '../../domain/codes/refusal.ts';
import type { Refusals } from '../../domain/decision.ts';

/** Everything that can be wrong with a file that comes in, in words for whoever sent it or looks after it. */
export const faultTexts = {
  'empty-file': 'The file holds no rows. Ask the sender whether that is meant.',
  'not-parquet': 'The file cannot be read as Parquet; it may be cut short. Ask for it again.',
  'missing-column': 'The file lacks this column, so none of it was read. Ask for it again in the agreed layout.',
  'duplicate-column': 'The file has this column twice, so none of it was read. Ask for it again in the agreed layout.',
  'wrong-number-of-columns': 'The row has more or fewer values than the header has columns. Correct the row.',
  'invalid-quotes': 'The quotes in this row do not match. Correct the row; the rows after it were read.',
  'not-utf-8': 'The text is not UTF-8. Send it in UTF-8.',
  'invalid-character': 'The value holds a control character or one that was lost before. Correct the value.',
  'not-json': 'The line is not a JSON object. Correct the line.',
  'missing-value': 'A value is needed here. Supply it.',
  'not-10-digits': 'An NHS number has ten digits. Correct it.',
  'nhs-number-check-digit': 'The check digit of this NHS number is wrong; a digit was mistyped. Correct it.',
  'invalid-date': 'This is not a date in the agreed form. Correct it.',
  'date-in-future': 'This date lies in the future. Correct it.',
  'not-a-number': 'This is not a whole number. Correct it.',
  'wrong-type': 'The value is of another kind than this field holds. Correct it.',
  'unknown-code': 'This code is not among those agreed. Correct it, or have the code added.',
  'too-long': 'The value is longer than this field may be. Shorten it.',
  'invalid-postcode': 'This is neither a postcode nor one of the codes that stand for none. Correct it.',
  'practice-or-removal': 'Either a practice or a reason for removal must be given, and not both. Correct the row.',
  'formal-death-without-removal': 'A formal death needs the reason for removal DEA. Correct the row.',
  'unknown-participant': 'Nobody with this NHS number is in the cohort. Load their cohort row first, then this file again.',
  'confusion': 'Two of family name, date of birth and gender differ from the record: this may be somebody else. Check who it is before the row is sent again.',
  'same-change-differs': 'A change with this serial number was taken before and said something else. Ask the sender which of the two holds.',
  'superseded-number': 'This NHS number was superseded, and the record follows the new one. Send the row under that.',
  'history-already-imported': 'This person has an imported history already, and this one differs from it. Check which is right.',
  'cannot-be-read': 'The record holds an event that this version of the system cannot read. Tell whoever runs the system, then load the file again.',
  'busy': 'Others kept writing to this record. Load the file again.',
} as const;

export type FaultCode = keyof typeof faultTexts;

/** What is wrong with a row, and what to do. The message holds no personal data. */
export interface Fault {
  readonly code: FaultCode | RefusalCode;
  /** Name of the column, or path in the object; none: the row as a whole. */
  readonly field?: string;
  readonly message: string;
}

export type Faults = NEA.NonEmptyArray<Fault>;

export const fault = (code: FaultCode, field?: string): Fault => ({ code, ...(field === undefined ? {} : { field }), message: faultTexts[code] });

export const faultsOfRefusals = (refusals: Refusals): Faults =>
  NEA.map(({ code, field, message }: Refusal): Fault => ({ code, ...(field === undefined ? {} : { field }), message }))(refusals);
