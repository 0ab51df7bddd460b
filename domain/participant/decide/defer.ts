import { addMonths, ageOn, type CivilDate, latest } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { Refusal } from '../../codes/refusal.ts';
import { inForce } from '../../rules/dated.ts';
import type { DeferralLimit } from '../../rules/deferral-limits.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, nothing, refusal, refuse } from './drafting.ts';
import { earliestDue, latestDue, schedule } from './scheduling.ts';
import { formMissing, notPermitted, notRecallable } from './standing.ts';

type Deferral = CommandOf<'defer'>['with'];

/** Puts the next test off, for one of the programme's reasons and within its limits. DEF-01 to DEF-03, D-15 to D-17. */
export const defer = (p: Participant, deferral: Deferral, today: CivilDate, policy: Policy): Decided => {
  const limit = inForce(policy.deferralLimits, today).value[deferral.reason];
  const hindrance = notRecallable(p);
  if (hindrance !== null) return refuse(hindrance);
  if (!limit.by.includes(deferral.by)) return refuse(notPermitted('This reason is not yours to enter.'));
  if (limit.signedForm && deferral.signedForm !== true) return refuse(formMissing());

  const due = dueDate(p, deferral, limit, today, policy);
  if ('code' in due) return refuse(due);

  const inARow = p.deferralsInARow + 1;
  const repeated = inARow > limitsOn(policy, today).deferralsInARow;
  return accept(
    draft(
      [
        event('deferred', {
          reason: deferral.reason,
          months: deferral.months ?? null,
          expectedDelivery: deferral.expectedDelivery ?? null,
          inARow,
          by: deferral.by,
          on: today,
        }),
      ],
      [cite('DEF-01', deferral.reason), cite(deferral.reason === 'pregnancy' ? 'D-15' : 'D-16'), cite('D-17'), ...(deferral.by === 'practice' ? [cite('D-33')] : [])],
    ),
    repeated ? draft([], [cite('DEF-03')], ['repeated-deferral']) : nothing,
    schedule(due.on, p.schedule.recallType, 'deferral', today, [cite('DEF-02', `${limitsOn(policy, today).earliestDueDays} days`)]),
  );
};

type Due = Refusal | { readonly on: CivilDate };

const dueDate = (p: Participant, deferral: Deferral, limit: DeferralLimit, today: CivilDate, policy: Policy): Due => {
  const most = mostMonths(p, limit, today, policy);
  const last = addMonths(today, most);
  const tooLong = (field: string): Refusal =>
    refusal('deferral-too-long', `The longest deferral for ${deferral.reason} is ${most} months from today.`, { field, latest: last });
  const soonest = earliestDue(today, policy);

  if (deferral.nextTestDueDate !== undefined) {
    const asked = deferral.nextTestDueDate;
    const field = 'nextTestDueDate';
    if (asked < soonest) return refusal('ntdd-too-early', 'The date is too early for the prior notification list.', { field, earliest: soonest });
    if (asked > latestDue(today, policy)) return refusal('ntdd-too-late', 'The date lies too far ahead.', { field, latest: latestDue(today, policy) });
    const least = addMonths(deferral.expectedDelivery ?? today, limit.least);
    if (asked < least) return tooShort(deferral, limit, field, least);
    return asked > last ? tooLong(field) : { on: asked };
  }

  const { expectedDelivery } = deferral;
  if (deferral.reason === 'pregnancy' && expectedDelivery !== undefined)
    return afterDelivery({ ...deferral, expectedDelivery }, limit, soonest, last, tooLong);
  if (deferral.months === undefined)
    return refusal('missing-value', 'Give the months, or the next test due date.', { field: 'months' });
  if (deferral.months < limit.least) return tooShort(deferral, limit, 'months', addMonths(today, limit.least));
  if (deferral.months > most) return tooLong('months');
  return { on: latest(addMonths(today, deferral.months), soonest) };
};

const afterDelivery = (
  { expectedDelivery, months, reason, by }: Deferral & { readonly expectedDelivery: CivilDate },
  limit: DeferralLimit,
  soonest: CivilDate,
  last: CivilDate,
  tooLong: (field: string) => Refusal,
): Due => {
  const afterwards = months ?? limit.least;
  if (afterwards < limit.least)
    return tooShort({ reason, by }, limit, 'months', latest(addMonths(expectedDelivery, limit.least), soonest));
  const due = addMonths(expectedDelivery, afterwards);
  return due > last ? tooLong('expectedDelivery') : { on: latest(due, soonest) };
};

const tooShort = (deferral: Deferral, limit: DeferralLimit, field: string, earliest: CivilDate): Refusal =>
  refusal('deferral-too-short', `The shortest deferral for ${deferral.reason} is ${limit.least} months.`, { field, earliest });

const mostMonths = (p: Participant, { most }: DeferralLimit, today: CivilDate, policy: Policy): number => {
  if (typeof most === 'number') return most;
  return ageOn(p.demographics.dateOfBirth, today) >= limitsOn(policy, today).olderAge ? most.older : most.younger;
};
