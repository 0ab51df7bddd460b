import { type Kysely, sql } from 'kysely';
import type { Candidate } from '../../../domain/laboratory/identity.ts';
import { searchText } from '../../../domain/names/search-text.ts';
import { live } from '../../../projections/runner/place.ts';
import { rowsFrom } from '../../../projections/runner/rows.ts';
import { participantSummaryTable as table } from '../../../projections/participant-summary/table.ts';

/** What a column holds of which matching asks nothing. */
const anything: Readonly<Record<string, unknown>> = { uuid: null, text: '', date: '2000-01-01', integer: 0, bigint: 0, boolean: false, 'text[]': [] };

const rest = Object.fromEntries(Object.entries(table.columns).map(([column, { sqlType, optional }]) => [column, optional ? null : anything[sqlType.split(' ')[0] ?? '']]));

const row = (person: Candidate): object => ({
  ...rest,
  participant_id: person.participantId,
  nhs_number: person.nhsNumber,
  family_name: person.familyName,
  given_name: person.givenName,
  other_given_names: person.otherGivenNames,
  previous_family_name: person.previousFamilyName,
  date_of_birth: person.dateOfBirth,
  postcode: person.postcode,
  family_name_search: searchText(person.familyName),
  given_name_search: searchText(person.givenName),
  previous_family_name_search: searchText(person.previousFamilyName),
  postcode_search: searchText(person.postcode),
});

/** Puts people into the table that their records would be shown in, without the records. */
export const onRecord = async (db: Kysely<unknown>, people: readonly Candidate[]): Promise<void> => {
  for (let from = 0; from < people.length; from += 5_000)
    await sql`insert into ${live.rows(table)} ${rowsFrom(table, people.slice(from, from + 5_000).map(row))}`.execute(db);
  await sql`analyze ${live.rows(table)}`.execute(db);
};
