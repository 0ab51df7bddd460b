import type { Decision } from '../../decision.ts';
import { event, type EventType, type ParticipantEvent } from '../events.ts';
import type { Noted } from '../noted.ts';

/** The events that tell of an act by hand. What else follows from it stands in the same decision, and needs no note. */
const acts: ReadonlySet<EventType> = new Set<EventType>([
  'registered',
  'deferred', 'ceased', 'reinstated', 'amended', 'paused', 'resumed', 'opted-in', 'returned', 'discharged-from-colposcopy',
  'result-withdrawn', 'refused-result-settled', 'dummy-deactivated', 'invitation-confirmed', 'review-completed', 'event-information-written',
  'vaccination-recorded', 'vaccination-removed',
]);

/** Puts what was noted beside a request into the event that tells of the act: the first of them. */
export const noting =
  ({ caseNumber, comment }: Noted) =>
  (decision: Decision): Decision => {
    const note: Noted = { ...(caseNumber === undefined ? {} : { caseNumber }), ...(comment === undefined ? {} : { comment }) };
    const act = decision.events.findIndex(({ type }) => acts.has(type));
    return { ...decision, events: decision.events.map((each, i) => (i === act ? withNote(each, note) : each)) };
  };

const withNote = ({ type, data }: ParticipantEvent, note: Noted): ParticipantEvent => event(type, { ...data, ...note });
