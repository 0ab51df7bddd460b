import * as E from 'fp-ts/lib/Either.js';
import { addDays, addMonths, addWeeks, birthday, type CivilDate, latest } from '../dates/civil-date.ts';
import type { Refusal } from '../codes/refusal.ts';
import type { Citation, Refusals } from '../decision.ts';
import { inForce } from '../rules/dated.ts';
import { limitsOn, type Policy } from '../rules/policy.ts';
import { cite, refusal } from './decide/drafting.ts';
import type { Participant } from './participant.ts';

export interface Sample {
  readonly sampleDate: CivilDate;
  readonly vialExpiry?: CivilDate;
}

interface Advice {
  readonly rules: readonly Citation[];
}

/** Whether a sample taken on a day will be accepted by the programme, and if not, from when. Advice only: a result that comes all the same is never lost. D-24. */
export const checkSample = (p: Participant, sample: Sample, policy: Policy): E.Either<Refusals, Advice> => {
  const [first, ...others] = [...eligibility(p, sample, policy), ...timing(p, sample, policy), ...vial(sample, policy)];
  const rules = [cite('D-24'), cite('ACC-01'), cite('ACC-02'), cite('ACC-03'), cite('ACC-04'), cite('COL-05')];
  return first === undefined ? E.right({ rules }) : E.left([first, ...others]);
};

const eligibility = (p: Participant, { sampleDate }: Sample, policy: Policy): readonly Refusal[] => {
  const { firstCallAge, firstCallWeeksBefore } = limitsOn(policy, sampleDate);
  if (p.inactive !== null) return [refusal('inactive', 'This person is inactive.')];
  const permissions = inForce(policy.ceasePermissions, sampleDate).value;
  if (p.ceased !== null && (p.ceased.reason === 'age' || permissions[p.ceased.reason].rulesOutTests))
    return [refusal('not-eligible', `Ceased: ${p.ceased.reason}.`)];
  const weeks = inForce(policy.timetable, sampleDate).value;
  const invitation = firstCallWeeksBefore + weeks.listBeforeDue - weeks.listToInvitation;
  const from = addWeeks(birthday(p.demographics.dateOfBirth, firstCallAge), -invitation);
  return sampleDate < from
    ? [refusal('not-eligible', 'Under the age of the first invitation.', { field: 'sampleDate', earliest: from })]
    : [];
};

/** Too soon after the last sample, or too long before the date that is due. ACC-01 to ACC-03. */
export const timing = (p: Participant, { sampleDate }: Sample, policy: Policy): readonly Refusal[] => {
  const { routineMonthsEarly, repeatMonthsEarly, monthsSinceLast } = inForce(policy.sampleLimits, sampleDate).value;
  const last = p.results.at(-1);
  const sinceLast = last === undefined ? null : addMonths(last.testDate, monthsSinceLast);
  const tooSoon = sinceLast !== null && sampleDate < sinceLast;
  const due = p.schedule.nextTestDueDate;
  const monthsEarly = monthsBeforeDue(p, routineMonthsEarly, repeatMonthsEarly);
  const fromDue = due === null || monthsEarly === null ? null : addMonths(due, -monthsEarly);
  const tooEarly = fromDue !== null && sampleDate < fromDue && !isInvited(p);
  const where = { field: 'sampleDate', earliest: latest(tooSoon ? sinceLast : sampleDate, tooEarly ? fromDue : sampleDate) };
  return [
    ...(tooSoon ? [refusal('sample-too-soon', `Less than ${monthsSinceLast} months since the last sample.`, where)] : []),
    ...(tooEarly ? [refusal('sample-too-early', 'Too long before the next test due date.', where)] : []),
  ];
};

const isInvited = ({ round }: Participant): boolean => round.status !== 'not-due' && round.status !== 'pnl';

const monthsBeforeDue = ({ schedule: { recallType } }: Participant, routine: number, repeat: number): number | null => {
  switch (recallType) {
    case 'routine':
      return routine;
    case 'repeat-advised':
      return repeat;
    default:
      return null;
  }
};

const vial = ({ sampleDate, vialExpiry }: Sample, policy: Policy): readonly Refusal[] => {
  const { vialDays } = inForce(policy.sampleLimits, sampleDate).value;
  return vialExpiry !== undefined && addDays(sampleDate, vialDays) > vialExpiry
    ? [refusal('vial-expiry', `The vial must keep for ${vialDays} days more.`, { field: 'vialExpiry', earliest: addDays(sampleDate, vialDays) })]
    : [];
};
