import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Sees } from '../../domain/access/sees.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantNumber } from '../../domain/identifiers/participant-number.ts';
import { ofPractice } from '../tables/of-practice.ts';
import { page, type Paged, type PageRequest } from '../tables/page.ts';
import { searchText } from '../../domain/names/search-text.ts';
import { type ParticipantSummaryRow, participantSummaryTable as table } from './table.ts';

/** By NHS number or dummy number; or by family name (present or previous) and date of birth, narrowed by the beginning of the given name and by postcode. */
export type Search =
  | { readonly nhsNumber: ParticipantNumber }
  | { readonly familyName: string; readonly dateOfBirth: CivilDate; readonly givenName?: string | undefined; readonly postcode?: string | undefined };

const startsWith = (column: string, start: string): RawBuilder<unknown> => sql`starts_with(${sql.ref(column)}, ${start})`;

/** Whose people are looked for (null: everybody's), and what of restricted records may tell that somebody fits. */
export interface Among {
  readonly practice: string | null;
  readonly sees: Sees;
}

const matching = (search: Search, sees: Sees): RawBuilder<unknown> => {
  if ('nhsNumber' in search) return sql`nhs_number = ${search.nhsNumber}`;
  const family = searchText(search.familyName);
  const given = searchText(search.givenName ?? null);
  const postcode = searchText(search.postcode ?? null);
  return sql.join(
    [
      sql`date_of_birth = ${search.dateOfBirth} and (family_name_search = ${family} or previous_family_name_search = ${family})`,
      ...(given === null ? [] : [startsWith('given_name_search', given)]),
      // A postcode neither finds nor leaves out whose postcode is hidden: it could be guessed. D-38
      ...(postcode === null ? [] : [sees === 'all' ? sql`postcode_search = ${postcode}` : sql`(restricted or postcode_search = ${postcode})`]),
    ],
    sql` and `,
  );
};

/**
 * Who fits a search, active or not. Names and postcodes are compared without regard to case, diacritics, spaces and
 * punctuation. With a practice, only those registered there.
 */
export const searchParticipants =
  (db: QueryExecutorProvider) =>
  (search: Search, request: PageRequest, { practice, sees }: Among = { practice: null, sees: 'all' }): Promise<Paged<ParticipantSummaryRow>> =>
    page(db, { table, order: ['participant_id'] }, practice === null ? matching(search, sees) : sql`${matching(search, sees)} and ${ofPractice(practice, sees)}`, request);

/** One participant, by the id in addresses; null when there is nobody. */
export const participantSummaryOf =
  (db: QueryExecutorProvider) =>
  async (participantId: string): Promise<ParticipantSummaryRow | null> =>
    (await sql<ParticipantSummaryRow>`select * from read_model.participant_summary where participant_id = ${participantId}`.execute(db)).rows[0] ?? null;
