import * as E from 'fp-ts/lib/Either.js';
import type { ItemEvent } from '../../domain/laboratory/item/events.ts';
import type { ItemDecided } from '../../domain/laboratory/item/decide.ts';

/** The events of what the system decides about an item that it has just read; that it cannot be done is a bug. */
export const eventsOf = (decided: ItemDecided): readonly ItemEvent[] => {
  if (E.isLeft(decided)) throw new Error(`The system cannot do this with an item: ${decided.left.code}`);
  return decided.right;
};
