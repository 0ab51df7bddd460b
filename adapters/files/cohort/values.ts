import * as E from 'fp-ts/lib/Either.js';
import type { FaultCode } from '../../../application/intake/fault.ts';
import type { Gender } from '../../../domain/codes/recall.ts';
import type { WrittenFormat } from '../../../domain/codes/written-format.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { NhsNumber } from '../../../domain/identifiers/nhs-number.ts';
import { type Removal, removalFor } from '../../../domain/rules/removal.ts';

/** Reads the text of one cell, on the day on which the file came. */
export type Reader<T> = (cell: string, today: CivilDate) => E.Either<FaultCode, T>;

export const required =
  <T>(read: Reader<T>): Reader<T> =>
  (cell, today) =>
    cell === '' ? E.left('missing-value') : read(cell, today);

export const optional =
  <T>(read: Reader<T>): Reader<T | null> =>
  (cell, today) =>
    cell === '' ? E.right(null) : read(cell, today);

export const text =
  (longest: number): Reader<string> =>
  (cell) =>
    cell.length > longest ? E.left('too-long') : E.right(cell);

export const code =
  <T>(table: Readonly<Record<string, T>>): Reader<T> =>
  (cell) => {
    const meaning = Object.hasOwn(table, cell) ? table[cell] : undefined;
    return meaning === undefined ? E.left('unknown-code') : E.right(meaning);
  };

export const digits =
  (least: number, most: number): Reader<string> =>
  (cell) =>
    /^\d+$/.test(cell) && cell.length >= least && cell.length <= most ? E.right(cell) : E.left('not-a-number');

export const nhsNumber: Reader<NhsNumber> = (cell) => {
  if (!/^\d{10}$/.test(cell)) return E.left('not-10-digits');
  return NhsNumber.is(cell) ? E.right(cell) : E.left('nhs-number-check-digit');
};

/** `yyyymmdd`; where the day or the month is not known, `yyyymm` or `yyyy`, taken as the first. */
export const date: Reader<CivilDate> = (cell) => {
  if (!/^\d{4}(\d\d){0,2}$/.test(cell)) return E.left('invalid-date');
  const day = `${cell.slice(0, 4)}-${cell.slice(4, 6) || '01'}-${cell.slice(6) || '01'}`;
  return CivilDate.is(day) ? E.right(day) : E.left('invalid-date');
};

export const pastDate: Reader<CivilDate> = (cell, today) => {
  const day = date(cell, today);
  return E.isRight(day) && day.right > today ? E.left('date-in-future') : day;
};

export const gender: Reader<Gender> = code<Gender>({ 0: 'not-known', 1: 'male', 2: 'female', 9: 'indeterminate' });

const flags = code({ '': false, 'false': false, 'true': true, '0': false, '1': true, 'n': false, 'y': true });

export const flag: Reader<boolean> = (cell, today) => flags(cell.toLowerCase(), today);

export const removal: Reader<Removal> = (cell) => E.fromNullable<FaultCode>('unknown-code')(removalFor(cell.toUpperCase()));

/** An ODS code. */
export const organisation: Reader<string> = (cell) => {
  const upper = cell.toUpperCase();
  return /^[A-Z][A-Z0-9]{2,7}$/.test(upper) ? E.right(upper) : E.left('unknown-code');
};

/** What the demographic feed writes for those whose address is secret, who have none, or whose is not known. */
const pseudoPostcodes: Readonly<Record<string, string>> = { ZZZSECUR: 'ZZ99 3VZ', NFA: 'ZZ99 3VZ', ANK: 'ZZ99 3WZ', ZZ99: 'ZZ99 3WZ' };

export const postcode: Reader<string> = (cell) => {
  const bare = cell.toUpperCase().replaceAll(' ', '');
  const pseudo = Object.hasOwn(pseudoPostcodes, bare) ? pseudoPostcodes[bare] : undefined;
  if (pseudo !== undefined) return E.right(pseudo);
  return /^(GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})$/.test(bare) ? E.right(`${bare.slice(0, -3)} ${bare.slice(-3)}`) : E.left('invalid-postcode');
};

const formats: Readonly<Record<string, WrittenFormat>> = { 11: 'large-print', 12: 'braille', 13: 'audio' };

/** The national code for how somebody needs what is written to them. One that is not known is a need all the same. */
export const writtenFormat: Reader<WrittenFormat> = (cell) => E.right(formats[cell] ?? 'other');

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language's ISO 639 code, or the feed's own for signs and scripts (q1 to q5); any other is passed over, as the feed's rules say. */
export const language: Reader<string | null> = (cell) => {
  const lower = cell.toLowerCase();
  if (/^q[1-5]$/.test(lower)) return E.right(lower);
  return E.right(/^[a-z]{2,3}$/.test(lower) && languages.of(lower) !== undefined ? lower : null);
};
