import { sql } from 'kysely';
import type { ParticipantId } from '../../application/participant-id.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ReadModelsDb } from '../../projections/database.ts';
import type { ParticipantSummaryRow } from '../../projections/participant-summary/table.ts';
import type { ListName, Observation } from './world.ts';

type Row = ParticipantSummaryRow & { readonly lists: readonly ListName[]; readonly letters: readonly LetterCode[] };

const nobody: Observation = {
  nextTestDueDate: null, recallType: null, recallStatus: null, registration: null, ceaseReason: null, paused: false,
  lists: [], referral: null, nonResponderCount: 0, deferralsInARow: 0, letters: [],
};

/** What the read models show of one person on a day, with the letters asked for since a place in the log. One question for all of them. */
export const observe = async (db: ReadModelsDb, id: ParticipantId, on: CivilDate, since: number): Promise<Observation> => {
  const { rows } = await sql<Row>`
    select person.*,
      array(
        select 'pnl' from read_model.prior_notification_list where participant_id = person.participant_id
        union all select 'non-responders' from read_model.non_responder where participant_id = person.participant_id
        union all select 'to-review' from read_model.to_review where participant_id = person.participant_id and listed_until > ${on}
        union all (select 'validation' from read_model.refused_result where participant_id = person.participant_id limit 1)
        union all select 'failsafe' from read_model.failsafe where participant_id = person.participant_id
      ) as lists,
      array(
        select letter::text from read_model.letter_asked_for
        where participant_id = person.participant_id and state = 'requested' and position > ${since} order by position
      ) as letters
    from read_model.participant_summary person
    where participant_id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) return nobody;
  return {
    nextTestDueDate: row.next_test_due_date,
    recallType: row.recall_type,
    recallStatus: row.recall_status,
    registration: row.registration as 'active' | 'inactive',
    ceaseReason: row.ceased_reason,
    paused: row.paused,
    lists: row.lists,
    referral: row.referral_weeks === null ? null : { weeks: row.referral_weeks },
    nonResponderCount: row.non_responder_count,
    deferralsInARow: row.deferrals_in_a_row,
    letters: row.letters,
  };
};
