import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { nextStep, type Step } from '../../domain/participant/next-step.ts';
import type { EventType } from '../../domain/participant/events.ts';
import { isDummy, isPaused, nextTestDueDate, type Participant, recallStatus } from '../../domain/participant/participant.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { ParticipantHistory } from '../participant-history.ts';
import { originsOf, testBehind } from './origins.ts';
import { stepsOf, type ToldStep } from './steps.ts';
import { ceaseReasons, day, inactiveReasons, recallStatuses, recallTypes, steps as stepWords } from './words.ts';

/** Something that is so of a participant, in plain words, and the step that made it so. */
export interface Fact {
  readonly fact: 'next-test-due-date' | 'recall-type' | 'recall-status' | 'letters' | 'registration';
  readonly value: string | null;
  readonly says: string;
  /** Which of the explanation's steps, from 0; null: none of them. */
  readonly step: number | null;
}

export interface Explanation {
  readonly facts: readonly Fact[];
  /** Oldest first: the test and the steps that date and recall type rest on, and since then all that had a part in where the person stands. */
  readonly steps: readonly ToldStep[];
  /** What the daily run does next, if nothing else happens. */
  readonly next: { readonly on: CivilDate; readonly step: Step; readonly says: string } | null;
}

const setsDate: ReadonlySet<EventType> = new Set<EventType>(['next-test-scheduled', 'ceased']);
const setsStatus: ReadonlySet<EventType> = new Set<EventType>([
  ...setsDate, 'listed-for-prior-notification', 'invited', 'reminded', 'non-response-recorded',
]);
const hasPart: ReadonlySet<EventType> = new Set<EventType>([
  ...setsStatus, 'invitation-confirmed', 'result-recorded', 'result-withdrawn', 'interval-revised', 'referred-to-colposcopy', 'failsafe-raised', 'discharged-from-colposcopy',
]);

/** Tells step by step how the present next test due date, recall type and status came about, from the events that set them. */
export const explain = ({ participant: p, entries }: ParticipantHistory, policy: Policy): Explanation => {
  const all = stepsOf(entries);
  const last = (kinds: ReadonlySet<EventType>): number => all.findLastIndex(({ events }) => events.some(({ type }) => kinds.has(type)));
  const letters = isPaused(p) ? last(new Set<EventType>([p.refused.length > 0 ? 'result-refused' : 'paused'])) : -1;
  const left = p.inactive === null ? -1 : last(new Set<EventType>(['became-inactive', 'dummy-deactivated']));
  const [date, status] = [last(setsDate), last(setsStatus)];
  const origins = originsOf(all);
  const behind = new Set([...origins, testBehind(p, all), letters, left]);

  const told = all.flatMap((step, i) => {
    const part = (i >= date && step.events.some(({ type }) => hasPart.has(type))) || behind.has(i);
    return part ? [{ step, i }] : [];
  });
  const place = (index: number): number | null => {
    const found = told.findIndex(({ i }) => i === index);
    return found === -1 ? null : found;
  };
  const due = nextStep(p, policy);
  return {
    facts: [
      { fact: 'next-test-due-date', value: nextTestDueDate(p), says: saysOfDate(p), step: place(p.inactive === null ? date : left) },
      { fact: 'recall-type', value: p.schedule.recallType, says: `The recall type is ${recallTypes[p.schedule.recallType]}.`, step: place(origins.at(-1) ?? date) },
      { fact: 'recall-status', value: recallStatus(p), says: `${recallStatuses[recallStatus(p)]}.`, step: place(status) },
      { fact: 'letters', value: isPaused(p) ? 'paused' : 'sent', says: saysOfLetters(p), step: place(letters) },
      { fact: 'registration', value: p.inactive === null ? 'active' : 'inactive', says: saysOfRegistration(p), step: place(left) },
    ],
    steps: told.map(({ step }) => step),
    next: due === null ? null : { ...due, says: `${stepWords[due.step]} on ${day(due.on)}.` },
  };
};

const saysOfDate = (p: Participant): string => {
  const due = nextTestDueDate(p);
  if (due !== null && p.schedule.recallType === 'suspended') return `An outcome from colposcopy is awaited; if none comes, somebody looks on ${day(due)}.`;
  if (due !== null) return `The next test is due on ${day(due)}${isDummy(p) ? ', but nobody is called under a dummy number' : ''}.`;
  if (p.inactive !== null) return `No next test is due: ${inactiveReasons[p.inactive.reason]}.`;
  if (p.ceased !== null) return `No next test is due: ceased, reason ${ceaseReasons[p.ceased.reason]}.`;
  return `No next test is due: ${isDummy(p) ? 'nobody is called under a dummy number' : 'this person is called only after opting in'}.`;
};

const saysOfLetters = (p: Participant): string => {
  if (p.refused.length > 0) return 'Letters and notifications are held until the result that failed validation is settled.';
  return p.pausedByHand === null ? 'Letters and notifications are sent as they fall due.' : `Letters and notifications are paused since ${day(p.pausedByHand)}.`;
};

const saysOfRegistration = (p: Participant): string => {
  if (p.inactive !== null) return `Inactive since ${day(p.inactive.since)}: ${inactiveReasons[p.inactive.reason]}.`;
  return isDummy(p) ? 'A dummy registration: results and their letters, and no call.' : 'Active in the programme.';
};
