import * as E from 'fp-ts/lib/Either.js';
import type { LetterCode } from '../../codes/letter.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Citation, Decided, Decision } from '../../decision.ts';
import { inForce } from '../../rules/dated.ts';
import type { Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Facts } from '../facts.ts';
import { isDummy, type Participant } from '../participant.ts';
import { timing } from '../check-sample.ts';
import { before, followsInadequate, inTestDateOrder, isInadequate, isPositiveWithNormalCells, isSelfSample, newest, positivesInARow } from '../results.ts';
import { isSameReport, type RecordedResult, type TestResult } from '../test-result.ts';
import { accept, after, cite, draft, nothing, together } from './drafting.ts';
import { combinationOf, monthsFor } from './intervals.ts';
import { letter } from './letters.ts';
import { addressed, isThroughSender, type LetterTo } from './letter-address.ts';
import { type Fault, faultsIn, isPastLetterCutOff } from './result-validation.ts';
import { followNewest, isAgedOut, reviseNewest } from './follow-newest.ts';

/** A laboratory result for this person: taken on to the record, or kept whole on the validation worklist (D-27). */
export const recordResult = (p: Participant, { result, letterTo }: CommandOf<'record-result'>['with'], today: CivilDate, policy: Policy, facts: Facts): Decided => {
  const checked = fitFor(p, result, { letterTo }, today, policy, facts);
  if (E.isRight(checked)) return accept(takeOn(p, checked.right, today, policy));
  const faults = checked.left;
  const refusals = faults.map((fault) => fault.refusal);
  const refused = event('result-refused', { result, refusals: refusals.map(({ code }) => code), on: today });
  const rules = [...faults.flatMap((fault) => fault.rules), cite('D-27')];
  // Sent once more while it waits, it is on the worklist already.
  return accept(draft(p.refused.some((open) => isSameReport(open.result, result)) ? [] : [refused], rules, [], refusals));
};

/** The result as it may stand on the record, or everything that keeps it off. */
export const fitFor = (p: Participant, result: TestResult, letter: LetterTo, today: CivilDate, policy: Policy, facts: Facts): E.Either<readonly Fault[], TestResult> => {
  const faults = faultsIn(p, result, today, policy, facts);
  const goes = isPastLetterCutOff(result, today, policy) ? E.right(result) : addressed(result, letter, today, policy, facts);
  if (E.isLeft(goes)) return E.left([...faults, { refusal: goes.left, rules: [cite('SRC-02')] }]);
  return faults.length > 0 ? E.left(faults) : goes;
};

/** A valid result and all that follows from it: months, next date, referral, letter. */
export const takeOn = (p: Participant, result: TestResult, today: CivilDate, policy: Policy): Decision => {
  const earlier = before(p.results, result.testDate);
  const { months, monthsFrom, rules } = monthsFor(p, result, earlier, policy);
  const recorded: RecordedResult = { ...result, number: p.resultsEverRecorded + 1, months, monthsFrom };
  const record = draft([event('result-recorded', { result: recorded, on: today })], [...rules, ...placeInARow(p, result, earlier)]);
  const withResult = after(p, record.events);

  const isNewest = newest(withResult.results)?.number === recorded.number;
  const consequences = isNewest
    ? followNewest(withResult, recorded, 'result', today, policy)
    : together(result.action === 'H' ? nothing : draft([], [cite('NTDD-02'), cite('VAL-05'), cite('D-25')], ['not-newest-test']), reviseNewest(withResult, today, policy));

  const now = after(withResult, consequences.events);
  // Under a dummy number too the letter goes and the date is kept: what it says is true, though nobody is called for it.
  const uncalled = isDummy(p) ? draft([], [cite('D-20')]) : nothing;
  return together(record, warningsFor(p, result, today, policy), consequences, uncalled, resultLetter(now, recorded, isNewest, today, policy));
};

/** Whether the test comes after others of its kind, which makes it the second or the third. D-26. */
const placeInARow = (p: Participant, result: TestResult, earlier: readonly RecordedResult[]): readonly Citation[] => {
  if (isInadequate(result)) return followsInadequate(p, earlier) ? [cite('HPV-07'), cite('D-26')] : [];
  if (!isPositiveWithNormalCells(result)) return [];
  const place = positivesInARow(p, earlier) + 1;
  const watched = result.action === 'R' && result.cytology === '2' ? [cite('INT-08')] : [];
  return place === 1 ? watched : [...watched, cite(place === 2 ? 'HPV-03' : 'HPV-04', `number ${place} in a row`), cite('D-26')];
};

const warningsFor = (p: Participant, result: TestResult, today: CivilDate, policy: Policy): Decision =>
  together(
    isPastLetterCutOff(result, today, policy) ? draft([], [cite('D-14'), cite('VAL-07')], ['test-older-than-4-months']) : nothing,
    p.results.some((held) => held.testDate === result.testDate) ? draft([], [cite('VAL-08')], ['same-test-date']) : nothing,
    p.inactive === null ? nothing : draft([], [cite('VAL-11')], ['inactive-not-reactivated']),
    isEarly(p, result, policy) ? draft([], [cite('D-24')], ['early-sample']) : nothing,
  );

/** Taken sooner than the programme accepts; of use only for a test later than all that are known. D-24. */
const isEarly = (p: Participant, { testDate }: TestResult, policy: Policy): boolean =>
  p.results.every((held) => held.testDate < testDate) && timing(p, { sampleDate: testDate }, policy).length > 0;

/** The letter that tells the result, unless a rule says that none goes. */
const resultLetter = (p: Participant, result: RecordedResult, isNewest: boolean, today: CivilDate, policy: Policy): Decision => {
  if (isPastLetterCutOff(result, today, policy)) return nothing;
  const { sourceTypesWithout } = inForce(policy.letters, today).value;
  const { letterAddress, sourceType } = result;
  if (sourceType !== undefined && sourceTypesWithout.includes(sourceType)) return draft([], [cite('SRC-01')]);
  const code = letterFor(p, result, isNewest, today, policy);
  if (letterAddress === undefined) return letter(p, code, today, { testDate: result.testDate });
  return together(letter(p, code, today, { testDate: result.testDate, address: letterAddress }), draft([], [cite(isThroughSender(result, today, policy) ? 'SRC-02' : 'SRC-03')]));
};

const letterFor = (p: Participant, result: RecordedResult, isNewest: boolean, today: CivilDate, policy: Policy): LetterCode | null => {
  const earlier = before(p.results, result.testDate).filter(({ number }) => number !== result.number);
  const { endOnResult, endOnSelfSample, secondInadequateSelfSample } = inForce(policy.letters, today).value;
  const usual = combinationOf(result, policy)?.letter ?? null;
  if (isSelfSample(result) && isInadequate(result)) return followsInadequate(p, earlier) ? secondInadequateSelfSample : usual;
  if (isNewest && p.ceased?.reason === 'age' && isAgedOut(p, result, policy)) return isSelfSample(result) ? endOnSelfSample : endOnResult;
  return usual;
};

/** For the import of a history: each result with the months that were told, or that follow. */
export const numbered = (p: Participant, results: readonly TestResult[], policy: Policy): readonly RecordedResult[] => {
  const oldestFirst = [...results].sort((a, b) => (a.testDate < b.testDate ? -1 : a.testDate > b.testDate ? 1 : 0));
  return oldestFirst.reduce<readonly RecordedResult[]>((taken, result) => {
    const earlier = before(inTestDateOrder([...p.results, ...taken]), result.testDate);
    const { months, monthsFrom } = monthsFor(p, result, earlier, policy);
    const told = result.action === 'H' ? null : (result.repeatMonths ?? null);
    const number = p.resultsEverRecorded + taken.length + 1;
    return [...taken, { ...result, number, months: told ?? months, monthsFrom: told === null ? monthsFrom : 'told' }];
  }, []);
};

