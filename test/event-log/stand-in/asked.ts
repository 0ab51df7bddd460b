import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Expectation, Proposed } from './store.ts';
import { streams } from './protocol.ts';

export const nameOf = (identifier: StreamIdentifier | undefined): string => Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const idOf = (uuid: UUID | undefined): string => {
  const parts = uuid?.getStructured();
  if (!parts) return uuid?.getString() ?? '';
  const hex = [parts.getMostSignificantBits(), parts.getLeastSignificantBits()].map((bits) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

export const proposed = (message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed => ({
  id: idOf(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export const expectedOf = (options: AppendReq.Options): Expectation => {
  const { ExpectedStreamRevisionCase: is } = streams.AppendReq.Options;
  const given = options.getExpectedStreamRevisionCase();
  if (given === is.REVISION) return Number(options.getRevision());
  return given === is.NO_STREAM ? 'no-stream' : given === is.STREAM_EXISTS ? 'stream-exists' : 'any';
};

export const expectedOfBatch = (options: BatchAppendReq.Options): Expectation => {
  const { ExpectedStreamPositionCase: is } = streams.BatchAppendReq.Options;
  const given = options.getExpectedStreamPositionCase();
  if (given === is.STREAM_POSITION) return Number(options.getStreamPosition());
  return given === is.NO_STREAM ? 'no-stream' : given === is.STREAM_EXISTS ? 'stream-exists' : 'any';
};
