import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { PracticeLists } from '../../application/ports/practice-lists.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { PracticeList } from '../../domain/practice/events.ts';
import type { Standing } from '../../domain/practice/practice.ts';
import { nonRespondersTable } from '../non-responders/table.ts';
import { priorNotificationListTable } from '../prior-notification-list/table.ts';
import type { ReadModels } from '../runner/read-models.ts';
import { count } from '../tables/page.ts';
import { toReviewTable } from '../to-review/table.ts';
import { type PracticeRow, practicesTable as table } from './table.ts';

/** The lists and their notices, as they must be level for what is told of them to be so. */
export const listsAndNotices: readonly string[] = [priorNotificationListTable.name, nonRespondersTable.name, toReviewTable.name, table.name];

/**
 * Whoever waits on a list of some practice on a day: who is about to be invited and not answered for, who did not answer, whom to
 * look at. `entry` is a digest of person, list and day on which they came on it: the same until they leave it. Mail and paper go to all of a practice: nobody is counted or named there whose record is restricted (D-38).
 */
export const listed = (on: CivilDate): RawBuilder<unknown> => {
  const entry = (list: PracticeList, since: string): RawBuilder<unknown> =>
    sql`participant_id, practice, ${list}::text as list, left(encode(sha256(convert_to(${list}::text || '/' || participant_id || '/' || to_char(${sql.ref(since)}, 'YYYY-MM-DD'), 'UTF8')), 'hex'), 16) as entry`;
  return sql`(
    select ${entry('prior-notification', 'listed_on')} from read_model.prior_notification_list where practice is not null and not restricted and not confirmed
    union all select ${entry('non-responder', 'since')} from read_model.non_responder where practice is not null and not restricted
    union all select ${entry('to-review', 'since')} from read_model.to_review where practice is not null and not restricted and listed_until > ${on}
  ) as listed`;
};

/** Who stands on the lists of a practice on a day. */
export const standingOf =
  (db: QueryExecutorProvider) =>
  async (practice: string, on: CivilDate): Promise<Standing> => {
    const { rows } = await sql<{ list: PracticeList; entry: string }>`select list, entry from ${listed(on)} where practice = ${practice} order by entry`.execute(db);
    const people = (list: PracticeList): number => rows.filter((row) => row.list === list).length;
    return {
      counts: { 'prior-notification': people('prior-notification'), 'non-responder': people('non-responder'), 'to-review': people('to-review') },
      entries: rows.map(({ entry }) => entry),
    };
  };

const codesIn = async (db: QueryExecutorProvider, query: RawBuilder<{ practice: string }>): Promise<readonly string[]> => (await query.execute(db)).rows.map(({ practice }) => practice);

/** The lists of practices, for those who tell practices of them. */
export const practiceLists = (db: QueryExecutorProvider, catchUp: ReadModels['catchUp']): PracticeLists => ({
  bringLevel: async () => void (await catchUp(undefined, listsAndNotices)),
  standingOf: standingOf(db),
  withNews: ({ on, toldBy, after, limit }) =>
    codesIn(db, sql`
      select p.practice from read_model.practice_notification p
      where p.practice > ${after} and cardinality(p.addresses) > 0 and (p.told_on is null or p.told_on <= ${toldBy})
        and exists (select from ${listed(on)} where listed.practice = p.practice and not entry = any(p.told))
      order by p.practice limit ${limit}`),
  withMailUnderWay: ({ now, after, limit }) =>
    codesIn(db, sql`
      select practice from read_model.practice_notification
      where notice_state = 'under-way' and practice > ${after} and (notice_again is null or notice_again <= ${now}) order by practice limit ${limit}`),
});

/** Practices with an address that no mail server will have, by code, after this one. */
export const practicesRefused =
  (db: QueryExecutorProvider) =>
  async (after: string, limit: number): Promise<readonly PracticeRow[]> =>
    (await sql<PracticeRow>`select * from read_model.practice_notification where refused_on is not null and practice > ${after} order by practice limit ${limit}`.execute(db)).rows;

export const countPracticesRefused = (db: QueryExecutorProvider) => (): Promise<number> => count(db, table, sql`refused_on is not null`);

/** How notices to practices stand. */
export interface NoticeCounts {
  readonly underWay: number;
  /** With an address that no mail server will have. */
  readonly refused: number;
}

export const countNotices = async (db: QueryExecutorProvider): Promise<NoticeCounts> => ({
  underWay: await count(db, table, sql`notice_state = 'under-way'`),
  refused: await countPracticesRefused(db)(),
});
