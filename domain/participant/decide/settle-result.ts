import type { RefusalCode } from '../../codes/refusal.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import type { TestResult } from '../test-result.ts';
import { accept, after, cite, draft, refusal, refuse, together } from './drafting.ts';
import { takeOn } from './record-result.ts';
import { faultsIn } from './result-validation.ts';

/** The test date itself may be what is corrected. */
const isOfDate = (code: RefusalCode): boolean => code === 'test-in-future' || code === 'test-before-birth';

/** CSAS settles a result that failed validation: corrected it goes on to the record, or it is removed. D-27. */
export const settleResult = (p: Participant, settlement: CommandOf<'settle-result'>['with'], today: CivilDate, policy: Policy): Decided => {
  const remove = settlement.remove === true;
  const open =
    p.refused.find(({ result }) => result.testDate === settlement.testDate) ??
    (remove ? undefined : p.refused.find(({ refusals }) => refusals.some(isOfDate)));
  if (open === undefined)
    return refuse(refusal('no-such-result', 'No result with this test date waits for validation.', { field: 'testDate' }));
  const settled = (outcome: 'corrected' | 'removed') =>
    draft([event('refused-result-settled', { testDate: open.result.testDate, outcome, on: today })], [cite('D-27')]);

  if (remove) return accept(settled('removed'));
  if (settlement.correction === undefined)
    return refuse(refusal('missing-value', 'Give the corrected codes, or remove: true.', { field: 'correction' }));

  const { repeatMonths: _, ...asReported } = open.result;
  const corrected: TestResult = { ...asReported, testDate: settlement.testDate, ...settlement.correction };
  const without = after(p, settled('corrected').events);
  const [first, ...others] = faultsIn(without, corrected, today, policy).map((fault) => fault.refusal);
  if (first !== undefined) return refuse(first, ...others);
  return accept(together(settled('corrected'), takeOn(without, corrected, today, policy)));
};
