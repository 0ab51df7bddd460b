import { hash } from 'node:crypto';
import type { Look } from '../../application/ports/access-log.ts';
import { canonicalJson } from '../event-log/canonical-json.ts';

/** A look on record. */
export interface Entry extends Look {
  readonly book: number;
  /** Place in its book, from 1. */
  readonly number: number;
  /** Instant, ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
}

/** Where a book ended when somebody looked. */
export interface End {
  readonly book: number;
  readonly number: number;
  readonly digest: string;
}

export interface Opening {
  readonly book: number;
  readonly openedAt: string;
  readonly ends: readonly End[];
}

/** SHA-256 (hex) of an entry's canonical JSON together with the digest of what stands before it: the entry before, or its book. */
export const digestOfEntry = ({ who, operation, action, refused, people, reason, address, correlationId, book, number, at }: Entry, previous: string): string =>
  digestOf({ who, operation, action, refused, people, reason, address, correlationId, book, number, at, previous });

/** The same of a book; the first has none before it. */
export const digestOfBook = ({ book, openedAt, ends }: Opening, previous: string | null): string => digestOf({ book, openedAt, ends, previous });

const digestOf = (content: object): string => hash('sha256', canonicalJson(content), 'hex');
