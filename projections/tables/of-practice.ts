import { type RawBuilder, sql } from 'kysely';

/** Rows of one practice; null: of those who are registered with none. */
export const ofPractice = (practice: string | null): RawBuilder<unknown> =>
  practice === null ? sql`practice is null` : sql`practice = ${practice}`;
