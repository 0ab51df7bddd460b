import { sql } from 'kysely';
import { gather, type Waiting } from '../../adapters/event-log/postgres/gather.ts';
import type { ParticipantId } from '../../application/participant-id.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ReadModelsDb } from '../../projections/database.ts';
import type { ParticipantSummaryRow } from '../../projections/participant-summary/table.ts';
import type { ListName, Observation } from './world.ts';

/** One person on a day, with the letters asked for since a place in the log. */
export interface Look {
  readonly id: ParticipantId;
  readonly on: CivilDate;
  readonly since: number;
}

/** Shows what the read models have of a person. Looks of many lives at the same time are one question to the database. */
export const observer = (db: ReadModelsDb): ((look: Look) => Promise<Observation>) =>
  gather((looks) => observeAll(db, looks), () => 1, 500);

type Row = ParticipantSummaryRow & { readonly look: number; readonly lists: readonly ListName[]; readonly letters: readonly LetterCode[] };

const observeAll = async (db: ReadModelsDb, looks: readonly Waiting<Look, Observation>[]): Promise<void> => {
  const items = looks.map(({ item }) => item);
  const { rows } = await sql<Row>`
    select asked.look::integer as look, person.*,
      array(
        select 'pnl' from read_model.prior_notification_list where participant_id = asked.id
        union all select 'non-responders' from read_model.non_responder where participant_id = asked.id
        union all select 'to-review' from read_model.to_review where participant_id = asked.id and listed_until > asked.day
        union all (select 'validation' from read_model.refused_result where participant_id = asked.id limit 1)
        union all select 'failsafe' from read_model.failsafe where participant_id = asked.id
      ) as lists,
      array(
        select letter::text from read_model.letter_asked_for
        where participant_id = asked.id and state = 'requested' and position > asked.since order by position
      ) as letters
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ on }) => on)}::date[], ${items.map(({ since }) => since)}::bigint[])
      with ordinality asked (id, day, since, look)
    join read_model.participant_summary person on person.participant_id = asked.id`.execute(db);
  const found = new Map(rows.map((row) => [row.look, row]));
  looks.forEach(({ answer }, index) => {
    const row = found.get(index + 1);
    answer(row === undefined ? nobody : observationOf(row));
  });
};

const nobody: Observation = {
  nextTestDueDate: null, recallType: null, recallStatus: null, registration: null, ceaseReason: null, paused: false,
  lists: [], referral: null, nonResponderCount: 0, deferralsInARow: 0, letters: [],
};

const observationOf = (row: Row): Observation => ({
  nextTestDueDate: row.next_test_due_date,
  recallType: row.recall_type,
  recallStatus: row.recall_status,
  registration: row.registration,
  ceaseReason: row.ceased_reason,
  paused: row.paused,
  lists: row.lists,
  referral: row.referral_weeks === null ? null : { weeks: row.referral_weeks },
  nonResponderCount: row.non_responder_count,
  deferralsInARow: row.deferrals_in_a_row,
  letters: row.letters,
});
