import type { EventLog, RecordedEvent } from '../../application/ports/event-log.ts';
import { expectedDigest } from '../event-log/record.ts';
import type { Finding } from './finding.ts';

/** Records read at once. */
const batch = 5_000;

/**
 * Checks each stream by itself, up to a position: every record against its own digest and against the record before it.
 * What somebody changed without writing the digests anew shows here. Answers with the findings as they come.
 */
export const verifyStreams = async function* (log: EventLog, position: number): AsyncIterable<{ readonly records: number; readonly findings: readonly Finding[] }> {
  for await (const streams of log.readByStream('', { position }, batch)) {
    yield {
      records: streams.reduce((sum, { events }) => sum + events.length, 0),
      findings: streams.flatMap(({ events }) => events.flatMap((event, i) => faultOf(event, events[i - 1]) ?? [])),
    };
  }
};

const faultOf = (event: RecordedEvent, previous: RecordedEvent | undefined): Finding | null => {
  const { position, stream, revision, id, digest } = event;
  const found = (kind: Finding['kind']): Finding => ({ kind, position, stream, revision, id });
  if (revision !== (previous?.revision ?? -1) + 1) return found('chain-broken');
  if (digest === expectedDigest(event, previous?.digest ?? null)) return null;
  return found(previous === undefined ? 'changed' : 'chain-broken');
};
