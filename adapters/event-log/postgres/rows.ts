import type { CustomTypesConfig } from 'pg';
import type { Happening, RecordedEvent } from '../../../application/ports/event-log.ts';
import { asBefore } from '../as-before.ts';

/** The columns of what happened, in an order and in forms that cost little to read. */
export const columnsOfHappening = 'position, stream, revision, id, type, version, data';

/** The columns of a recorded event, likewise. */
export const columns = `${columnsOfHappening}, metadata, (extract(epoch from recorded_at) * 1000)::bigint, encode(digest, 'hex')`;

export type RowOfHappening = readonly [position: number, stream: string, revision: number, id: string, type: string, version: number, data: string];
export type Row = readonly [...RowOfHappening, metadata: string, recordedAt: number, digest: string];

export const toHappening = ([position, stream, revision, id, type, version, data]: RowOfHappening): Happening => ({
  position,
  stream,
  revision,
  id,
  type,
  version,
  data: JSON.parse(data) as unknown,
});

/** The event of a row. */
export const toEvent = ([position, stream, revision, id, type, version, data, metadata, recordedAt, digest]: Row): RecordedEvent => ({
  position,
  stream,
  revision,
  id,
  type,
  version,
  data: JSON.parse(data) as unknown,
  metadata: metadataOf(metadata),
  recordedAt: instant(recordedAt),
  digest,
});

/** What is stored together was taken in at one instant, and the events of one command have their metadata, most of a row's text, in common. */
const instant = asBefore((milliseconds: number) => new Date(milliseconds).toISOString());
const metadataOf = asBefore((text: string) => JSON.parse(text) as RecordedEvent['metadata']);

/** Numbers as numbers (positions stay far below 2⁵³), all else as text; whatever parsers the application sets for its own queries. */
export const types: CustomTypesConfig = {
  getTypeParser: (oid: number) => parsers.get(oid) ?? String,
};

const int8 = 20, int2 = 21, int4 = 23;
const parsers = new Map<number, (text: string) => unknown>([[int8, Number], [int2, Number], [int4, Number]]);
