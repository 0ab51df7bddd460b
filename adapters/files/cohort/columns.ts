import { isNonEmpty } from 'fp-ts/lib/Array.js';
import * as E from 'fp-ts/lib/Either.js';
import { type Fault, fault, type Faults } from '../../../application/intake/fault.ts';

/** The columns of the national cohort file that are read; others may be there and are left alone. Order does not matter. */
export const columns = [
  'record_type',
  'change_time_stamp',
  'serial_change_number',
  'nhs_number',
  'superseded_by_nhs_number',
  'primary_care_provider',
  'primary_care_effective_from_date',
  'name_prefix',
  'given_name',
  'other_given_name',
  'family_name',
  'previous_family_name',
  'date_of_birth',
  'gender',
  'address_line_1',
  'address_line_2',
  'address_line_3',
  'address_line_4',
  'address_line_5',
  'postcode',
  'reason_for_removal',
  'reason_for_removal_effective_from_date',
  'date_of_death',
  'death_status',
  'home_telephone_number',
  'mobile_telephone_number',
  'email_address',
  'preferred_language',
  'is_interpreter_required',
  'invalid_flag',
] as const;

/** Columns that a file may have besides. Where one is not there, the file says nothing of it. */
export const optionalColumns = ['preferred_written_format'] as const;

export type Column = (typeof columns)[number];
export type OptionalColumn = (typeof optionalColumns)[number];

/** One row as text, without spaces around the values; empty where there is none. */
export type Cells = Readonly<Record<Column, string> & Partial<Record<OptionalColumn, string>>>;

export type Places = readonly (readonly [Column | OptionalColumn, number])[];

/** Where each column stands in a file whose header is this. */
export const placesIn = (header: readonly string[]): E.Either<Faults, Places> => {
  const names = header.map((name) => name.trim().toLowerCase());
  const present = [...columns, ...optionalColumns.filter((column) => names.includes(column))];
  const faults = present.flatMap((column): Fault[] => {
    const place = names.indexOf(column);
    if (place < 0) return [fault('missing-column', column)];
    return place === names.lastIndexOf(column) ? [] : [fault('duplicate-column', column)];
  });
  return isNonEmpty(faults) ? E.left(faults) : E.right(present.map((column) => [column, names.indexOf(column)]));
};

/** The cells of one row. Line ends and tabs inside a value are spaces. */
export const cellsIn = (places: Places, values: readonly string[]): Cells =>
  Object.fromEntries(places.map(([column, place]) => [column, (values[place] ?? '').replace(/[\r\n\t]+/g, ' ').trim()])) as Cells;
