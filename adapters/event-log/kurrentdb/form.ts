import { type AllStreamRecordedEvent, type EventData, jsonEvent, type RecordedEvent as Theirs } from '@eventstore/db-client';
import * as t from 'io-ts';
import type { Metadata, RecordedEvent } from '../../../application/ports/event-log.ts';
import { NotOurs } from '../not-ours.ts';
import { expectedDigest } from '../record.ts';
import type { StagedEvent } from '../stage.ts';

/** What stands in the server's metadata of an event of ours. A storage contract. */
const Kept = t.type({
  version: t.Integer,
  recordedAt: t.string,
  /** Digest of the record before it in its stream, so that each record can be checked by itself. */
  previous: t.union([t.string, t.null]),
  digest: t.string,
  metadata: t.UnknownRecord,
});

export const toServer = ({ id, type, data, metadata, version, recordedAt, previous, digest }: StagedEvent): EventData => {
  const kept = { version, recordedAt, previous, digest, metadata: JSON.parse(metadata) as Metadata };
  return jsonEvent({ id, type, data: JSON.parse(data) as never, metadata: kept as never });
};

/** An event of ours, its digest checked. Throws on one that this system did not write, or that is not as it was written. */
export const fromServer = (event: Theirs | AllStreamRecordedEvent): RecordedEvent & { readonly previous: string | null } => {
  const { streamId: stream, id, type, data, metadata: kept } = event;
  const revision = Number(event.revision);
  if (!event.isJson || !Kept.is(kept)) throw new NotOurs(`Record ${revision} of stream ${stream} was not written by this system`, { position: positionOf(event), stream, revision, id });
  const { version, recordedAt, previous, digest } = kept;
  const metadata = kept.metadata as unknown as Metadata;
  const recorded: RecordedEvent = { position: positionOf(event), stream, revision, id, type, version, data, metadata, recordedAt, digest };
  if (expectedDigest(recorded, previous) !== digest || (revision === 0) !== (previous === null))
    throw new NotOurs(`Record ${revision} of stream ${stream} is not as it was written`, recorded);
  return { ...recorded, previous };
};

/** The place in the whole log: the byte at which the record begins. */
export const positionOf = ({ position, streamId, revision }: Theirs | AllStreamRecordedEvent): number => {
  const at = Number(position?.commit);
  if (!Number.isSafeInteger(at)) throw new NotOurs(`The server does not tell the position of record ${revision} of stream ${streamId}: version 22.6 or newer does`);
  return at;
};
