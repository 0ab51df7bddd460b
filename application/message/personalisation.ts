import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { longDate } from '../../domain/dates/long-date.ts';
import { nextTestDueDate, type Participant } from '../../domain/participant/participant.ts';
import { type Field, fieldsOf } from './fields.ts';
import { withoutMarks } from './without-marks.ts';

/** What a text says besides what stands on the record. */
export interface Asked {
  /** Day of the test that the letter is about, if it is about one. */
  readonly testDate: CivilDate | null;
  /** The day on which it goes. */
  readonly on: CivilDate;
  /** Null: not known, or not registered with one. */
  readonly practiceName: string | null;
}

type Reader = (p: Participant, asked: Asked) => string;

const due: Reader = (p, { on }) => {
  const date = nextTestDueDate(p);
  if (date === null) return 'on a date that we will tell you';
  return date <= on ? 'now' : `on ${longDate(date)}`;
};

const values: Readonly<Record<Field, Reader>> = {
  person_name: ({ demographics: { name } }) => withoutMarks([name.given, name.family].filter((part) => part !== null).join(' ')) || 'patient',
  practice_name: (_, { practiceName }) => withoutMarks(practiceName ?? '') || 'your GP practice',
  test_date: (_, { testDate }) => (testDate === null ? 'a recent date' : longDate(testDate)),
  next_test_due: due,
};

/**
 * What the text of a letter is filled with: the fields that it uses, and no others; and in what form the person needs it, by
 * which NHS Notify or a printer may choose: `letter_code`, `language` (ISO 639, or the demographic feed's own for signs and
 * scripts), `interpreter` (yes or no) and `format`. Never empty: a field without a value would fail the message.
 */
export const personalisation = (code: LetterCode, p: Participant, asked: Asked): Readonly<Record<string, string>> => {
  const { language, interpreter, format } = p.demographics.contact;
  return {
    letter_code: code,
    language: language ?? 'en',
    interpreter: interpreter ? 'yes' : 'no',
    format: format ?? 'standard',
    ...Object.fromEntries(fieldsOf(code).map((field) => [field, values[field](p, asked)])),
  };
};
