import { type QueryExecutorProvider, sql } from 'kysely';
import { page, type Paged, type PageRequest } from '../tables/page.ts';
import type { LetterState } from './letter.ts';
import { type LetterRow, lettersTable as table } from './table.ts';

/** Letters in one state, in the order in which they were asked for or held. */
export const lettersThatAre =
  (db: QueryExecutorProvider) =>
  (state: LetterState, request: PageRequest): Promise<Paged<LetterRow>> =>
    page(db, { table, order: ['position'] }, sql`state = ${state}`, request);

/** Every letter of one participant, in the same order. */
export const lettersOf =
  (db: QueryExecutorProvider) =>
  async (participantId: string): Promise<readonly LetterRow[]> =>
    (await sql<LetterRow>`select * from read_model.letter_asked_for where participant_id = ${participantId} order by position`.execute(db)).rows;

/** The letter of this reference, if there is one. */
export const letterOf =
  (db: QueryExecutorProvider) =>
  async (reference: string): Promise<LetterRow | null> =>
    (await sql<LetterRow>`select * from read_model.letter_asked_for where event_id = ${reference} limit 1`.execute(db)).rows[0] ?? null;

/** How many letters are in each state. */
export const countLetters = (db: QueryExecutorProvider) => async (): Promise<Readonly<Record<LetterState, number>>> => {
  const { rows } = await sql<{ state: LetterState; letters: number }>`
    select state, count(*) as letters from read_model.letter_asked_for group by state`.execute(db);
  const counts = { requested: 0, held: 0, released: 0, cancelled: 0 };
  for (const { state, letters } of rows) counts[state] = letters;
  return counts;
};
