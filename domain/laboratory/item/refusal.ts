/** Why something cannot be done with an item now, and what to do. */
export const itemRefusals = {
  'no-such-item': 'There is no such item.',
  'already-received': 'This item was received before.',
  'item-held': 'Somebody else works on this item. Try again when they are done, or after the time given.',
  'not-taken-up': 'Take the item up first: what you do must rest on what you see, and nobody else may act meanwhile.',
  'same-person': 'You proposed this yourself. Somebody else must check it.',
  'not-on-this-list': 'The item does not stand where this can be done. Look at it again.',
  'comment-needed': 'Say why, for whoever looks at this later.',
} as const;

export type ItemRefusalCode = keyof typeof itemRefusals;

export interface ItemRefusal {
  readonly code: ItemRefusalCode;
  readonly message: string;
  readonly field?: string;
  /** Until when somebody holds it (ISO 8601, UTC). */
  readonly until?: string;
}

export const itemRefusal = (code: ItemRefusalCode, where: Pick<ItemRefusal, 'field' | 'until'> = {}): ItemRefusal => ({ code, message: itemRefusals[code], ...where });
