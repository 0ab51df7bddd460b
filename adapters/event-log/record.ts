import { hash } from 'node:crypto';
import type { RecordedEvent } from '../../application/ports/event-log.ts';
import { canonicalJson } from './canonical-json.ts';

/** A record before it has a place in the whole log; data and metadata as canonical JSON. */
export interface Draft extends Omit<RecordedEvent, 'position' | 'digest' | 'data' | 'metadata'> {
  readonly data: string;
  readonly metadata: string;
}

/**
 * SHA-256 (hex) of the canonical JSON of the record together with the digest of the record before it in its
 * stream (null for the first). The position is left out: it is known only when the record is stored.
 */
export const digestOf = (draft: Draft, previous: string | null): string =>
  hash(
    'sha256',
    `{"data":${draft.data},"id":"${draft.id}","metadata":${draft.metadata},"previous":${previous === null ? 'null' : `"${previous}"`}` +
      `,"recordedAt":"${draft.recordedAt}","revision":${draft.revision},"stream":${JSON.stringify(draft.stream)}` +
      `,"type":${JSON.stringify(draft.type)},"version":${draft.version}}`,
    'hex',
  );

/** The digest that a record read from any log should carry; another one means that somebody changed it. */
export const expectedDigest = (event: RecordedEvent, previous: string | null): string =>
  digestOf({ ...event, data: canonicalJson(event.data), metadata: canonicalJson(event.metadata) }, previous);
