import type { Look } from '../../application/ports/access-log.ts';
import type { RoleGroup } from '../../domain/access/role-group.ts';
import type { Entry } from './digest.ts';

/** An entry as the database gives it. */
export interface EntryRow {
  readonly book: number;
  readonly number: number;
  readonly at: string;
  readonly user_id: string | null;
  readonly role: string | null;
  readonly role_group: string | null;
  readonly organisation: string | null;
  readonly session: string | null;
  readonly operation: string;
  readonly action: string;
  readonly refused: string | null;
  readonly people: readonly string[];
  readonly reason: string | null;
  readonly address: string | null;
  readonly correlation_id: string;
  readonly digest: string;
}

/** The columns of an entry, its digest in hexadecimal digits. */
export const entryColumns =
  "book, number, at, user_id, role, role_group, organisation, session, operation, action, refused, people::text[], reason, address, correlation_id, encode(digest, 'hex') as digest";

/** What was written is read back as it was: to the millisecond, in UTC. */
export const instantOf = (written: string): string => new Date(written).toISOString();

export const entryOf = (row: EntryRow): Entry => ({
  book: row.book,
  number: row.number,
  at: instantOf(row.at),
  who: { user: row.user_id, role: row.role, group: row.role_group as RoleGroup | null, organisation: row.organisation, session: row.session },
  operation: row.operation,
  action: row.action as Look['action'],
  refused: row.refused,
  people: row.people,
  reason: row.reason,
  address: row.address,
  correlationId: row.correlation_id,
});
