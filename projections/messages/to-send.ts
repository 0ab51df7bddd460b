import { type QueryExecutorProvider, sql } from 'kysely';
import type { LetterOwed, MessagesToSend, OpenBatch } from '../../application/ports/messages-to-send.ts';
import { LetterCode } from '../../domain/codes/letter.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { isRefused } from '../../domain/message/taken-back.ts';
import { lettersTable } from '../letters/table.ts';
import { participantSummaryTable } from '../participant-summary/table.ts';
import type { ReadModels } from '../runner/read-models.ts';
import { messagesTable } from './table.ts';

const shown = [lettersTable.name, messagesTable.name, participantSummaryTable.name];
const codes = wordsOf(LetterCode);

type Place = Pick<LetterOwed, 'reference' | 'position'>;

/** What there is to send. `catchUp` brings read models level with the log, and throws when it can't. */
export const messagesToSend = (db: QueryExecutorProvider, catchUp: ReadModels['catchUp']): MessagesToSend => ({
  catchUp: async () => void (await catchUp(undefined, shown)),
  unopened: async (after, limit) =>
    (
      await sql<LetterOwed>`
        select asked.event_id as reference, asked.position, asked.participant_id as "participantId", asked.letter, asked.test_date as "testDate"
        from read_model.letter_asked_for asked left join read_model.message on message.reference = asked.event_id
        where asked.state = 'requested' and asked.position > ${after} and message.reference is null
        order by asked.position limit ${limit}`.execute(db)
    ).rows,
  lastOpened: async () => (await sql<{ last: number }>`select coalesce(max(position), 0) as last from read_model.message`.execute(db)).rows[0]?.last ?? 0,
  openBatches: async () =>
    (
      await sql<OpenBatch>`
        select batch, min(letter) as letter, array_agg(reference::text order by position) as "references"
        from read_model.message where state = 'handing-over' group by batch order by min(position)`.execute(db)
    ).rows,
  waitingLetters: async () => {
    const { rows } = await sql<{ letter: LetterCode; takenBack: string | null }>`
      select letter, oldest.taken_back as "takenBack" from unnest(${codes}::text[]) letter cross join lateral (
        select position, taken_back from read_model.message where state = 'waiting' and message.letter = letter.letter order by position limit 1
      ) oldest order by oldest.position`.execute(db);
    return rows.map(({ letter, takenBack }) => ({ letter, refused: isRefused(takenBack) }));
  },
  waiting: async (letter, after, limit) =>
    (
      await sql<Place>`
        select reference, position from read_model.message
        where state = 'waiting' and letter = ${letter} and position > ${after} order by position limit ${limit}`.execute(db)
    ).rows,
  held: async (after, limit) =>
    (
      await sql<Place>`
        select reference, message.position from read_model.message left join read_model.participant_summary person using (participant_id)
        where state = 'held' and message.position > ${after} and (person.paused is not true or person.registration = 'inactive')
        order by message.position limit ${limit}`.execute(db)
    ).rows,
});
