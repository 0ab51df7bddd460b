import type { Pool } from 'pg';
import { chance } from '../../chance.ts';
import type { Asked } from './load-apart.ts';

/** Tells the server under load which practice somebody is at. */
export const organisationHeader = 'x-bench-organisation';

/** Somebody as they are asked for. */
export interface Wanted {
  readonly participant_id: string;
  readonly practice: string | null;
  readonly family_name: string | null;
  readonly date_of_birth: string;
  readonly nhs_number: string | null;
}

/** As many as are asked for before it begins again: far more than the database's own caches hold by chance. */
const some = 20_000;

/** Active people with a practice, from all over the table and in no order. */
export const wantedFrom = async (pool: Pool, people: number): Promise<readonly Wanted[]> => {
  const { rows } = await pool.query<Wanted>(
    `select participant_id, practice, family_name, date_of_birth::text, nhs_number
     from read_model.participant_summary tablesample bernoulli (${Math.min(100, (some / people) * 150)}) repeatable (8)
     where practice is not null and registration = 'active'`,
  );
  return chance(8).shuffled(rows).slice(0, some);
};

const request = (kind: string, line: string, organisation: string, body?: string): Asked => ({
  kind,
  text: `${line} HTTP/1.1\r\nhost: 127.0.0.1\r\n${organisationHeader}: ${organisation}\r\n${body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`}\r\n${body ?? ''}`,
});

const at = ({ practice }: Wanted): string => practice ?? 'none';

export const summary = (who: Wanted): Asked => request('summary', `GET /api/v1/participants/${who.participant_id}`, at(who));

const post = (who: Wanted, body: object): Asked => request('search', 'POST /api/v1/participants/search', at(who), JSON.stringify(body));

/** By number or by name and date of birth, by turns. */
export const search = (who: Wanted, n: number): Asked => post(who, n % 2 === 0 ? { nhsNumber: who.nhs_number } : { familyName: who.family_name, dateOfBirth: who.date_of_birth });

export const list = (who: Wanted): Asked => request('prior notification list', `GET /api/v1/practices/${at(who)}/prior-notification-list?limit=25`, at(who));

export const bare = (who: Wanted): Asked => request('bare route', `GET /${who.participant_id}`, at(who));
