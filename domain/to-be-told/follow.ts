import { letterKind } from '../codes/letter-kind.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import type { EventOf, EventType, ParticipantEvent } from '../participant/events.ts';
import { isPaused, type ParticipantRecord } from '../participant/participant.ts';
import type { Policy } from '../rules/policy.ts';
import { reasonOfCall, reasonOfCeasing, reasonOfResult } from './reason.ts';
import { type HappeningToTell, isOpen, type ReasonForNone, tellsBy, type Thing, type What } from './thing.ts';

/** What one person has to be told, oldest first, and the type of the last event of their record. */
export interface ToBeTold {
  readonly things: readonly Thing[];
  readonly latest: EventType | null;
  readonly paused: boolean;
  /** Day on which the last pause of their letters ended. */
  readonly pauseEndedOn: CivilDate | null;
}

export const nothingToTell: ToBeTold = { things: [], latest: null, paused: false, pauseEndedOn: null };

interface Stored {
  readonly position: number;
  readonly id: string;
}

type Followed = { readonly [T in EventType]?: (told: ToBeTold, data: EventOf<T>['data'], stored: Stored, record: ParticipantRecord, policy: Policy) => readonly Thing[] };

const thing = ({ position }: Stored, what: What, { on }: Pick<Thing, 'on'>, of: Partial<Thing> = {}): Thing => ({ position, what, testDate: null, on, answer: null, reason: null, owed: null, elsewhere: null, ...of });

const call =
  (what: HappeningToTell) =>
  ({ things }: ToBeTold, data: Pick<Thing, 'on'>, stored: Stored, record: ParticipantRecord): readonly Thing[] =>
    [...things, thing(stored, what, data, { reason: record.kind === 'participant' ? reasonOfCall(record) : null })];

const followed: Followed = {
  'result-recorded': ({ things }, data, stored, record, policy) => [
    ...things,
    thing(stored, 'result', data, { testDate: data.result.testDate, reason: record.kind === 'participant' ? reasonOfResult(record, data, policy) : null }),
  ],
  'invited': call('invitation'),
  'reminded': call('reminder'),
  'ceased': ({ things, latest }, data, stored, record, policy) => [
    ...things,
    thing(stored, 'ceasing', data, { reason: record.kind === 'participant' ? reasonOfCeasing(record, data, { event: latest, thing: things.at(-1) }, policy) : null }),
  ],
  'letter-requested': (told, data, stored, record) => withLetter(told.things, data, stored, record, false),
  'letter-held': (told, data, stored, record) => withLetter(told.things, data, stored, record, true),
  'known-elsewhere': ({ things }, { participantId }) =>
    things.map((each) => ({ ...each, elsewhere: participantId, ...(each.answer?.held === true ? { answer: null, reason: 'owed-by-other-record' satisfies ReasonForNone, owed: each.answer.letter } : {}) })),
};

type Letter = EventOf<'letter-requested'>['data'];

/** A letter tells the last of its kind that is open, or is the one that a pause held back, or tells nothing that happened. */
const withLetter = (things: readonly Thing[], data: Letter, stored: Stored, record: ParticipantRecord, held: boolean): readonly Thing[] => {
  const answer = { letter: data.letter, reference: stored.id, position: stored.position, held };
  const opened = data.again === undefined ? things.findLastIndex((each) => isOpen(each) && tells(data, each)) : -1;
  const released = held ? -1 : things.findIndex((each) => each.answer?.held === true && each.answer.letter === data.letter && each.testDate === data.testDate);
  // What happened on another day than the letter was asked for is not what asked for it, where something held waits for just this letter.
  const at = opened !== -1 && (released === -1 || things[opened]?.on === data.on) ? opened : released;
  if (at !== -1) return things.map((each, i) => (i === at ? { ...each, answer } : each));
  return [...things, thing(stored, causeOf(data, record, held), data, { testDate: data.testDate, answer })];
};

const tells = ({ letter, testDate }: Letter, { what, testDate: of }: Thing): boolean =>
  testDate === of && Object.hasOwn(tellsBy, what) && tellsBy[what as HappeningToTell].includes(letterKind(letter));

const causeOf = ({ again }: Letter, record: ParticipantRecord, held: boolean): What => {
  if (again !== undefined) return 'again';
  return held && record.kind === 'participant' && record.mergedFrom.length > 0 ? 'taken-over' : 'unasked';
};

/** What somebody has to be told after one more event of their record, which led to this record. */
export const follow = (told: ToBeTold, stored: Stored, { type, data }: ParticipantEvent, record: ParticipantRecord, policy: Policy): ToBeTold => {
  const step = followed[type] as Followed['invited'];
  const paused = record.kind === 'participant' && isPaused(record);
  return {
    things: step === undefined ? told.things : step(told, data as EventOf<'invited'>['data'], stored, record, policy),
    latest: type,
    paused,
    pauseEndedOn: told.paused && !paused ? data.on : told.pauseEndedOn,
  };
};
