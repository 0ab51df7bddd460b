import { type Cells, columns } from '../adapters/files/cohort/columns.ts';
import { nhsNumber } from './in-memory.ts';

export type { Cells } from '../adapters/files/cohort/columns.ts';

const blank = Object.fromEntries(columns.map((column) => [column, ''])) as Cells;

/** The n-th person as a row of a cohort file adds them. */
export const cohortCells = (n: number, change: Partial<Cells> = {}): Cells => ({
  ...blank,
  record_type: 'ADD',
  change_time_stamp: '20261120154124',
  serial_change_number: String(1000 + n),
  nhs_number: nhsNumber(n),
  primary_care_provider: 'A81001',
  given_name: 'LILY',
  family_name: `NOWAK${n}`,
  date_of_birth: '19851212',
  gender: '2',
  address_line_1: '100 KINGS ROAD',
  postcode: 'BS1 8FE',
  preferred_language: 'en',
  is_interpreter_required: 'false',
  invalid_flag: 'false',
  ...change,
});

/** Such rows as a file, with the header before them. */
export const csvOf = (rows: readonly Cells[], header: readonly (keyof Cells)[] = columns): string =>
  [header, ...rows.map((row) => header.map((column) => quoted(row[column] ?? '')))].map((line) => `${line.join(',')}\n`).join('');

const quoted = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
