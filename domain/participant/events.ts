import * as t from 'io-ts';
import { LetterCode } from '../codes/letter.ts';
import { CeaseReason, DeferralReason, Gender, LeavingReason, Party, RecallType, ReviewList, ScheduleBasis } from '../codes/recall.ts';
import { RefusalCode } from '../codes/refusal.ts';
import { CivilDate } from '../dates/civil-date.ts';
import { DummyNumber } from '../identifiers/dummy-number.ts';
import { NhsNumber } from '../identifiers/nhs-number.ts';
import { ParticipantNumber } from '../identifiers/participant-number.ts';
import { Address, Contact, Demographics, PersonName } from './demographics.ts';
import { Note } from './note.ts';
import { noted, NoteText } from './noted.ts';
import { RecordedResult, TestResult } from './test-result.ts';
import { RecordedVaccination } from './vaccination.ts';

const date = CivilDate;
const dateOrNone = t.union([CivilDate, t.null]);
const textOrNone = t.union([t.string, t.null]);

/** An act by hand, with what may be noted beside it. */
const act = <P extends t.Props>(props: P) => t.intersection([t.type(props), t.partial(noted)]);

/** `address`: for this letter alone, where it does not go to the address of the record. `again`: the reference of the message that it repeats. */
const letterOwed = t.intersection([t.type({ letter: LetterCode, testDate: dateOrNone, on: date }), t.partial({ address: Address, again: t.string })]);

/**
 * What can happen to a participant. Names and shapes are a storage contract: events are never edited, a changed
 * shape is a new version with an upcaster. `on` is the civil day on which it took effect.
 */
export const eventData = {
  /** Joined the programme through the demographic feed; `by`: or was added by somebody. */
  'registered': t.intersection([t.type({ nhsNumber: NhsNumber, demographics: Demographics, optedIn: t.boolean, on: date }), t.partial({ by: Party, ...noted })]),
  /** Entered under a number of the programme's own, as somebody who cannot be matched to anybody. */
  'dummy-registered': t.type({ number: DummyNumber, demographics: Demographics, on: date }),
  /** Their dummy registration takes no more results and sends no more letters. It can still be looked at. */
  'dummy-deactivated': act({ by: Party, on: date }),
  /** The screening history of an earlier system was taken over. Numbered results, oldest first. */
  'history-imported': t.type({ results: t.array(RecordedResult), source: t.string, on: date }),
  'demographics-changed': t.type({
    changes: t.partial({ name: PersonName, address: t.union([Address, t.null]), contact: Contact }),
    on: date,
  }),
  'practice-changed': t.type({ from: textOrNone, to: textOrNone, on: date }),
  'gender-changed': t.type({ from: Gender, to: Gender, on: date }),
  'date-of-birth-corrected': t.type({ from: date, to: date, on: date }),
  'nhs-number-changed': t.type({ from: ParticipantNumber, to: NhsNumber, on: date }),
  /** This number leads to the record in the stream named, from here on. Last event of its stream, and the only one where nobody had joined under it. */
  'known-elsewhere': t.type({ participantId: t.string, on: date }),
  /** The record in the stream named turned out to be this person's too: what this one takes over of it; results, notes and vaccinations are numbered on. */
  'record-merged': t.intersection([t.partial({ notes: t.array(Note), vaccinations: t.array(RecordedVaccination) }), t.type({
    participantId: t.string,
    nhsNumber: ParticipantNumber,
    /** The records that had been merged into that one. */
    mergedFrom: t.array(t.type({ participantId: t.string, nhsNumber: ParticipantNumber })),
    results: t.array(RecordedResult),
    dischargedOn: dateOrNone,
    nonResponderCount: t.Integer,
    deferralsInARow: t.Integer,
    on: date,
  })]),
  'opted-in': act({ on: date }),
  'became-inactive': t.type({ reason: LeavingReason, since: date, on: date }),
  /** `by`: who brought them back, where it was not the demographic feed. */
  'returned': t.intersection([t.type({ on: date }), t.partial({ by: Party, ...noted })]),

  /** The next test due date and recall type, and what set them. Starts a new round: not due yet. */
  'next-test-scheduled': t.type({
    nextTestDueDate: dateOrNone,
    recallType: RecallType,
    basis: ScheduleBasis,
    /** When the invitation goes without the practice being asked first; null: through the prior notification list. */
    inviteOn: dateOrNone,
    /** A date that was asked for but lies too early; kept as a comment. */
    requested: dateOrNone,
    on: date,
  }),
  'listed-for-prior-notification': t.type({ nextTestDueDate: date, respondBy: date, on: date }),
  'invitation-confirmed': act({ by: Party, on: date }),
  'invited': t.type({ nextTestDueDate: date, on: date }),
  'reminded': t.type({ on: date }),
  'non-response-recorded': t.type({ count: t.Integer, listedUntil: date, on: date }),

  /** The practice looked at somebody on this list of theirs, and they leave it. */
  'review-completed': act({ list: ReviewList, by: Party, on: date }),

  'result-recorded': t.type({ result: RecordedResult, on: date }),
  /** A newer or older result arrived or went, and the months of this one were worked out anew. */
  'interval-revised': t.type({ number: t.Integer, months: t.Integer, on: date }),
  /** Failed validation: kept whole, on the worklist, nothing of it on the record. */
  'result-refused': t.type({ result: TestResult, refusals: t.array(RefusalCode), on: date }),
  /** `item`: which of those that waited, from 1; not said: the first of the test date. */
  'refused-result-settled': t.intersection([
    t.type({ testDate: date, outcome: t.union([t.literal('corrected'), t.literal('removed')]), on: date }),
    t.partial({ item: t.Integer, ...noted }),
  ]),
  'result-withdrawn': act({ number: t.Integer, testDate: date, on: date }),

  'referred-to-colposcopy': t.type({ testDate: date, weeks: t.union([t.literal(2), t.literal(6)]), on: date }),
  /** No discharge, result or outcome came in time: somebody must look. */
  'failsafe-raised': t.type({ since: date, on: date }),
  'discharged-from-colposcopy': act({ dischargedOn: date, outcome: textOrNone, on: date }),

  'deferred': act({ reason: DeferralReason, months: t.union([t.Integer, t.null]), expectedDelivery: dateOrNone, inARow: t.Integer, by: Party, on: date }),
  'ceased': act({ reason: CeaseReason, since: date, automatic: t.boolean, by: Party, on: date }),
  'reinstated': act({ by: Party, explanation: textOrNone, on: date }),
  'amended': act({ by: Party, incident: t.boolean, on: date }),

  /** What is to be known of an incident; the person may read it. Null: nothing any more. */
  'event-information-written': act({ text: t.union([NoteText, t.null]), by: Party, on: date }),

  /** Additional information: a new note, or that of this number as it reads now. */
  'note-written': t.intersection([Note, t.type({ by: Party })]),
  'note-removed': t.type({ number: t.Integer, by: Party, on: date }),
  'vaccination-recorded': act({ vaccination: RecordedVaccination, by: Party, on: date }),
  'vaccination-removed': act({ number: t.Integer, by: Party, on: date }),

  'paused': act({ by: Party, on: date }),
  'resumed': act({ by: Party, on: date }),

  /** From here on only the permitted see where they live and who looks after them. `reason` is no code: it may tell as much as the address. */
  'restricted': t.type({ reason: t.string, by: Party, on: date }),
  'unrestricted': t.type({ reason: t.string, by: Party, on: date }),

  /** A letter is owed, and goes out. The id of this event is the message's reference. */
  'letter-requested': letterOwed,
  /** A letter is owed, but letters are paused; it goes out on the first run after the pause. */
  'letter-held': letterOwed,
  /** A held letter is no longer owed. */
  'held-letters-cancelled': t.type({ on: date }),
} as const;

type EventData = typeof eventData;
export type EventType = keyof EventData;
export type EventOf<T extends EventType> = { readonly type: T; readonly data: t.TypeOf<EventData[T]> };
export type ParticipantEvent = { [T in EventType]: EventOf<T> }[EventType];

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventData, type);

/** Makes an event; the type says which data it needs. */
export const event = <T extends EventType>(type: T, data: EventOf<T>['data']): ParticipantEvent =>
  ({ type, data }) as unknown as ParticipantEvent;
