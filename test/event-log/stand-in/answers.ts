import { Metadata, type ServiceError, status as codes } from '@grpc/grpc-js';
import type { AppendResp, BatchAppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Any, shared, status, streams, WellKnownEmpty } from './protocol.ts';
import type { Decision, Expectation, Stored } from './store.ts';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

const fails = (code: number, details: string, said: Readonly<Record<string, string>> = {}): ServiceError => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(said)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

export const unavailable = (): ServiceError => fails(codes.UNAVAILABLE, 'Server is not ready');
export const cancelled = (): ServiceError => fails(codes.CANCELLED, 'Cancelled by the server');
export const unauthenticated = (): ServiceError => fails(codes.UNAUTHENTICATED, 'Unauthenticated');
export const noSuchPosition = (): ServiceError => fails(codes.UNKNOWN, 'Log record at actual pos has non-positive length');
export const notLeader = ({ host, port }: Endpoint): ServiceError =>
  fails(codes.NOT_FOUND, `Leader info available, leader: ${host}:${port}`, { 'exception': 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) });
const tooLarge = (most: number): ServiceError =>
  fails(codes.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, { 'exception': 'maximum-append-size-exceeded', 'maximum-append-size': String(most) });

const empty = () => new shared.Empty();
const wellKnownEmpty = () => new WellKnownEmpty();

export const appended = (decision: Decision, expected: Expectation): ServiceError | AppendResp => {
  if (decision.kind === 'too-large') return tooLarge(decision.most);
  const answer = new streams.AppendResp();
  if (decision.kind === 'stored') {
    const position = new streams.AppendResp.Position().setCommitPosition(String(decision.position)).setPreparePosition(String(decision.position));
    return answer.setSuccess(new streams.AppendResp.Success().setCurrentRevision(String(decision.revision)).setPosition(position));
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (decision.actual === null) wrong.setCurrentNoStream(empty());
  else wrong.setCurrentRevision(String(decision.actual));
  if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
  else if (expected === 'no-stream') wrong.setExpectedNoStream(empty());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(empty());
  else wrong.setExpectedAny(empty());
  return answer.setWrongExpectedVersion(wrong);
};

const packed = (bytes: Uint8Array, name: string) => {
  const any = new Any();
  any.pack(bytes, `event_store.client.${name}`);
  return any;
};

export const batchAppended = (decision: Decision | 'timeout', expected: Expectation): BatchAppendResp => {
  const answer = new streams.BatchAppendResp();
  if (decision === 'timeout') return answer.setError(new status.Status().setMessage('Timeout').setDetails(packed(new shared.Timeout().serializeBinary(), 'Timeout')));
  if (decision.kind === 'stored') {
    const position = new shared.AllStreamPosition().setCommitPosition(String(decision.position)).setPreparePosition(String(decision.position));
    return answer.setSuccess(new streams.BatchAppendResp.Success().setCurrentRevision(String(decision.revision)).setPosition(position));
  }
  if (decision.kind === 'too-large') {
    const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(decision.most);
    return answer.setError(new status.Status().setMessage('Too large').setDetails(packed(details.serializeBinary(), 'MaximumAppendSizeExceeded')));
  }
  const wrong = new shared.WrongExpectedVersion();
  if (decision.actual === null) wrong.setCurrentNoStream(wellKnownEmpty());
  else wrong.setCurrentStreamRevision(String(decision.actual));
  if (typeof expected === 'number') wrong.setExpectedStreamPosition(String(expected));
  else if (expected === 'no-stream') wrong.setExpectedNoStream(wellKnownEmpty());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(wellKnownEmpty());
  else wrong.setExpectedAny(wellKnownEmpty());
  return answer.setError(new status.Status().setMessage('WrongExpectedVersion').setDetails(packed(wrong.serializeBinary(), 'WrongExpectedVersion')));
};

export const identifier = (stream: string) => new shared.StreamIdentifier().setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')));

export const readEvent = ({ id, stream, revision, position, created, type, contentType, data, metadata }: Stored): ReadResp => {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(identifier(stream))
    .setStreamRevision(String(revision))
    .setCommitPosition(String(position))
    .setPreparePosition(String(position))
    .setData(data)
    .setCustomMetadata(metadata);
  event.getMetadataMap().set('type', type).set('content-type', contentType).set('created', created);
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(position)));
};

export const streamNotFound = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)));
export const confirmation = (): ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()));
export const caughtUp = (): ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
export const checkpoint = (position: number): ReadResp =>
  new streams.ReadResp().setCheckpoint(new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)));
