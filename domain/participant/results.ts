import type { RecordedResult, TestResult } from './test-result.ts';
import { addYears, type CivilDate } from '../dates/civil-date.ts';
import type { Participant } from './participant.ts';

/** Oldest test first; on one day, in order of arrival. D-25. */
export const inTestDateOrder = (results: readonly RecordedResult[]): readonly RecordedResult[] =>
  [...results].sort((a, b) => (a.testDate === b.testDate ? a.number - b.number : a.testDate < b.testDate ? -1 : 1));

type Finding = Pick<TestResult, 'cytology' | 'hpv' | 'action' | 'selfSample'>;

/** The sample was taken by its owner, not by a clinician. */
export const isSelfSample = (result: Finding): boolean => result.cytology === '-' || result.selfSample === true;

/** No finding could be made: inadequate cytology, or HPV unavailable. D-26. */
export const isInadequate = (result: Finding): boolean => result.cytology === '1' || result.hpv === 'U';

/** HPV found, cells normal: the finding that is watched. HPV-02. */
export const isPositiveWithNormalCells = (result: Finding): boolean =>
  result.hpv === '9' && (result.cytology === '2' || result.cytology === '0');

export const isHpvNegative = (result: Finding): boolean => result.hpv === '0';

/** The newest test of which a date follows: action H only records. D-25. */
export const newest = (results: readonly RecordedResult[]): RecordedResult | null =>
  results.findLast((result) => result.action !== 'H') ?? null;

/** Tests up to and on a day. */
export const before = (results: readonly RecordedResult[], testDate: CivilDate): readonly RecordedResult[] =>
  results.filter((result) => result.testDate <= testDate);

const sinceDischarge = (p: Participant, results: readonly RecordedResult[]): readonly RecordedResult[] =>
  results.filter(({ testDate }) => p.dischargedOn === null || testDate > p.dischargedOn);

/** HPV positives with normal cells in a row that stand before a test: inadequates skipped, ended by a negative or a discharge. D-26. */
export const positivesInARow = (p: Participant, earlier: readonly RecordedResult[]): number => {
  const counted = sinceDischarge(p, earlier);
  const lastNegative = counted.findLastIndex(isHpvNegative);
  return counted.slice(lastNegative + 1).filter(isPositiveWithNormalCells).length;
};

/** Whether the test just before was inadequate too, with no discharge since. D-26. */
export const followsInadequate = (p: Participant, earlier: readonly RecordedResult[]): boolean => {
  const previous = sinceDischarge(p, earlier).at(-1);
  return previous !== undefined && isInadequate(previous);
};

/** An HPV positive less than so many years before a test, and no clinician-taken HPV negative after it. INT-06. */
export const hasRecentPositive = (earlier: readonly RecordedResult[], testDate: CivilDate, years: number): boolean => {
  const preceding = earlier.filter((result) => result.testDate < testDate);
  const positive = preceding.findLastIndex((result) => result.hpv === '9');
  const found = preceding[positive];
  if (found === undefined || found.testDate <= addYears(testDate, -years)) return false;
  return !preceding.slice(positive + 1).some((result) => isHpvNegative(result) && !isSelfSample(result));
};
