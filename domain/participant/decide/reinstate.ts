import { addDays, ageOn, type CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { newest } from '../results.ts';
import { accept, cite, draft, refusal, refuse } from './drafting.ts';
import { dueAfter, recallTypeAfter } from './follow-newest.ts';
import { earliestDue, latestDue, schedule } from './scheduling.ts';
import { notPermitted } from './standing.ts';

type Reinstatement = CommandOf<'reinstate'>['with'];

/** Brings a ceased person back, with the type and date that follow from the last test or that CSAS sets. CEASE-04, CEASE-10, D-18. */
export const reinstate = (p: Participant, request: Reinstatement, today: CivilDate, policy: Policy): Decided => {
  if (p.inactive !== null) return refuse(refusal('inactive', 'This person is inactive; nothing can be planned for them.'));
  if (p.ceased === null) return refuse(refusal('not-ceased', 'This person is not ceased.'));
  if (request.by !== 'csas') return refuse(notPermitted('Reinstating is not yours to enter.'));
  const reinstated = (explanation: string | null) =>
    draft([event('reinstated', { by: request.by, explanation, on: today })], [cite('CEASE-10'), cite('D-18')]);

  if (request.override !== undefined) {
    const { recallType, nextTestDueDate, explanation } = request.override;
    const field = 'override.nextTestDueDate';
    const [soonest, last] = [earliestDue(today, policy), latestDue(today, policy)];
    if (recallType === 'ceased') return refuse(refusal('not-permitted', 'Choose a recall type other than ceased.', { field: 'override.recallType' }));
    if (explanation.trim() === '') return refuse(refusal('missing-value', 'Say why the rule is overridden.', { field: 'override.explanation' }));
    if (nextTestDueDate < soonest)
      return refuse(refusal('ntdd-too-early', 'The date is too early for the prior notification list.', { field, earliest: soonest }));
    if (nextTestDueDate > last) return refuse(refusal('ntdd-too-late', 'The date lies too far ahead.', { field, latest: last }));
    return accept(reinstated(explanation), schedule(nextTestDueDate, recallType, 'reinstatement', today, [cite('CEASE-10'), ...(isOutOfAge(p, today, policy) ? [cite('CEASE-04')] : [])]));
  }

  if (isOutOfAge(p, today, policy))
    return refuse(refusal('reinstatement-out-of-age', 'Ceased for age after a routine test past 60. CSAS may override, with an explanation.'));
  return accept(reinstated(null), proposal(p, today, policy));
};

const isOutOfAge = (p: Participant, today: CivilDate, policy: Policy): boolean => {
  const last = newest(p.results);
  return (
    p.ceased?.reason === 'age' &&
    last?.action === 'A' &&
    ageOn(p.demographics.dateOfBirth, last.testDate) >= limitsOn(policy, today).lastRoutineTestAge
  );
};

/** The last test's type and date; where that date is too near, one that leaves room for the list. */
const proposal = (p: Participant, today: CivilDate, policy: Policy) => {
  const last = newest(p.results);
  const recallType = (last === null ? null : recallTypeAfter(last)) ?? 'called';
  const due = last === null ? null : dueAfter(last);
  const { reinstatedDueDays } = limitsOn(policy, today);
  if (due !== null && due >= earliestDue(today, policy))
    return schedule(due, recallType, 'reinstatement', today, [cite('NTDD-01', `${last?.months ?? 0} months`)]);
  return schedule(addDays(today, reinstatedDueDays), recallType, 'reinstatement', today, [cite('D-18', `${reinstatedDueDays} days`)]);
};
