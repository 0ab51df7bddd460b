import { ageOn, type CivilDate } from '../../dates/civil-date.ts';
import type { Citation, Decided, Decision } from '../../decision.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { ScheduleBasis } from '../../codes/recall.ts';
import type { CommandOf } from '../commands.ts';
import { event, type ParticipantEvent } from '../events.ts';
import { isDummy, type Participant } from '../participant.ts';
import { newest } from '../results.ts';
import { sameValue } from '../same-value.ts';
import { accept, after, cite, draft, nothing, refusal, refuse, together } from './drafting.ts';
import { followRevised, isAgedOut, reviseNewest, setsSchedule } from './follow-newest.ts';
import { cancelHeld } from './letters.ts';
import { comeBack } from './returning.ts';
import { firstCall, isCallable, reinstated, schedule } from './scheduling.ts';

type Changes = CommandOf<'change-demographics'>['with'];
type Part = (p: Participant, changes: Changes, today: CivilDate, policy: Policy) => Decision;

/** A change from the demographic feed. Each part that differs is an event of its own meaning; nothing new, no event. A dummy registration never changes. ELIG-08. */
export const changeDemographics = (p: Participant, changes: Changes, today: CivilDate, policy: Policy): Decided => {
  if (isDummy(p)) return refuse(refusal('dummy-not-updated', 'The details of a dummy registration are not updated from the demographic feed.'));
  return accept(
    ...[detailsPart, numberPart, birthPart, genderPart, practicePart, standingPart].reduce<{ readonly parts: readonly Decision[]; readonly now: Participant }>(
      ({ parts, now }, part) => {
        const decided = part(now, changes, today, policy);
        return { parts: [...parts, decided], now: after(now, decided.events) };
      },
      { parts: [], now: p },
    ).parts,
  );
};

const one = (event: ParticipantEvent, ...rules: readonly Citation[]): Decision => draft([event], rules);

const detailsPart: Part = ({ demographics }, { name, address, contact }, on) => {
  const changed = {
    ...(name !== undefined && !sameValue(name, demographics.name) ? { name } : {}),
    ...(address !== undefined && !sameValue(address, demographics.address) ? { address } : {}),
    ...(contact !== undefined && !sameValue(contact, demographics.contact) ? { contact } : {}),
  };
  return Object.keys(changed).length === 0 ? nothing : one(event('demographics-changed', { changes: changed, on }));
};

const numberPart: Part = (p, { nhsNumber }, on) =>
  nhsNumber === undefined || nhsNumber === p.nhsNumber
    ? nothing
    : one(event('nhs-number-changed', { from: p.nhsNumber, to: nhsNumber, on }), cite('NTDD-08'), cite('D-29'));

/** A corrected date of birth moves what followed from the age: the first call, a routine interval, an end by age. NTDD-08. */
const birthPart: Part = (p, { dateOfBirth }, on, policy) => {
  const from = p.demographics.dateOfBirth;
  if (dateOfBirth === undefined || dateOfBirth === from) return nothing;
  const corrected = one(event('date-of-birth-corrected', { from, to: dateOfBirth, on }), cite('NTDD-08'));
  return together(corrected, followCorrectedAge(after(p, corrected.events), on, policy));
};

/** What set a date that follows from the date of birth alone. */
const firstCallBases: ReadonlySet<ScheduleBasis> = new Set<ScheduleBasis>(['joining', 'opt-in', 'date-of-birth']);

const followCorrectedAge = (p: Participant, today: CivilDate, policy: Policy): Decision => {
  const last = newest(p.results);
  if (p.ceased !== null) return p.ceased.reason === 'age' ? undoCeaseForAge(p, today, policy) : nothing;
  if (last === null) return firstCallBases.has(p.schedule.basis) ? firstCall(p, 'date-of-birth', today, policy) : nothing;
  return setsSchedule(p, last) && isAgedOut(p, last, policy) ? followRevised(p, 'date-of-birth', today, policy) : reviseNewest(p, today, policy);
};

/** Wrongly ceased for age: back in, when by the corrected date the age was not reached. */
const undoCeaseForAge = (p: Participant, today: CivilDate, policy: Policy): Decision => {
  if (ageOn(p.demographics.dateOfBirth, today) >= limitsOn(policy, today).upperAge) return nothing;
  const back = reinstated(p, today, []);
  const now = after(p, back.events);
  const follow = newest(p.results) === null ? firstCall : followRevised;
  const next = follow(now, 'date-of-birth', today, policy);
  const ceasedAgain = next.events.some(({ type }) => type === 'ceased');
  return ceasedAgain ? nothing : together(back, next);
};

/** Called without asking before and not after, or the other way round. ELIG-05, D-01. */
const genderPart: Part = (p, { gender }, on, policy) => {
  const from = p.demographics.gender;
  if (gender === undefined || gender === from) return nothing;
  const changed = one(event('gender-changed', { from, to: gender, on }), cite('ELIG-05'), cite('D-01'));
  const now = after(p, changed.events);
  if (now.ceased !== null) return changed;
  const { nextTestDueDate, recallType, basis } = now.schedule;
  if (isCallable(now)) return together(changed, nextTestDueDate === null ? firstCall(now, 'opt-in', on, policy) : nothing);
  // Off the practice's lists; the date stands for the day of an opt-in.
  return together(changed, now.round.status === 'not-due' ? nothing : schedule(nextTestDueDate, recallType, basis, on, [cite('D-01')]));
};

const practicePart: Part = (p, { practice }, on) =>
  practice === undefined || practice === p.demographics.practice
    ? nothing
    : one(event('practice-changed', { from: p.demographics.practice, to: practice, on }), cite('TT-04'));

/** Left, died or came back. ELIG-06, ELIG-07, D-28. */
const standingPart: Part = (p, { inactive }, on, policy) => {
  if (inactive === undefined) return nothing;
  if (inactive !== null) {
    if (p.inactive?.reason === inactive.reason) return nothing;
    const left = one(event('became-inactive', { ...inactive, on }), cite(inactive.reason === 'died' ? 'ELIG-07' : 'ELIG-06'), cite('D-28'));
    return together(left, cancelHeld(p, on));
  }
  return p.inactive === null ? nothing : comeBack(p, on, policy);
};

