import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Report } from '../report.ts';
import { type Finding, type ItemEvent, itemEvent, type ItemOutcome, type PossibleMatch, type QueryReason } from './events.ts';
import { isWaiting } from './evolve.ts';
import { isHeld, type Item, type ItemRecord, mayGoOnByItself } from './item.ts';
import type { CaseNumber } from '../../identifiers/case-number.ts';
import type { Proposal } from './proposal.ts';
import { type ItemRefusal, itemRefusal } from './refusal.ts';

interface ByHand {
  readonly by: string;
  readonly caseNumber: CaseNumber;
  readonly comment: string;
  /** Instant (ISO 8601, UTC) at which it is done. */
  readonly now: string;
}

/** What the system does with an item, and what people do. */
export type ItemCommand =
  | { readonly do: 'receive'; readonly file: string; readonly number: number; readonly laboratory: string; readonly report: Report }
  | { readonly do: 'match'; readonly participantId: string }
  | { readonly do: 'set-aside'; readonly finding: Finding; readonly candidates: readonly PossibleMatch[] }
  | { readonly do: 'fail-validation'; readonly participantId: string | null; readonly faults: readonly string[] }
  | { readonly do: 'settle'; readonly participantId: string | null }
  | { readonly do: 'take-up'; readonly by: string; readonly now: string; readonly until: string }
  | { readonly do: 'put-back'; readonly by: string; readonly now: string }
  | ({ readonly do: 'query'; readonly reason: QueryReason } & ByHand)
  | ({ readonly do: 'propose'; readonly proposal: Proposal } & ByHand)
  | ({ readonly do: 'send-back' } & ByHand)
  | ({ readonly do: 'accept' } & ByHand);

export type ItemDecided = E.Either<ItemRefusal, readonly ItemEvent[]>;

/** What follows from a command about an item: events, or why not. What was done before leads to nothing. */
export const decideItem = (record: ItemRecord, command: ItemCommand, on: CivilDate): ItemDecided => {
  if (command.do === 'receive') {
    const { do: _, ...what } = command;
    return record.kind === 'item' ? E.left(itemRefusal('already-received')) : E.right([itemEvent('item-received', { ...what, on })]);
  }
  return record.kind === 'item' ? decideOf(record, command, on) : E.left(itemRefusal('no-such-item'));
};

type Later = Exclude<ItemCommand, { readonly do: 'receive' }>;

const decideOf = (item: Item, command: Later, on: CivilDate): ItemDecided => {
  const { place } = item;
  switch (command.do) {
    case 'match':
      return when(place.at === 'received' || mayGoOnByItself(item), itemEvent('item-matched', { participantId: command.participantId, on }));
    case 'set-aside':
      return when(place.at === 'received', itemEvent('item-unmatched', { finding: command.finding, candidates: [...command.candidates], on }));
    case 'fail-validation':
      return when(
        place.at === 'received' || place.at === 'matched' || place.at === 'accepted',
        itemEvent('item-failed-validation', { participantId: command.participantId, faults: [...command.faults], on }),
      );
    case 'settle':
      return settled(item, command.participantId, on);
    case 'take-up':
      return takenUp(item, command, on);
    case 'put-back':
      return item.lock?.by === command.by && isHeld(item, command.now) ? E.right([itemEvent('item-put-back', { by: command.by, on })]) : E.right([]);
    case 'query':
      return byHand(item, command, isWaiting(place), () => itemEvent('item-queried', { reason: command.reason, ...who(command), on }));
    case 'propose':
      return byHand(item, command, isWaiting(place), () => itemEvent('item-proposed', { proposal: command.proposal, ...who(command), on }));
    case 'send-back':
      return byHand(item, command, place.at === 'to-check', () => itemEvent('item-sent-back', { ...who(command), on }));
    case 'accept':
      return byHand(item, command, place.at === 'to-check', () => itemEvent('item-accepted', { ...who(command), on }));
  }
};

const when = (isPossible: boolean, event: ItemEvent): ItemDecided => (isPossible ? E.right([event]) : E.left(itemRefusal('not-on-this-list')));

const who = ({ by, caseNumber, comment }: ByHand) => ({ by, caseNumber, comment });

const outcomes: Readonly<Record<Proposal['kind'], ItemOutcome>> = { record: 'by-hand', dummy: 'dummy', remove: 'removed' };

/** The end of an item follows from where it stood: who found whose it is, and what was agreed. */
const settled = ({ place, agreed }: Item, participantId: string | null, on: CivilDate): ItemDecided => {
  const ends = (outcome: ItemOutcome) => E.right([itemEvent('item-settled', { outcome, participantId, on })]);
  if (place.at !== 'matched' && place.at !== 'accepted') return E.left(itemRefusal('not-on-this-list'));
  return ends(agreed === null ? 'automatic' : outcomes[agreed.kind]);
};

const takenUp = (item: Item, { by, now, until }: Extract<Later, { readonly do: 'take-up' }>, on: CivilDate): ItemDecided => {
  const { place, lock } = item;
  if (!isWaiting(place) && place.at !== 'to-check') return E.left(itemRefusal('not-on-this-list'));
  if (place.at === 'to-check' && place.proposedBy === by) return E.left(itemRefusal('same-person'));
  if (isHeld(item, now) && lock?.by !== by) return E.left(itemRefusal('item-held', lock === null ? {} : { until: lock.until }));
  return E.right([itemEvent('item-taken-up', { by, until, on })]);
};

/** Somebody who holds the item does something that is possible where it stands, and says why. */
const byHand = (item: Item, { by, now, comment }: ByHand, isPossible: boolean, event: () => ItemEvent): ItemDecided => {
  if (!isPossible) return E.left(itemRefusal('not-on-this-list'));
  if (item.place.at === 'to-check' && item.place.proposedBy === by) return E.left(itemRefusal('same-person'));
  if (!isHeld(item, now)) return E.left(itemRefusal('not-taken-up'));
  if (item.lock?.by !== by) return E.left(itemRefusal('item-held', item.lock === null ? {} : { until: item.lock.until }));
  if (comment.trim() === '') return E.left(itemRefusal('comment-needed', { field: 'comment' }));
  return E.right([event()]);
};
