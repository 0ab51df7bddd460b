import type { CustomTypesConfig } from 'pg';
import type { RecordedEvent } from '../../../application/ports/event-log.ts';

/** The columns of a recorded event, in an order and in forms that cost little to read. */
export const columns = `position, stream, revision, id, type, version, data, metadata,
  (extract(epoch from recorded_at) * 1000)::bigint, encode(digest, 'hex')`;

export type Row = readonly [
  position: number, stream: string, revision: number, id: string, type: string, version: number,
  data: unknown, metadata: RecordedEvent['metadata'], recordedAt: number, digest: string,
];

export const toEvent = ([position, stream, revision, id, type, version, data, metadata, recordedAt, digest]: Row): RecordedEvent => ({
  position, stream, revision, id, type, version, data, metadata, recordedAt: new Date(recordedAt).toISOString(), digest,
});

/** Numbers as numbers (positions stay far below 2⁵³), JSON parsed, all else as text; whatever parsers the application sets for its own queries. */
export const types: CustomTypesConfig = {
  getTypeParser: (oid: number) => parsers.get(oid) ?? String,
};

const int8 = 20, int2 = 21, int4 = 23, json = 114;
const parsers = new Map<number, (text: string) => unknown>([[int8, Number], [int2, Number], [int4, Number], [json, JSON.parse]]);
