import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { decideItem } from '../../domain/laboratory/item/decide.ts';
import { mayGoOnByItself } from '../../domain/laboratory/item/item.ts';
import { resultOf } from '../../domain/laboratory/item/result.ts';
import type { ParticipantId } from '../participant-id.ts';
import { load } from '../participants/load.ts';
import { mergedTrails } from '../participants/merged-trails.ts';
import { follow, standings } from '../participants/standing.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import { itemStreams } from './codec.ts';
import { isLeftToPeople } from './on-record.ts';
import { recordMatched } from './record-matched.ts';
import { addToItems, bySystem, loadItems, type StoredItem } from './stored-items.ts';
import { eventsOf } from './system-decisions.ts';

/** How often an item is looked at anew because somebody else wrote to it meanwhile. */
const mostAttempts = 5;

/**
 * Puts what was refused on a record only because another result waited there on that record, if nothing else is wrong by now: without
 * two people, the earliest test first, as one may wait for the next. What has more wrong with it says so. Ends what was broken off on this
 * way; done again, it does nothing twice. VAL-15
 */
export const lookAgain = async (deps: ParticipantsDeps, ids: readonly string[], today: CivilDate): Promise<void> => {
  const dated = (await loadItems(deps.log, ids)).filter(isOnItsWay).map((item) => ({ item, on: testDateOf(item) }));
  for (const { item } of dated.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))) await lookAtOne(deps, item, today);
};

/** It is the system's turn. */
export const isOnItsWay = ({ item }: StoredItem): boolean => item.place.at === 'matched' || mayGoOnByItself(item);

const testDateOf = ({ item }: StoredItem): string => {
  const read = resultOf(item, item.agreed);
  return E.isLeft(read) ? '' : read.right.result.testDate;
};

const lookAtOne = async (deps: ParticipantsDeps, first: StoredItem, today: CivilDate): Promise<void> => {
  let item: StoredItem | undefined = first;
  for (let attempt = 0; attempt < mostAttempts && item !== undefined && isOnItsWay(item); attempt++) {
    if ((await once(deps, item, today)) !== null) return;
    [item] = await loadItems(deps.log, [item.id]);
  }
};

/**
 * Null when somebody else wrote to it meanwhile. It is marked as on its way before its record is asked: from then on nobody can take it
 * up, so that what people put right is never overtaken by what was put on the record without them.
 */
const once = async (deps: ParticipantsDeps, item: StoredItem, today: CivilDate): Promise<object | null> => {
  const { place } = item.item;
  if (place.at === 'matched') return recordMatched(deps, [item], today);
  if (place.at !== 'validation' || place.participantId === null || (await mustWait(deps, item, place.participantId))) return item;
  const events = eventsOf(decideItem(item.item, { do: 'match', participantId: place.participantId }, today));
  const marked = await addToItems(deps, [{ to: item, events, by: bySystem(item, events) }]);
  return marked && recordMatched(deps, marked.items, today);
};

const mustWait = async ({ log }: ParticipantsDeps, item: StoredItem, participantId: string): Promise<boolean> => {
  const asked = resultOf(item.item, item.item.agreed);
  const id = participantId as ParticipantId;
  const standing = follow(standings(await load(log)([id])), id);
  if (E.isLeft(asked) || E.isLeft(standing) || standing.right.record.kind !== 'participant') return true;
  return isLeftToPeople(item, standing.right.record, standing.right.trail, await mergedTrails(log, standing.right), asked.right);
};

/** The same with what waits on one record, or on one that became part of it, now that something was settled there. */
export const lookAgainOn = async (deps: ParticipantsDeps, participantId: string, today: CivilDate): Promise<void> => {
  const id = participantId as ParticipantId;
  const standing = follow(standings(await load(deps.log)([id])), id);
  if (E.isLeft(standing) || standing.right.record.kind !== 'participant' || standing.right.record.refused.length === 0) return;
  const merged = await mergedTrails(deps.log, standing.right);
  const refused = [...[...merged.values()].flat(), ...standing.right.trail].filter(({ event }) => event.type === 'result-refused');
  const streams = [...new Set(refused.map(({ metadata }) => metadata.cause))].filter((cause) => cause.startsWith(itemStreams));
  await lookAgain(deps, streams.map((stream) => stream.slice(itemStreams.length)), today);
};
