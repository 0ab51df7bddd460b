import * as E from 'fp-ts/lib/Either.js';
import type { RefusalCode } from '../../codes/refusal.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Participant, RefusedResult } from '../participant.ts';
import type { TestResult } from '../test-result.ts';
import { accept, after, cite, draft, refusal, refuse, together } from './drafting.ts';
import { fitFor, takeOn } from './record-result.ts';

/** The test date itself may be what is corrected. */
const isOfDate = (code: RefusalCode): boolean => code === 'test-in-future' || code === 'test-before-birth';

type Settlement = CommandOf<'settle-result'>['with'];

/** The result that is settled. */
const openResult = (p: Participant, { testDate, item, remove }: Settlement): RefusedResult | undefined => {
  if (item !== undefined) return p.refused[item - 1];
  return p.refused.find(({ result }) => result.testDate === testDate) ??
    (remove === true ? undefined : p.refused.find(({ refusals }) => refusals.some(isOfDate)));
};

/** What would go on the record by this settlement; null when nothing would. */
export const correctedResult = (p: Participant, settlement: Settlement): TestResult | null => {
  const open = openResult(p, settlement);
  if (open === undefined || settlement.remove === true) return null;
  if (settlement.instead !== undefined) return settlement.instead;
  if (settlement.correction === undefined) return null;
  const { repeatMonths: _, ...asReported } = open.result;
  return { ...asReported, testDate: settlement.testDate, ...settlement.correction };
};

/** CSAS settles a result that failed validation: corrected it goes on to the record, or it is removed. D-27. */
export const settleResult = (p: Participant, settlement: Settlement, today: CivilDate, policy: Policy, facts: Facts): Decided => {
  const open = openResult(p, settlement);
  if (open === undefined)
    return refuse(refusal('no-such-result', 'No result with this test date waits for validation.', { field: 'testDate' }));
  const settled = (outcome: 'corrected' | 'removed') =>
    draft([event('refused-result-settled', { testDate: open.result.testDate, outcome, on: today, ...(settlement.item === undefined ? {} : { item: settlement.item }) })], [cite('D-27')]);

  if (settlement.remove === true) return accept(settled('removed'));
  const corrected = correctedResult(p, settlement);
  if (corrected === null)
    return refuse(refusal('missing-value', 'Give the corrected codes, or remove: true.', { field: 'correction' }));

  const without = after(p, settled('corrected').events);
  const checked = fitFor(without, corrected, settlement, today, policy, facts);
  if (E.isRight(checked)) return accept(together(settled('corrected'), takeOn(without, checked.right, today, policy)));
  const [first, ...others] = checked.left.map((fault) => fault.refusal);
  return first === undefined ? accept() : refuse(first, ...others);
};
