import type { RecallType } from '../../codes/recall.ts';
import { addMonths, addYears, ageOn, type CivilDate } from '../../dates/civil-date.ts';
import type { Decided, Decision } from '../../decision.ts';
import { limitsOn, type Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import { evolve } from '../evolve.ts';
import { type Participant, unknown } from '../participant.ts';
import { newest } from '../results.ts';
import { isSameReport, type RecordedResult } from '../test-result.ts';
import { accept, after, cite, draft, nothing, refuse, together } from './drafting.ts';
import { dueAfter, followNewest, recallTypeAfter, referral } from './follow-newest.ts';
import { numbered } from './record-result.ts';
import { ceaseForAge, earliestDue, firstCall, reinstated, schedule } from './scheduling.ts';
import { deactivated, notPermitted } from './standing.ts';

/** A person enters the cohort: by the demographic feed, or because CSAS adds them. */
export const register = (entry: CommandOf<'register'>['with'], today: CivilDate, policy: Policy): Decided => {
  const { nhsNumber, demographics, optedIn = false, by } = entry;
  if (by !== undefined && by !== 'csas') return refuse(notPermitted('Adding somebody is not yours to enter.'));
  const registered = event('registered', { nhsNumber, demographics, optedIn, on: today, ...(by === undefined ? {} : { by }) });
  const p = evolve(unknown, registered) as { kind: 'participant' } & Participant;
  return accept(draft([registered]), firstCall(p, 'joining', today, policy));
};

/** Somebody who cannot be matched enters under a dummy number: without a first call, and so without a date. ELIG-08, D-20. */
export const registerDummy = (entry: CommandOf<'register-dummy'>['with'], today: CivilDate, policy: Policy): Decided => {
  const registered = event('dummy-registered', { ...entry, on: today });
  const p = evolve(unknown, registered) as { kind: 'participant' } & Participant;
  return accept(draft([registered], [cite('ELIG-08')]), firstCall(p, 'joining', today, policy));
};

type History = CommandOf<'import-history'>['with'];

/** A history from an earlier system is taken over; dates and types that it states stand as told, the others follow. */
export const importHistory = (p: Participant, history: History, today: CivilDate, policy: Policy): Decided => {
  const ended = deactivated(p);
  if (ended !== null) return refuse(ended);
  const unknownYet = history.results.filter((result) => !p.results.some((held) => isSameReport(held, result)));
  if (unknownYet.length === 0 && holdsAlready(p, history)) return accept();
  const results = numbered(p, unknownYet, policy);
  const imported = draft([event('history-imported', { results: [...results], source: history.source, on: today })]);
  const now = after(p, imported.events);
  return accept(imported, ceasedAsTold(now, history, today) ?? scheduleFromHistory(now, history, today, policy));
};

/** The same history once more. What it states is so, and has been followed. */
const holdsAlready = ({ schedule, ceased }: Participant, told: History): boolean => {
  if (told.ceased !== undefined) return told.ceased.reason === ceased?.reason && told.ceased.on === ceased.since;
  if (told.recallType === 'ceased' || isCeasedForGood(ceased)) return ceased !== null;
  if (ceased !== null && told.results.length > 0) return told.nextTestDueDate === undefined;
  const { nextTestDueDate = schedule.nextTestDueDate, recallType = schedule.recallType } = told;
  return nextTestDueDate === schedule.nextTestDueDate && recallType === schedule.recallType;
};

const ceasedAsTold = (p: Participant, { ceased }: History, today: CivilDate): Decision | null => {
  if (ceased === undefined) return null;
  const again = reinstated(p, today, []);
  const cease = event('ceased', { reason: ceased.reason, since: ceased.on, automatic: false, by: 'system', on: today });
  return together(again, draft([cease], [cite('CEASE-10')]));
};

/** A history brings back whoever was ceased for age on joining, and nobody who was ceased for another reason since. */
const isCeasedForGood = (ceased: Participant['ceased']): boolean => ceased !== null && ceased.reason !== 'age';

const scheduleFromHistory = (p: Participant, told: History, today: CivilDate, policy: Policy): Decision => {
  if (isCeasedForGood(p.ceased)) return nothing;
  const last = newest(p.results);
  const recallType = told.recallType ?? (last === null ? null : recallTypeAfter(last)) ?? 'called';
  if (recallType === 'ceased') return p.ceased === null ? ceaseForAge(today, [cite('D-04'), cite('ELIG-04')]) : nothing;
  if (told.nextTestDueDate !== undefined)
    return together(
      reinstated(p, today, []),
      schedule(told.nextTestDueDate, recallType, 'history', today, [cite('INT-04')]),
      recallType === 'suspended' && last?.action === 'S' ? referral(last, today, policy) : nothing,
    );
  if (told.recallType !== undefined && told.recallType !== (last === null ? null : recallTypeAfter(last)))
    return together(reinstated(p, today, []), schedule(dueAsTold(p, told.recallType, last, today, policy), told.recallType, 'history', today, [cite('NTDD-01')]));
  if (last === null) return nothing;
  if (isPastUpperAge(p, today, policy) && !staysOn(p, last, today, policy)) return p.ceased === null ? ceaseForAge(today, [cite('D-04'), cite('ELIG-04')]) : nothing;
  return { ...followNewest(p, last, 'history', today, policy), warnings: [] };
};

/** A date for a recall type that does not follow from the last test; after suspension, the day to look for an outcome. D-21. */
const dueAsTold = (p: Participant, recallType: RecallType, last: RecordedResult | null, today: CivilDate, policy: Policy): CivilDate | null => {
  if (last === null) return p.schedule.nextTestDueDate ?? earliestDue(today, policy);
  return recallType === 'suspended' ? addMonths(last.testDate, limitsOn(policy, last.testDate).suspensionMonths) : dueAfter(last);
};

const isPastUpperAge = (p: Participant, today: CivilDate, policy: Policy): boolean =>
  ageOn(p.demographics.dateOfBirth, today) >= limitsOn(policy, today).upperAge;

/** Past the upper age and still called: under surveillance, or not screened since 50. ELIG-04. */
const staysOn = (p: Participant, last: RecordedResult, today: CivilDate, policy: Policy): boolean => {
  const { notScreenedSinceAge } = limitsOn(policy, today);
  return last.action !== 'A' || last.testDate < addYears(p.demographics.dateOfBirth, notScreenedSinceAge);
};

