import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Item } from '../../domain/laboratory/item/item.ts';
import type { ParticipantId } from '../participant-id.ts';
import { carryOut } from '../participants/carry-out.ts';
import { load } from '../participants/load.ts';
import { mergedTrails } from '../participants/merged-trails.ts';
import type { Failure } from '../participants/outcome.ts';
import { follow, type Standing, standings } from '../participants/standing.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import { itemStreams } from './codec.ts';
import { heldFor, release } from './on-record.ts';
import { loadItems, type StoredItem } from './stored-items.ts';

/**
 * Gives letters free that waited for this item on a record, unless it waits there still. Answers with whether other items
 * hold them too.
 */
export const releaseOn = async (deps: ParticipantsDeps, item: StoredItem, participantId: string, except: string | null, today: CivilDate): Promise<boolean> => {
  const id = participantId as ParticipantId;
  const standing = follow(standings(await load(deps.log)([id])), id);
  if (E.isLeft(standing) || standing.right.participantId === except) return false;
  const merged = await mergedTrails(deps.log, standing.right);
  const streams = heldFor(standing.right.trail, merged)?.filter((stream) => stream !== item.stream) ?? [];
  const others = await loadItems(deps.log, streams.map((stream) => stream.slice(itemStreams.length)));
  const holding = others.flatMap(({ item: other }) => mayWaitOn(other)) as ParticipantId[];
  const theirs = holding.length === 0 ? null : standings(await load(deps.log)(holding));
  const isHeldByOthers = theirs !== null && holding.some((each) => isOn(follow(theirs, each), standing.right));
  const [done] = await carryOut(deps)([release(item, participantId, today, deps.policy, isHeldByOthers, merged)])();
  if (done !== undefined && E.isLeft(done) && done.left.kind === 'unavailable') throw done.left.cause;
  return isHeldByOthers;
};

/** On whose records letters may wait for this item: it failed validation there, or is about to. */
const mayWaitOn = ({ place, refusedOn }: Item): readonly string[] => {
  if (place.at === 'settled') return [];
  const next = place.at === 'matched' ? place.participantId : place.at === 'accepted' && place.proposal.kind === 'record' ? place.proposal.participantId : null;
  return [refusedOn, next].filter((each) => each !== null);
};

const isOn = (found: E.Either<Failure, Standing>, { participantId }: Standing): boolean => E.isRight(found) && found.right.participantId === participantId;
