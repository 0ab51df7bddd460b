import { isNonEmpty } from 'fp-ts/lib/Array.js';
import * as E from 'fp-ts/lib/Either.js';
import { type Fault, fault, type Faults } from '../../../application/intake/fault.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Cells, Column, OptionalColumn } from './columns.ts';
import { code, date, digits, flag, gender, language, nhsNumber, optional, organisation, pastDate, postcode, type Reader, removal, required, text, writtenFormat } from './values.ts';

const at = <T>(column: Column | OptionalColumn, read: Reader<T>) => ({ column, read });
const name = optional(text(35));

/** What is read of a row, from which column and how. */
const readers = {
  type: at('record_type', required(code({ ADD: 'add', AMENDED: 'amended', DEL: 'withdrawn' } as const))),
  changedAt: at('change_time_stamp', required(digits(14, 14))),
  serial: at('serial_change_number', required(digits(1, 18))),
  nhsNumber: at('nhs_number', required(nhsNumber)),
  supersededBy: at('superseded_by_nhs_number', optional(nhsNumber)),
  practice: at('primary_care_provider', optional(organisation)),
  practiceFrom: at('primary_care_effective_from_date', optional(date)),
  prefix: at('name_prefix', name),
  given: at('given_name', name),
  otherGiven: at('other_given_name', optional(text(100))),
  family: at('family_name', name),
  previousFamily: at('previous_family_name', name),
  dateOfBirth: at('date_of_birth', optional(pastDate)),
  gender: at('gender', optional(gender)),
  line1: at('address_line_1', name),
  line2: at('address_line_2', name),
  line3: at('address_line_3', name),
  line4: at('address_line_4', name),
  line5: at('address_line_5', name),
  postcode: at('postcode', optional(postcode)),
  removal: at('reason_for_removal', optional(removal)),
  removedFrom: at('reason_for_removal_effective_from_date', optional(date)),
  diedOn: at('date_of_death', optional(pastDate)),
  isFormalDeath: at('death_status', optional(code({ 1: false, 2: true }))),
  telephone: at('home_telephone_number', optional(text(32))),
  mobile: at('mobile_telephone_number', optional(text(32))),
  email: at('email_address', optional(text(90))),
  language: at('preferred_language', optional(language)),
  interpreter: at('is_interpreter_required', flag),
  isInvalid: at('invalid_flag', flag),
  format: at('preferred_written_format', optional(writtenFormat)),
};

type Values = {
  readonly [K in keyof typeof readers]: (typeof readers)[K] extends { readonly read: Reader<infer T> } ? T : never;
};

/** Of a column that the file doesn't have there is no value. */
export type RowValues = Omit<Values, 'format'> & Partial<Pick<Values, 'format'>>;

/** Control characters, and the mark that stands where a character was lost. */
const unsound = /[\p{Cc}\u{FFFD}]/u;

/** Every value of a row by itself: typed, or everything that is wrong with them. */
export const valuesOf = (cells: Cells, today: CivilDate): E.Either<Faults, RowValues> => {
  const faults: Fault[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, { column, read }] of Object.entries(readers)) {
    const cell = cells[column];
    if (cell === undefined) continue;
    const value = unsound.test(cell) ? E.left('invalid-character' as const) : read(cell, today);
    if (E.isLeft(value)) faults.push(fault(value.left, column));
    else values[key] = value.right;
  }
  return isNonEmpty(faults) ? E.left(faults) : E.right(values as RowValues);
};
