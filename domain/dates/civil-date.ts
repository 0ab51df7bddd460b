import * as t from 'io-ts';
import { dayNumber, dayOf, daysIn, monthsLater, type YearMonthDay } from './calendar.ts';

interface CivilDateBrand {
  readonly CivilDate: unique symbol;
}

const isDate = (s: string): boolean => {
  if (s.length !== 10 || s[4] !== '-' || s[7] !== '-') return false;
  const [year, month, day] = [digits(s, 0, 4), digits(s, 5, 7), digits(s, 8, 10)];
  // The calendar is not asked, which is slow: this is asked of every date of every event.
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

/** The number that stands in a part of a text; NaN if not only digits do. A regular expression and `slice` take two to three times as long. */
const digits = (s: string, from: number, to: number): number => {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = s.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
};

const zero = '0'.charCodeAt(0);

/** A day in the calendar of England, `YYYY-MM-DD`. Compares as text. */
export const CivilDate = t.brand(t.string, (s): s is t.Branded<string, CivilDateBrand> => isDate(s), 'CivilDate');
export type CivilDate = t.TypeOf<typeof CivilDate>;

/** For dates that stand in the code. Throws on anything that is not a date. */
export const civilDate = (text: string): CivilDate => {
  if (!isDate(text)) throw new Error(`not a civil date: ${text}`);
  return text as CivilDate;
};

const numbersOf = (date: CivilDate): YearMonthDay => ({ year: digits(date, 0, 4), month: digits(date, 5, 7), day: digits(date, 8, 10) });
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
const written = ({ year, month, day }: YearMonthDay): CivilDate => `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as CivilDate;

export const addDays = (date: CivilDate, days: number): CivilDate => written(dayOf(dayNumber(numbersOf(date)) + days));
export const addWeeks = (date: CivilDate, weeks: number): CivilDate => addDays(date, weeks * 7);

/** Calendar months; the end of a month clamps (31 January + 1 month = 28 or 29 February). NTDD-01. */
export const addMonths = (date: CivilDate, months: number): CivilDate => written(monthsLater(numbersOf(date), months));
export const addYears = (date: CivilDate, years: number): CivilDate => addMonths(date, years * 12);

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(numbersOf(to)) - dayNumber(numbersOf(from));

/** The day on which someone reaches an age; born on 29 February, 28 February in other years. */
export const birthday = (dateOfBirth: CivilDate, age: number): CivilDate => addYears(dateOfBirth, age);

/** Age in whole years on a day, in step with `birthday`. */
export const ageOn = (dateOfBirth: CivilDate, on: CivilDate): number => {
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return birthday(dateOfBirth, years) <= on ? years : years - 1;
};

export const latest = (...dates: readonly [CivilDate, ...CivilDate[]]): CivilDate =>
  dates.reduce((a, b) => (a < b ? b : a));
