import * as t from 'io-ts';
import { oneOf } from '../../codes/one-of.ts';
import { CivilDate } from '../../dates/civil-date.ts';
import { Report } from '../report.ts';
import { CaseNumber } from '../../identifiers/case-number.ts';
import { Proposal } from './proposal.ts';

/** What looking for the person led to, when it was not one person beyond doubt. */
export const Finding = oneOf('Finding', 'possible-hit', 'non-hit');
export type Finding = t.TypeOf<typeof Finding>;

/** Why an item waits for an answer from outside. */
export const QueryReason = oneOf('QueryReason', 'non-match', 'no-system-match', 'duplicate');
export type QueryReason = t.TypeOf<typeof QueryReason>;

/** What became of an item in the end. */
export const ItemOutcome = oneOf('ItemOutcome', 'automatic', 'by-hand', 'dummy', 'removed');
export type ItemOutcome = t.TypeOf<typeof ItemOutcome>;

/** Somebody on record whom it may be about, how likely, and what speaks for and against it: codes, nothing personal. */
export const PossibleMatch = t.type({ participantId: t.string, score: t.number, because: t.array(t.string) }, 'PossibleMatch');
export type PossibleMatch = t.TypeOf<typeof PossibleMatch>;

const on = { on: CivilDate };
/** Every action by hand: who, in which case, and why. */
const byHand = { by: t.string, caseNumber: CaseNumber, comment: t.string, ...on };
const participantOrNone = t.union([t.string, t.null]);

/**
 * What can happen to one item of a laboratory's file. Names and shapes are a storage contract: events are never edited, a
 * changed shape is a new version with an upcaster. `on` is the civil day on which it took effect.
 */
export const itemEventData = {
  /** `file` and `number` say where it stands: the number of the file's stream, and its place in the file, from 1. */
  'item-received': t.type({ file: t.string, number: t.Integer, laboratory: t.string, report: Report, ...on }),
  /** Whose it is, found without anybody's help. */
  'item-matched': t.type({ participantId: t.string, ...on }),
  /** Best candidate first. */
  'item-unmatched': t.type({ finding: Finding, candidates: t.array(PossibleMatch), ...on }),
  /** It cannot go on a record as it is. Whose: null where nobody was found. Codes of refusals, or of faults in what was written. */
  'item-failed-validation': t.type({ participantId: participantOrNone, faults: t.array(t.string), ...on }),

  /** Somebody works on it, and nobody else may until that instant (ISO 8601, UTC). */
  'item-taken-up': t.type({ by: t.string, until: t.string, ...on }),
  'item-put-back': t.type({ by: t.string, ...on }),
  'item-queried': t.type({ reason: QueryReason, ...byHand }),
  'item-proposed': t.type({ proposal: Proposal, ...byHand }),
  'item-sent-back': t.type(byHand),
  'item-accepted': t.type(byHand),

  /** The end: it stands on that record, or was removed. */
  'item-settled': t.type({ outcome: ItemOutcome, participantId: participantOrNone, ...on }),
} as const;

type ItemEventData = typeof itemEventData;
export type ItemEventType = keyof ItemEventData;
export type ItemEventOf<T extends ItemEventType> = { readonly type: T; readonly data: t.TypeOf<ItemEventData[T]> };
export type ItemEvent = { [T in ItemEventType]: ItemEventOf<T> }[ItemEventType];

/** Makes an event; the type says which data it needs. */
export const itemEvent = <T extends ItemEventType>(type: T, data: ItemEventOf<T>['data']): ItemEvent => ({ type, data }) as unknown as ItemEvent;
