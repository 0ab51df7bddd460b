import type { StreamAppend, StreamHead } from '../../application/ports/event-log.ts';
import { asBefore } from './as-before.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Draft, digestOf } from './record.ts';
import { assertAppendable } from './assert-appendable.ts';

export interface StagedEvent extends Draft {
  readonly digest: string;
  /** Digest of the record before it in its stream; null for the first of all. */
  readonly previous: string | null;
  /** The first of its stream in this append: what stands before it is a claim about the log, still to be checked. */
  readonly leads: boolean;
}

/** An append with everything settled that can be before it is stored: revisions, JSON texts, digests and the new heads. */
export interface StagedAppend {
  readonly events: readonly StagedEvent[];
  readonly heads: ReadonlyMap<string, StreamHead>;
}

/** Throws a TypeError when the append could not be stored by any log: a bug of the caller. */
export const stage = (appends: readonly StreamAppend[], now: string): StagedAppend => {
  assertAppendable(appends);
  const recordedAt = new Date(now).toISOString();
  const events: StagedEvent[] = [];
  const heads = new Map<string, StreamHead>();
  // A command's events have their metadata in common.
  const textOf = asBefore(canonicalJson);
  for (const { stream, expected, events: added } of appends) {
    const before = expected === 'no-stream' ? null : expected;
    let revision = before?.revision ?? -1;
    let digest = before?.digest ?? null;
    added.forEach((event, index) => {
      const staged = {
        stream,
        revision: ++revision,
        id: event.id.toLowerCase(),
        type: event.type,
        version: event.version,
        data: canonicalJson(event.data),
        metadata: textOf(event.metadata),
        recordedAt,
        previous: digest,
        leads: index === 0,
        digest: '',
      };
      staged.digest = digest = digestOf(staged, digest);
      events.push(staged);
    });
    heads.set(stream, { revision, digest: digest as string });
  }
  return { events, heads };
};
