import { type RawBuilder, sql } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';

/** Rows of one practice; null: of those who are registered with none. That somebody is among them names a practice, so restricted records are for who sees all. D-38. */
export const ofPractice = (practice: string | null, sees: Sees): RawBuilder<unknown> =>
  sql`${practice === null ? sql`practice is null` : sql`practice = ${practice}`}${sees === 'all' ? sql`` : sql` and not restricted`}`;
