import * as E from 'fp-ts/lib/Either.js';
import type { ItemEvent } from '../../../domain/laboratory/item/events.ts';
import { evolveItem } from '../../../domain/laboratory/item/evolve.ts';
import { type Item, noItem } from '../../../domain/laboratory/item/item.ts';
import { type ForRecord, resultOf } from '../../../domain/laboratory/item/result.ts';
import type { Proposal } from '../../../domain/laboratory/item/proposal.ts';
import { itemStream } from '../../../application/laboratory/item-id.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { isPastLetterCutOff } from '../../../domain/participant/decide/result-validation.ts';
import { fold } from '../../../domain/participant/evolve.ts';
import { isPaused } from '../../../domain/participant/participant.ts';
import { isSameReport, type TestResult } from '../../../domain/participant/test-result.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';
import { grouped } from './grouped.ts';
import type { Held } from './held.ts';
import { theSender } from './world.ts';

/** A result on a record, and the stream of the item that it came from. */
interface OnRecord {
  readonly participantId: string;
  readonly result: TestResult;
  /** The day on which it was recorded. */
  readonly on: CivilDate;
}

export const itemsIn = ({ items }: Held): ReadonlyMap<string, Item> =>
  new Map([...items].map(([id, events]) => [id, events.reduce((state, { event }) => evolveItem(state, event), noItem)] as const).filter((each): each is readonly [string, Item] => each[1].kind === 'item'));

/** Where the system itself is to go on: nothing stays there. */
const underWay = ['received', 'matched', 'accepted'];

/** What is wrong with items and the records that they lead to. */
export const examineItems = (held: Held): readonly string[] => {
  const items = itemsIn(held);
  const recorded = resultsOnRecord(held);
  const streams = new Set([...items.keys()].map(itemStream));
  return [
    ...[...items].flatMap(([id, item]) => itemFindings(item, (held.items.get(id) ?? []).map(({ event }) => event), recorded.get(itemStream(id)) ?? []).map((what) => `item ${id}: ${what}`)),
    ...[...recorded.keys()].filter((stream) => !streams.has(stream)).map((stream) => `${stream}: its result stands on a record, and it is no item`),
    ...twice([...recorded.values()].flat()),
    ...letterFindings(held, [...items.values()]),
  ];
};

const itemFindings = (item: Item, events: readonly ItemEvent[], recorded: readonly OnRecord[]): readonly string[] => {
  const findings: string[] = [];
  const { place } = item;
  if (underWay.includes(place.at)) findings.push(`it was left at ${place.at}`);
  const settlements = events.filter(({ type }) => type === 'item-settled').length;
  if (settlements !== (place.at === 'settled' ? 1 : 0)) findings.push(`settled ${settlements} times`);
  let proposed: { readonly by: string; readonly proposal: Proposal } | null = null;
  for (const { type, data } of events) {
    if (type === 'item-proposed') proposed = data;
    if ((type === 'item-accepted' || type === 'item-sent-back') && data.by === proposed?.by) findings.push('who proposed it checked it');
  }
  const isOnRecord = place.at === 'settled' && place.outcome !== 'removed';
  if (recorded.length !== (isOnRecord ? 1 : 0)) findings.push(`at ${place.at}, and ${recorded.length} times on record`);
  const [one] = recorded;
  if (!isOnRecord || one === undefined) return findings;
  if (one.participantId !== place.participantId) findings.push('on another record than it says');
  const meant = resultOf(item, item.agreed);
  if (E.isLeft(meant) || !isSameReport(withLetter(meant.right, one.on), one.result)) findings.push('what stands on the record is not what was reported and agreed');
  return findings;
};

/** The result with the address to which its letter goes, if it was recorded in time for one. D-14 */
const withLetter = ({ result, letterTo }: ForRecord, on: CivilDate): TestResult =>
  letterTo === 'sender' && !isPastLetterCutOff(result, on, programmePolicy) ? { ...result, letterAddress: theSender.address } : result;

/** By the stream of the item that each came from. */
const resultsOnRecord = ({ records }: Held): ReadonlyMap<string, readonly OnRecord[]> => {
  const all = [...records].flatMap(([participantId, events]) =>
    events.flatMap(({ event, recorded }) => (event.type === 'result-recorded' ? [{ participantId, result: event.data.result, on: event.data.on, stream: recorded.metadata.commandId.split('/')[0] ?? '' }] : [])),
  );
  return grouped(all, ({ stream }) => stream);
};

/** A slide belongs to one result on one record. VAL-06 */
const twice = (all: readonly OnRecord[]): readonly string[] =>
  [...grouped(all, ({ result }) => `${result.laboratory}/${result.slideNumber}`)].flatMap(([slide, results]) => (results.length === 1 ? [] : [`slide ${slide}: on record ${results.length} times`]));

/** Somebody's letters are held exactly as long as one of their items is open that failed validation on their record. */
const letterFindings = ({ records }: Held, items: readonly Item[]): readonly string[] => {
  const waiting = new Set(items.flatMap(({ place, refusedOn }) => (place.at === 'settled' || refusedOn === null ? [] : [refusedOn])));
  return [...records].flatMap(([id, events]) => {
    const p = fold(events.map(({ event }) => event));
    if (p.kind !== 'participant' || isPaused(p) === waiting.has(id)) return [];
    return [`record ${id}: ${waiting.has(id) ? 'letters go out though an item waits' : 'letters are held though nothing waits'}`];
  });
};
