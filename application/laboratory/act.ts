import * as E from 'fp-ts/lib/Either.js';
import { decideItem, type ItemCommand } from '../../domain/laboratory/item/decide.ts';
import { type ItemRefusal, itemRefusal } from '../../domain/laboratory/item/refusal.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Context } from '../participants.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import { carryOutAccepted } from './carry-out-items.ts';
import { minutesAfter } from './instants.ts';
import { isOnItsWay, lookAgain } from './look-again.ts';
import { addToItems, loadItems, type StoredItem } from './stored-items.ts';

type Later<C> = C extends ItemCommand ? Omit<C, 'by' | 'now' | 'until'> : never;

/** What people do with an item. Who does it and when is told apart from it: it comes from whoever knows, and not from them. */
export type Act = Later<Extract<ItemCommand, { readonly by: string }>>;

export interface Acting extends Omit<Context, 'expectedRevision' | 'cause'> {
  /** Instant (ISO 8601, UTC). */
  readonly now: string;
}

export interface Acted {
  readonly item: StoredItem;
  /** A read model that has reached it shows the item as it stands; null: nothing was done. */
  readonly position: number | null;
}

/** Once more after somebody else was faster, or the system had something to do first: who is faster each time is told of. */
const mostAttempts = 3;
/** How often what was agreed on is carried out anew because somebody else wrote to the item meanwhile: then they have done so. */
const mostCarryings = 5;

/**
 * Does one thing with an item, on behalf of one person; the same command id again is answered with where the item stands. What a
 * checker accepts is carried out at once. Left: why it cannot be done now. Rejects when the log or a read model gives no answer:
 * it may or may not be stored, and the same command id again settles it.
 */
export const act = (deps: ParticipantsDeps) => async (id: string, asked: Act, acting: Acting): Promise<E.Either<ItemRefusal, Acted>> => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const [to] = await loadItems(deps.log, [id]);
    if (to === undefined) return E.left(itemRefusal('no-such-item'));
    const before = to.recorded.findLast(({ metadata }) => metadata.commandId === acting.commandId);
    if (before !== undefined) return E.right(await finished(deps, { item: to, position: before.position }, acting));
    // A kill may have left it on its way to the record, and what it waited for may be settled since.
    if (asked.do === 'take-up' && attempt === 0 && isOnItsWay(to)) {
      await lookAgain(deps, [id], acting.today);
      continue;
    }
    const decided = decideItem(to.item, commandOf(deps, asked, acting), acting.today);
    if (E.isLeft(decided)) return decided;
    const by = { actor: acting.actor, commandId: acting.commandId, cause: `request: ${asked.do}`, correlationId: acting.correlationId };
    const added = await addToItems(deps, [{ to, events: decided.right, by }]);
    const [item] = added?.items ?? [];
    if (added !== null && item !== undefined) return E.right(await finished(deps, { item, position: added.position }, acting));
  }
  return E.left(itemRefusal('item-held'));
};

const commandOf = ({ policy }: ParticipantsDeps, asked: Act, { actor, now, today }: Acting): ItemCommand => {
  const who = { by: actor.user, now };
  if (asked.do !== 'take-up') return { ...asked, ...who };
  return { ...asked, ...who, until: minutesAfter(now, inForce(policy.laboratoryWork, today).value.heldMinutes) };
};

/** What was accepted is on the record, or why it could not be is known. */
const finished = async (deps: ParticipantsDeps, acted: Acted, { today }: Acting): Promise<Acted> => {
  let at = acted;
  for (let attempt = 0; attempt < mostCarryings && at.item.item.place.at === 'accepted'; attempt++) {
    const added = await carryOutAccepted(deps, at.item, today);
    const [item] = added?.items ?? (await loadItems(deps.log, [at.item.id]));
    if (item !== undefined) at = { item, position: added?.position ?? at.position };
  }
  return at;
};
