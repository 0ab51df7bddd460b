import { ageOn, type CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import type { TestResult } from '../../domain/participant/test-result.ts';

/** A result as it arrived. In a history, the months that were told stand. */
export interface Arrived {
  readonly number: number;
  readonly result: TestResult;
  readonly imported: boolean;
}

/** What a history asks for. */
export type Asked =
  | { readonly recallType: 'routine' | 'repeat-advised' | 'inadequate' | 'suspended'; readonly nextTestDueDate: string }
  | { readonly recallType: 'ceased' };

/** The results that the events leave on the record. */
export const arrived = (events: readonly ParticipantEvent[]): readonly Arrived[] => {
  let results: readonly Arrived[] = [];
  for (const { type, data } of events) {
    if (type === 'result-recorded') results = [...results, { number: data.result.number, result: data.result, imported: false }];
    if (type === 'history-imported') results = [...results, ...data.results.map((result) => ({ number: result.number, result, imported: true }))];
    if (type === 'result-withdrawn') results = results.filter(({ number }) => number !== data.number);
  }
  return results;
};

/**
 * What all results of a person together ask for, read from the programme's rules once more, on purpose without the code
 * that decides: the newest test that asks for anything, its months, and the age of 65. Null: nothing is asked for.
 */
export const askedBy = (results: readonly Arrived[], dateOfBirth: CivilDate): Asked | null => {
  const inOrder = [...results].sort((a, b) => a.result.testDate.localeCompare(b.result.testDate) || a.number - b.number);
  const asking = inOrder.filter(({ result }) => result.action !== 'H');
  const newest = asking[asking.length - 1];
  if (newest === undefined) return null;
  const { testDate, action, cytology, hpv } = newest.result;
  const months = monthsOf(newest, inOrder.map(({ result }) => result), dateOfBirth);
  const due = plusMonths(testDate, months);
  if (action === 'A') return due >= plusMonths(dateOfBirth, 65 * 12) ? { recallType: 'ceased' } : { recallType: 'routine', nextTestDueDate: due };
  if (action === 'S') return { recallType: 'suspended', nextTestDueDate: due };
  return { recallType: cytology === '1' || hpv === 'U' ? 'inadequate' : 'repeat-advised', nextTestDueDate: due };
};

const monthsOf = ({ result, imported }: Arrived, history: readonly TestResult[], dateOfBirth: CivilDate): number => {
  const told = result.repeatMonths;
  switch (result.action) {
    case 'A':
      return imported && told !== undefined ? told : routineMonths(result, history, dateOfBirth);
    case 'S':
      return told ?? 12;
    default:
      return told ?? repeatMonths(result);
  }
};

/** Section 3, the first of the months that are permitted. */
const repeatMonths = ({ cytology, hpv }: TestResult): number => {
  if (cytology === '1' || hpv === 'U') return 3;
  if (cytology === '-' && hpv === '9') return 3;
  return cytology === 'X' && hpv === '0' ? 36 : 12;
};

/** INT-01 to INT-06. */
const routineMonths = (result: TestResult, history: readonly TestResult[], dateOfBirth: CivilDate): number => {
  if (ageOn(dateOfBirth, result.testDate) >= 50) return 60;
  if (result.testDate < '2025-07-01') return 36;
  const isClinicianNegative = (test: TestResult) => test.hpv === '0' && test.cytology !== '-' && test.selfSample !== true;
  const fiveYearsBefore = plusMonths(result.testDate, -60);
  const recent = history.some(
    (positive, i) =>
      positive.hpv === '9' &&
      positive.testDate > fiveYearsBefore &&
      positive.testDate < result.testDate &&
      !history.some((later, j) => j > i && later.testDate < result.testDate && isClinicianNegative(later)),
  );
  return recent || !(result.cytology !== '-' && result.selfSample !== true) ? 36 : 60;
};

/** Calendar months, clamped to the end of the month. Written out, so that one mistake cannot hide another. */
const plusMonths = (date: string, months: number): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
};
