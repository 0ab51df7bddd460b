import { addMonths, birthday, type CivilDate } from '../dates/civil-date.ts';
import type { EventOf, EventType } from '../participant/events.ts';
import type { Participant } from '../participant/participant.ts';
import { before, followsInadequate, isInadequate, isSelfSample, newest } from '../participant/results.ts';
import { codesOf, type RecordedResult } from '../participant/test-result.ts';
import { inForce } from '../rules/dated.ts';
import { limitsOn, type Policy } from '../rules/policy.ts';
import type { ReasonForNone, Thing } from './thing.ts';

/**
 * Why no letter is due, judged from what happened and the tables of the policy alone. The decision that asks for letters is not
 * asked: what it forgets is found because this says otherwise.
 */
export const reasonOfResult = (p: Participant, { result, on }: EventOf<'result-recorded'>['data'], policy: Policy): ReasonForNone | null => {
  if (result.sourceType !== undefined && inForce(policy.letters, on).value.sourceTypesWithout.includes(result.sourceType)) return 'told-by-colposcopy';
  if (result.testDate < addMonths(on, -limitsOn(policy, on).letterCutOffMonths)) return 'past-cut-off';
  if (p.inactive !== null) return 'inactive';
  return isTold(p, result, on, policy) ? null : 'no-letter-for-codes';
};

/** Codes that no table knows have a letter until somebody has looked. */
const isTold = (p: Participant, result: RecordedResult, on: CivilDate, policy: Policy): boolean =>
  inForce(policy.combinations, result.testDate).value[codesOf(result)]?.letter !== null || isSecondInadequate(p, result) || endsRecall(p, result, on, policy);

/** SELF-02 */
const isSecondInadequate = (p: Participant, result: RecordedResult): boolean =>
  isSelfSample(result) && isInadequate(result) && followsInadequate(p, before(p.results, result.testDate).filter(({ number }) => number !== result.number));

/** The next test would fall on or after the upper age. CEASE-01, D-10 */
const endsRecall = (p: Participant, result: RecordedResult, on: CivilDate, policy: Policy): boolean => {
  if (result.action !== 'A' || result.months === null || newest(p.results)?.number !== result.number) return false;
  const isCeasedForGood = p.ceased !== null && inForce(policy.ceasePermissions, on).value[p.ceased.reason].rulesOutTests;
  return !isCeasedForGood && addMonths(result.testDate, result.months) >= birthday(p.demographics.dateOfBirth, limitsOn(policy, result.testDate).upperAge);
};

export const reasonOfCall = (p: Participant): ReasonForNone | null => (p.inactive === null ? null : 'inactive');

/** @param latest what happened just before, and the last that was to be told. */
export const reasonOfCeasing = (p: Participant, { reason, automatic, by, on }: EventOf<'ceased'>['data'], latest: { readonly event: EventType | null; readonly thing: Thing | undefined }, policy: Policy): ReasonForNone | null => {
  const isForSilence = automatic && latest.event === 'non-response-recorded';
  if (by === 'system' && !isForSilence) return latest.thing?.what === 'result' && latest.thing.on === on ? 'told-with-result' : 'ceased-by-record';
  if (p.inactive !== null) return 'inactive';
  return isForSilence || inForce(policy.ceasePermissions, on).value[reason].letter !== null ? null : 'no-letter-for-ceasing';
};
