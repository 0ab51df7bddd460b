import type { EventOf, EventType, ParticipantEvent } from './events.ts';
import type { ScheduleBasis } from '../codes/recall.ts';
import { type CivilDate, latest } from '../dates/civil-date.ts';
import { isUnderSurveillance, type Participant, type ParticipantRecord, unknown } from './participant.ts';
import { inTestDateOrder } from './results.ts';

type Change<T extends EventType> = (p: Participant, data: EventOf<T>['data']) => Partial<Participant>;

/** What each event changes. None of them decides, and none can fail. */
const changes: { readonly [T in Exclude<EventType, 'registered' | 'dummy-registered' | 'known-elsewhere'>]: Change<T> } = {
  'dummy-deactivated': (_, { on }) => ({ inactive: { reason: 'deactivated', since: on } }),
  'history-imported': (p, { results }) => ({
    results: inTestDateOrder([...p.results, ...results]),
    resultsEverRecorded: p.resultsEverRecorded + results.length,
  }),
  'demographics-changed': (p, { changes: changed }) => ({ demographics: { ...p.demographics, ...changed } }),
  'practice-changed': (p, { to, on }) => ({
    demographics: { ...p.demographics, practice: to },
    review: to === null ? p.review : reviewOnMoving(p, on),
  }),
  'gender-changed': (p, { to }) => ({ demographics: { ...p.demographics, gender: to }, optedIn: false }),
  'date-of-birth-corrected': (p, { to }) => ({ demographics: { ...p.demographics, dateOfBirth: to } }),
  'nhs-number-changed': (_, { to }) => ({ nhsNumber: to }),
  'record-merged': (p, { participantId, nhsNumber, mergedFrom, results, dischargedOn, nonResponderCount, deferralsInARow, notes = [], vaccinations = [] }) => ({
    notes: [...p.notes, ...notes],
    notesEverWritten: p.notesEverWritten + notes.length,
    vaccinations: [...p.vaccinations, ...vaccinations],
    vaccinationsEverRecorded: p.vaccinationsEverRecorded + vaccinations.length,
    mergedFrom: [...new Map([...p.mergedFrom, ...mergedFrom, { participantId, nhsNumber }].map((merged) => [merged.participantId, merged])).values()],
    results: inTestDateOrder([...p.results, ...results]),
    resultsEverRecorded: p.resultsEverRecorded + results.length,
    dischargedOn: later(p.dischargedOn, dischargedOn),
    nonResponderCount: p.nonResponderCount + nonResponderCount,
    deferralsInARow: Math.max(p.deferralsInARow, deferralsInARow),
  }),
  'opted-in': () => ({ optedIn: true }),
  'became-inactive': (_, { reason, since }) => ({ inactive: { reason, since } }),
  'returned': () => ({ inactive: null }),

  'next-test-scheduled': (p, { nextTestDueDate, recallType, basis, inviteOn, on }) => ({
    schedule: { nextTestDueDate, recallType, basis, inviteOn, since: on },
    round: { status: 'not-due' },
    ceased: recallType === 'ceased' ? p.ceased : null,
    referral: recallType === 'suspended' ? p.referral : null,
    failsafeSince: null,
    review: p.ceased === null ? p.review : null,
    deferredFor: basis === 'deferral' ? p.deferredFor : null,
    deferralsInARow: keepsDeferrals.has(basis) ? p.deferralsInARow : 0,
  }),
  'listed-for-prior-notification': (_, { on, respondBy }) => ({
    round: { status: 'pnl', listedOn: on, respondBy, confirmed: false },
  }),
  'invitation-confirmed': (p) => (p.round.status === 'pnl' ? { round: { ...p.round, confirmed: true } } : {}),
  'invited': (_, { on }) => ({ round: { status: 'invited', invitedOn: on } }),
  'reminded': (_, { on }) => ({ round: { status: 'reminded', remindedOn: on } }),
  'non-response-recorded': (_, { count, listedUntil, on }) => ({
    nonResponderCount: count,
    round: { status: 'non-responder', since: on, listedUntil, reviewedOn: null },
  }),

  'review-completed': (p, { list, on }) => {
    if (list === 'to-review') return { review: null };
    return p.round.status === 'non-responder' ? { round: { ...p.round, reviewedOn: on } } : {};
  },
  'event-information-written': (_, { text }) => ({ eventInformation: text }),
  'note-written': (p, { number, caseNumber, text, on }) => ({
    notes: [...p.notes.filter((note) => note.number !== number), { number, caseNumber, text, on }],
    notesEverWritten: Math.max(p.notesEverWritten, number),
  }),
  'note-removed': (p, { number }) => ({ notes: p.notes.filter((note) => note.number !== number) }),
  'vaccination-recorded': (p, { vaccination }) => ({
    vaccinations: [...p.vaccinations, vaccination],
    vaccinationsEverRecorded: Math.max(p.vaccinationsEverRecorded, vaccination.number),
  }),
  'vaccination-removed': (p, { number }) => ({ vaccinations: p.vaccinations.filter((each) => each.number !== number) }),

  'result-recorded': (p, { result }) => ({
    results: inTestDateOrder([...p.results, result]),
    resultsEverRecorded: p.resultsEverRecorded + 1,
  }),
  'interval-revised': (p, { number, months }) => ({
    results: p.results.map((result) => (result.number === number ? { ...result, months } : result)),
  }),
  'result-refused': (p, { result, refusals, on }) => ({ refused: [...p.refused, { result, refusals, since: on }] }),
  'refused-result-settled': (p, { testDate, item }) => {
    const settled = item === undefined ? p.refused.findIndex(({ result }) => result.testDate === testDate) : item - 1;
    return { refused: p.refused.filter((_, i) => i !== settled) };
  },
  'result-withdrawn': (p, { number }) => ({ results: p.results.filter((result) => result.number !== number) }),

  'referred-to-colposcopy': (_, { testDate, weeks }) => ({ referral: { testDate, weeks } }),
  'failsafe-raised': (_, { on }) => ({ failsafeSince: on }),
  'discharged-from-colposcopy': (p, { dischargedOn }) => ({ dischargedOn: later(p.dischargedOn, dischargedOn) }),

  'deferred': (_, { reason, inARow }) => ({ deferredFor: reason, deferralsInARow: inARow }),
  'ceased': (p, { reason, since, automatic }) => ({
    ceased: { reason, since },
    schedule: { nextTestDueDate: null, recallType: 'ceased', basis: p.schedule.basis, inviteOn: null, since },
    round: { status: 'not-due' },
    referral: null,
    failsafeSince: null,
    // Whoever joins past the upper age is only recorded; there is nothing for the practice to look at.
    review: automatic && since === p.joinedOn ? null : { kind: 'recently-ceased', since },
  }),
  'reinstated': () => ({ ceased: null, review: null }),
  'amended': () => ({}),

  'paused': (_, { on }) => ({ pausedByHand: on }),
  'resumed': () => ({ pausedByHand: null }),

  'restricted': () => ({ restricted: true }),
  'unrestricted': () => ({ restricted: false }),

  'letter-requested': (p, { letter, testDate }) => ({
    held: p.held.filter((held) => held.letter !== letter || held.testDate !== testDate),
  }),
  'letter-held': (p, { on, ...owed }) => ({ held: [...p.held, { ...owed, since: on }] }),
  'held-letters-cancelled': () => ({ held: [] }),
};

const keepsDeferrals: ReadonlySet<ScheduleBasis> = new Set<ScheduleBasis>(['deferral', 'amendment', 'merger']);

const later = (a: CivilDate | null, b: CivilDate | null): CivilDate | null => (a === null || b === null ? (a ?? b) : latest(a, b));

const reviewOnMoving = (p: Participant, on: Participant['joinedOn']): Participant['review'] => {
  if (p.ceased !== null) return { kind: 'new-ceased', since: on };
  return isUnderSurveillance(p) ? { kind: 'new-abnormal-follow-up', since: on } : null;
};

type Entry = Pick<Participant, 'nhsNumber' | 'demographics' | 'optedIn'> & { readonly on: CivilDate };

const joined = ({ nhsNumber, demographics, optedIn, on }: Entry): ParticipantRecord => ({
  kind: 'participant',
  nhsNumber,
  mergedFrom: [],
  demographics,
  joinedOn: on,
  optedIn,
  inactive: null,
  results: [],
  resultsEverRecorded: 0,
  schedule: { nextTestDueDate: null, recallType: 'called', basis: 'joining', inviteOn: null, since: on },
  round: { status: 'not-due' },
  ceased: null,
  deferredFor: null,
  deferralsInARow: 0,
  nonResponderCount: 0,
  pausedByHand: null,
  restricted: false,
  refused: [],
  held: [],
  referral: null,
  failsafeSince: null,
  dischargedOn: null,
  review: null,
  eventInformation: null,
  notes: [],
  notesEverWritten: 0,
  vaccinations: [],
  vaccinationsEverRecorded: 0,
});

/** The record after one more event. Total: an event that means nothing here changes nothing. */
export const evolve = (record: ParticipantRecord, event: ParticipantEvent): ParticipantRecord => {
  if (event.type === 'registered') return record.kind === 'unknown' ? joined(event.data) : record;
  if (event.type === 'dummy-registered') return record.kind === 'unknown' ? joined({ ...event.data, nhsNumber: event.data.number, optedIn: false }) : record;
  if (event.type === 'known-elsewhere') return record.kind === 'elsewhere' ? record : { kind: 'elsewhere', participantId: event.data.participantId };
  if (record.kind !== 'participant') return record;
  if (!Object.hasOwn(changes, event.type)) return record;
  const change = changes[event.type] as Change<EventType>;
  return { ...record, ...change(record, event.data) };
};

/** The record that a stream's events, oldest first, lead to. */
export const fold = (events: readonly ParticipantEvent[], from: ParticipantRecord = unknown): ParticipantRecord =>
  events.reduce(evolve, from);
