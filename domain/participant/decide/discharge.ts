import { addMonths, ageOn, birthday, type CivilDate } from '../../dates/civil-date.ts';
import type { Citation, Decided } from '../../decision.ts';
import { inForce } from '../../rules/dated.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { before, newest } from '../results.ts';
import { accept, after, cite, draft, nothing, refusal, refuse, together } from './drafting.ts';
import { routineInterval } from './intervals.ts';
import { ceaseForAge, earliestDue, latestDue, schedule } from './scheduling.ts';
import { notRecallable } from './standing.ts';

type Discharge = CommandOf<'discharge'>['with'];

/**
 * Back from colposcopy to call and recall, at the date that the clinic states or that its outcome proposes. COL-01,
 * COL-02, D-22, D-23. A discharge that a newer test has overtaken is recorded and moves nothing. D-25.
 */
export const discharge = (p: Participant, line: Discharge, today: CivilDate, policy: Policy): Decided => {
  const hindrance = notRecallable(p);
  if (hindrance !== null) return refuse(hindrance);
  if (line.dischargedOn > today)
    return refuse(refusal('ntdd-too-late', 'The discharge lies in the future.', { field: 'dischargedOn', latest: today }));
  const stated = statedOrProposed(p, line, policy);
  if (stated === null)
    return refuse(refusal('missing-value', 'State the next test due date, or an outcome that proposes one.', { field: 'nextTestDueDate' }));
  const last = latestDue(today, policy);
  if (stated.due > last)
    return refuse(refusal('ntdd-too-late', 'The date lies too far ahead.', { field: 'nextTestDueDate', latest: last }));

  const discharged = draft(
    [event('discharged-from-colposcopy', { dischargedOn: line.dischargedOn, outcome: line.outcome ?? null, on: today })],
    [cite('COL-01'), ...stated.rules],
  );
  const newer = newest(p.results);
  if (newer !== null && newer.testDate > line.dischargedOn) return accept(discharged, draft([], [cite('D-25')], ['not-newest-test']));
  return accept(together(discharged, onward(after(p, discharged.events), line, stated.due, today, policy)));
};

const onward = (p: Participant, line: Discharge, due: CivilDate, today: CivilDate, policy: Policy) => {
  const soonest = earliestDue(today, policy);
  const early = due < soonest;
  const recallType = isRoutine(p, line.dischargedOn, due, policy) ? 'routine' : 'repeat-advised';
  const { upperAge } = limitsOn(policy, today);
  if (recallType === 'routine' && due >= birthday(p.demographics.dateOfBirth, upperAge))
    return ceaseForAge(today, [cite('D-10', `${upperAge} years`), cite('ELIG-04')]);
  return together(
    early ? draft([], [cite('COL-02'), cite('NTDD-05')]) : nothing,
    schedule(early ? soonest : due, recallType, 'discharge', today, [cite('D-22', recallType)], early ? { requested: due } : {}),
  );
};

/** As far ahead of the discharge as a routine interval at that age, or further. D-22. */
const isRoutine = (p: Participant, dischargedOn: CivilDate, due: CivilDate, policy: Policy): boolean => {
  const { younger, older } = inForce(policy.routineAfterDischarge, dischargedOn).value;
  const isOlder = ageOn(p.demographics.dateOfBirth, dischargedOn) >= limitsOn(policy, dischargedOn).olderAge;
  return due >= addMonths(dischargedOn, isOlder ? older : younger);
};

const statedOrProposed = (p: Participant, line: Discharge, policy: Policy): { readonly due: CivilDate; readonly rules: readonly Citation[] } | null => {
  if (line.nextTestDueDate !== undefined) return { due: line.nextTestDueDate, rules: [] };
  const proposals = inForce(policy.dischargeProposals, line.dischargedOn).value;
  const proposed = line.outcome !== undefined && Object.hasOwn(proposals, line.outcome) ? proposals[line.outcome] : undefined;
  if (proposed === undefined) return null;
  const months = proposed === 'routine' ? routineMonths(p, line.dischargedOn, policy) : proposed;
  return { due: addMonths(line.dischargedOn, months), rules: [cite('D-23', `${months} months`)] };
};

/** The interval that a routine negative on the day of discharge would bring. */
const routineMonths = (p: Participant, on: CivilDate, policy: Policy): number =>
  routineInterval(p, { testDate: on, cytology: 'X', hpv: '0', action: 'A' }, before(p.results, on), policy).months;
