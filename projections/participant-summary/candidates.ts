import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Candidates } from '../../application/ports/candidates.ts';
import type { Sees } from '../../domain/access/sees.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Candidate } from '../../domain/laboratory/identity.ts';
import { searchKeys, type SearchKeys } from '../../domain/laboratory/matching/keys.ts';
import type { ParticipantSummaryRow } from './table.ts';

/** One way to find people: what is looked for, one row each, by an index of the table. */
interface Way {
  /** What is looked for, of which item. */
  readonly asked: (keys: SearchKeys) => readonly (readonly string[])[];
  readonly where: string;
  /** Not for those whose postcode is hidden. */
  readonly byPostcode?: true;
}

const bornOn = (date: CivilDate | null, texts: readonly string[]): readonly (readonly string[])[] => (date === null ? [] : texts.map((text) => [date, text]));

const byNumber: Way = { asked: ({ numbers }) => numbers.map((number) => [number]), where: 'nhs_number = a' };

const others: readonly Way[] = [
  { asked: ({ dateOfBirth, familyNames }) => bornOn(dateOfBirth, familyNames), where: 'date_of_birth = a::date and family_name_search = b' },
  { asked: ({ dateOfBirth, familyNames }) => bornOn(dateOfBirth, familyNames), where: 'date_of_birth = a::date and previous_family_name_search = b' },
  { asked: ({ dateOfBirth, givenNames }) => bornOn(dateOfBirth, givenNames), where: 'date_of_birth = a::date and given_name_search = b' },
  { asked: ({ dateOfBirth, postcode }) => bornOn(dateOfBirth, postcode === null ? [] : [postcode]), where: 'date_of_birth = a::date and postcode_search = b', byPostcode: true },
  {
    asked: ({ datesNear, fullNames }) => (datesNear.length === 0 ? [] : fullNames.map(({ family, given }) => [`{${datesNear.join()}}`, family, given])),
    where: 'date_of_birth = any(a::date[]) and family_name_search = b and given_name_search = c',
  },
];

/** `offset 0` keeps each row's look-up by itself, in the index, however many there are. */
const found = (all: readonly SearchKeys[], sees: Sees, way: Way): RawBuilder<unknown> => {
  const { asked, byPostcode } = way;
  const where = byPostcode === true && sees !== 'all' ? `${way.where} and not restricted` : way.where;
  const rows = all.flatMap((keys, item) => asked(keys).map((texts) => [item, ...texts] as const));
  const texts = (column: 1 | 2 | 3): RawBuilder<unknown> => sql`${rows.map((row) => row[column] ?? null)}::text[]`;
  return sql`
    select asked.item, held.participant_id, ${sql.lit(way === byNumber)} as numbered
    from unnest(${rows.map(([item]) => item)}::int[], ${texts(1)}, ${texts(2)}, ${texts(3)}) as asked (item, a, b, c)
    cross join lateral (select participant_id from read_model.participant_summary where ${sql.raw(where)} offset 0) held`;
};

interface Found extends Pick<ParticipantSummaryRow, 'participant_id' | 'nhs_number' | 'family_name' | 'given_name' | 'other_given_names' | 'previous_family_name' | 'date_of_birth' | 'postcode'> {
  readonly item: number;
}

const candidate = (row: Found): Candidate => ({
  participantId: row.participant_id,
  nhsNumber: row.nhs_number,
  familyName: row.family_name,
  givenName: row.given_name,
  otherGivenNames: row.other_given_names,
  previousFamilyName: row.previous_family_name,
  dateOfBirth: row.date_of_birth,
  postcode: row.postcode,
});

/**
 * By the table as it stands: whoever has only just joined may be missed, and then people match the report. For who does not see all,
 * the postcode of a restricted record is compared with nothing. D-38.
 */
export const candidatesOnRecord = (db: QueryExecutorProvider, sees: Sees = 'all'): Candidates => ({
  of: async (identities, most) => {
    const keys = identities.map(searchKeys);
    const { rows } = await sql<Found>`
      with found as (${sql.join([byNumber, ...others].map((way) => found(keys, sees, way)), sql` union all `)}),
      people as (select item, participant_id, bool_or(numbered) as numbered, count(*) as ways from found group by item, participant_id),
      nearest as (select *, row_number() over (partition by item order by numbered desc, ways desc, participant_id) as place from people)
      select item, participant_id, nhs_number, family_name, given_name, other_given_names, previous_family_name, date_of_birth, ${sees === 'all' ? sql`postcode` : sql`case when not restricted then postcode end as postcode`}
      from nearest join read_model.participant_summary using (participant_id) where place <= ${most} order by item, place`.execute(db);
    const byItem = identities.map((): Candidate[] => []);
    for (const row of rows) byItem[row.item]?.push(candidate(row));
    return byItem;
  },
});
