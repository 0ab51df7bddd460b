import { isNonEmpty } from 'fp-ts/lib/Array.js';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { HistoryRow } from '../../../application/import-history.ts';
import { type Fault, fault, type Faults } from '../../../application/intake/fault.ts';
import { CeaseReason, RecallType } from '../../../domain/codes/recall.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { NhsNumber } from '../../../domain/identifiers/nhs-number.ts';
import { TestResult } from '../../../domain/participant/test-result.ts';
import { faultsOf } from './codec-faults.ts';

/** One line of a history file. Members that are not named here are left out. */
const HistoryLine = t.exact(
  t.intersection([
    t.type({ nhsNumber: NhsNumber, results: t.array(t.exact(TestResult)) }),
    t.partial({ ceased: t.exact(t.type({ on: CivilDate, reason: CeaseReason })), nextTestDueDate: CivilDate, recallType: RecallType }),
  ]),
);

/** One person's history as a line tells it, or everything that is wrong with it. */
export const historyRow = (text: string, today: CivilDate): E.Either<Faults, HistoryRow> => {
  if (unsound.test(text)) return E.left([fault('invalid-character')]);
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return E.left([fault('not-json')]);
  const decoded = HistoryLine.decode(parsed);
  if (E.isLeft(decoded)) return E.left(faultsOf(decoded.left).map((each) => withLength(each, parsed)) as Faults);
  const { nhsNumber, ...history } = decoded.right;
  const faults = futureTests(history, today);
  return isNonEmpty(faults) ? E.left(faults) : E.right({ nhsNumber, history });
};

/** Control characters in a string, and the mark that stands where a character was lost. */
const unsound = /\\u00[01][0-9a-f]|\\[bf]|\u{FFFD}/iu;

/** Members that are null count as not there, but for the HPV code, where it says something. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text, (key, value: unknown) => (value === null && key !== 'hpv' ? undefined : value));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const withLength = (found: Fault, { nhsNumber }: { readonly nhsNumber?: unknown }): Fault =>
  found.code === 'nhs-number-check-digit' && !/^\d{10}$/.test(String(nhsNumber)) ? fault('not-10-digits', found.field) : found;

const futureTests = ({ results }: HistoryRow['history'], today: CivilDate): Fault[] =>
  results.flatMap(({ testDate }, i) => (testDate > today ? [fault('date-in-future', `results[${i}].testDate`)] : []));
