import { fileEventData, linkEventData } from '../../domain/laboratory/file/events.ts';
import { type ItemEvent, itemEventData } from '../../domain/laboratory/item/events.ts';
import { eventCodec } from '../event-codec.ts';

/** The events of a laboratory's items, of its files, and of the rows that its files come in. */
export const itemCodec = eventCodec<typeof itemEventData, ItemEvent>(itemEventData);
export const fileCodec = eventCodec(fileEventData);
export const linkCodec = eventCodec(linkEventData);

/** How the names of these streams begin. */
export const itemStreams = 'laboratory-item-';
export const fileStreams = 'laboratory-file-';
export const linkStreams = 'laboratory-link-';
