import { type QueryExecutorProvider, sql } from 'kysely';
import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';

/** Where a letter owed is: in exactly one of these places. */
export type Whereabouts = 'waiting' | 'held' | 'handed-over' | 'delivered' | 'failed' | 'cancelled';

/** A letter owed, and where it is. */
export interface LetterOnItsWay {
  readonly reference: string;
  readonly letter: LetterCode;
  readonly testDate: CivilDate | null;
  readonly askedOn: CivilDate;
  readonly position: number;
  readonly whereabouts: Whereabouts;
}

/** A letter that was released is asked for again by another event, which is the letter owed. One that no message was opened for yet waits. */
const whereabouts = sql<Whereabouts>`case
  when asked.state = 'held' then 'held'
  when asked.state = 'cancelled' then 'cancelled'
  when message.state is null then 'waiting'
  when message.state = 'handing-over' then 'handed-over'
  else message.state end`;

const letters = sql`read_model.letter_asked_for asked left join read_model.message on message.reference = asked.event_id where asked.state <> 'released'`;

/** Every letter owed to one participant, in the order in which they were asked for. */
export const lettersOwedTo = (db: QueryExecutorProvider) => async (participantId: string): Promise<readonly LetterOnItsWay[]> =>
  (
    await sql<LetterOnItsWay>`
      select asked.event_id as reference, asked.letter, asked.test_date as "testDate", asked.asked_on as "askedOn", asked.position, ${whereabouts} as whereabouts
      from ${letters} and asked.participant_id = ${participantId} order by asked.position`.execute(db)
  ).rows;

/** How many letters owed are where. Goes through all of them. */
export const countLettersOwed = async (db: QueryExecutorProvider): Promise<Readonly<Record<Whereabouts, number>>> => {
  const { rows } = await sql<{ whereabouts: Whereabouts; letters: number }>`select ${whereabouts} as whereabouts, count(*) as letters from ${letters} group by 1`.execute(db);
  const counts = { 'waiting': 0, 'held': 0, 'handed-over': 0, 'delivered': 0, 'failed': 0, 'cancelled': 0 };
  for (const { whereabouts: at, letters: number } of rows) counts[at] = number;
  return counts;
};
