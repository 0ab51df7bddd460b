import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { onlyWaitsForAnother } from '../../domain/laboratory/item/item.ts';
import { resultOf } from '../../domain/laboratory/item/result.ts';
import type { ParticipantId } from '../participant-id.ts';
import { carryOut } from '../participants/carry-out.ts';
import { load } from '../participants/load.ts';
import { mergedTrails } from '../participants/merged-trails.ts';
import { follow, standings } from '../participants/standing.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import { itemStreams } from './codec.ts';
import { end, endingOf } from './endings.ts';
import { recordAgainOn } from './on-record.ts';
import { loadItems, type StoredItem } from './stored-items.ts';

/** How often an item is looked at anew because somebody else wrote to it meanwhile. */
const mostAttempts = 5;

/**
 * Puts what was refused on a record only because another result waited there on that record, if nothing else is wrong by now: without
 * two people, the earliest test first, as one may wait for the next. What has more wrong with it says so. Done again, it does
 * nothing twice. VAL-15
 */
export const lookAgain = async (deps: ParticipantsDeps, ids: readonly string[], today: CivilDate): Promise<void> => {
  const dated = (await loadItems(deps.log, ids)).filter(({ item }) => onlyWaitsForAnother(item)).map((item) => ({ item, on: testDateOf(item) }));
  for (const { item } of dated.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))) await lookAtOne(deps, item, today);
};

const testDateOf = ({ item }: StoredItem): string => {
  const read = resultOf(item, item.agreed);
  return E.isLeft(read) ? '' : read.right.result.testDate;
};

const lookAtOne = async (deps: ParticipantsDeps, first: StoredItem, today: CivilDate): Promise<void> => {
  let item: StoredItem | undefined = first;
  for (let attempt = 0; attempt < mostAttempts && item !== undefined && onlyWaitsForAnother(item.item); attempt++) {
    if ((await once(deps, item, today)) !== null) return;
    [item] = await loadItems(deps.log, [item.id]);
  }
};

/** Null when somebody else wrote to it meanwhile. */
const once = async (deps: ParticipantsDeps, item: StoredItem, today: CivilDate): Promise<object | null> => {
  const { place, agreed } = item.item;
  const asked = resultOf(item.item, agreed);
  if (place.at !== 'validation' || place.participantId === null || E.isLeft(asked)) return item;
  const id = place.participantId as ParticipantId;
  const standing = follow(standings(await load(deps.log)([id])), id);
  if (E.isLeft(standing)) return item;
  const work = recordAgainOn(item, id, asked.right, today, deps.policy, await mergedTrails(deps.log, standing.right));
  const [answer] = await carryOut(deps)([work])();
  if (answer === undefined) return item;
  const ending = endingOf(answer, id);
  const isAsBefore = ending?.do === 'fail-validation' && ending.faults.join() === place.faults.join();
  return end(deps, [item], [isAsBefore ? null : ending], today);
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
