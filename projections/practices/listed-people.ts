import { type QueryExecutorProvider, sql } from 'kysely';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { PracticeList } from '../../domain/practice/events.ts';
import { listed } from './queries.ts';

/** Somebody on a list of a practice, as it is printed. */
export interface ListedPerson {
  readonly list: PracticeList;
  readonly participant_id: string;
  readonly nhs_number: string;
  readonly family_name: string;
  readonly given_name: string | null;
  readonly date_of_birth: CivilDate;
  readonly next_test_due_date: CivilDate | null;
  /** Day by which the practice is to answer, or on which they leave the list. */
  readonly by: CivilDate;
  readonly last_test_date: CivilDate | null;
  readonly last_test_codes: string | null;
  /** Of those to review: why. */
  readonly kind: string | null;
}

/** Those of some entries who are still on the lists of a practice, in the order in which each list is worked through. */
export const listedPeople =
  (db: QueryExecutorProvider) =>
  async (practice: string, entries: readonly string[], on: CivilDate): Promise<readonly ListedPerson[]> =>
    (
      await sql<ListedPerson>`
        select listed.list, person.participant_id, nhs_number, family_name, given_name, date_of_birth, next_test_due_date, "by", last_test_date, last_test_codes, kind
        from ${listed(on)} join (
          select participant_id, 'prior-notification' as list, nhs_number, family_name, given_name, date_of_birth, next_test_due_date, review_by as "by", urgency, last_test_date, last_test_codes, null as kind from read_model.prior_notification_list
          union all select participant_id, 'non-responder', nhs_number, family_name, given_name, date_of_birth, next_test_due_date, listed_until, 0, last_test_date, last_test_codes, null from read_model.non_responder
          union all select participant_id, 'to-review', nhs_number, family_name, given_name, date_of_birth, next_test_due_date, listed_until, 0, last_test_date, last_test_codes, kind from read_model.to_review
        ) as person on person.participant_id = listed.participant_id and person.list = listed.list
        where practice = ${practice} and entry = any(${entries})
        order by listed.list, "by", urgency, family_name, given_name, nhs_number`.execute(db)
    ).rows;
