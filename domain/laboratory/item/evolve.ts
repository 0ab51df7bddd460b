import type { ItemEvent, ItemEventOf } from './events.ts';
import type { Item, ItemRecord, Place, Waiting } from './item.ts';

/** The item after one more event. Never decides and never throws; what does not fit changes nothing. */
export const evolveItem = (record: ItemRecord, event: ItemEvent): ItemRecord => {
  if (event.type === 'item-received') return record.kind === 'unknown' ? received(event) : record;
  return record.kind === 'item' ? after(record, event) : record;
};

const received = ({ data: { on, ...what } }: ItemEventOf<'item-received'>): Item => ({
  kind: 'item', ...what, receivedOn: on, place: { at: 'received' }, since: on, lock: null, sentBack: false, refusedOn: null, agreed: null,
});

const after = (item: Item, event: Exclude<ItemEvent, ItemEventOf<'item-received'>>): Item => {
  const { type, data } = event;
  const moved = (place: Place): Item => ({ ...item, place, since: data.on, lock: null, sentBack: false });
  switch (type) {
    case 'item-matched':
      return moved({ at: 'matched', participantId: data.participantId });
    case 'item-unmatched':
      return moved({ at: 'to-process', finding: data.finding, candidates: data.candidates });
    case 'item-failed-validation':
      return { ...moved({ at: 'validation', participantId: data.participantId, faults: data.faults }), refusedOn: data.participantId ?? item.refusedOn };
    case 'item-taken-up':
      return { ...item, lock: { by: data.by, until: data.until } };
    case 'item-put-back':
      return { ...item, lock: null };
    case 'item-queried':
      return moved({ at: 'to-query', reason: data.reason, candidates: 'candidates' in item.place ? item.place.candidates : [] });
    case 'item-proposed':
      return isWaiting(item.place) ? moved({ at: 'to-check', proposal: data.proposal, proposedBy: data.by, cameFrom: item.place }) : item;
    case 'item-sent-back':
      return item.place.at === 'to-check' ? { ...moved(item.place.cameFrom), sentBack: true } : item;
    case 'item-accepted':
      return item.place.at === 'to-check' ? { ...moved({ at: 'accepted', proposal: item.place.proposal }), agreed: item.place.proposal } : item;
    case 'item-settled':
      return moved({ at: 'settled', outcome: data.outcome, participantId: data.participantId });
  }
};

export const isWaiting = (place: Place): place is Waiting => place.at === 'to-process' || place.at === 'to-query' || place.at === 'validation';
