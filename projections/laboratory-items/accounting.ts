import { type QueryExecutorProvider, sql } from 'kysely';
import { addMonths, type CivilDate } from '../../domain/dates/civil-date.ts';
import type { ItemOutcome } from '../../domain/laboratory/item/events.ts';
import type { ItemList } from '../../domain/laboratory/item/status.ts';
import { limitsOn, type Policy } from '../../domain/rules/policy.ts';
import { countItems } from './queries.ts';

type Outstanding = Exclude<ItemList, 'settled'>;

/** What became of every result of a file, or of all files. The total is that of all the others. */
export interface Accounting {
  /** As the files say; where more stand in the log than that, as the log says. */
  readonly total: number;
  readonly outcomes: Readonly<Record<ItemOutcome, number>>;
  /** Not settled, by where they stand. */
  readonly outstanding: Readonly<Record<Outstanding, number>>;
  /** In a file, and not in the log yet. */
  readonly notTakenIn: number;
  /** Of the outstanding: tests so old that their result brings no letter any more. D-14 */
  readonly pastLetterCutOff: number;
  /** Of the outstanding: the person should have had the result before this day. COM-04 */
  readonly pastAnswerBy: number;
}

const saidByFiles = async (db: QueryExecutorProvider, file: string | null): Promise<number> =>
  (await sql<{ items: number }>`select coalesce(sum(items), 0)::int as items from read_model.laboratory_file where ${file === null ? sql`true` : sql`file_id = ${file}`}`.execute(db)).rows[0]?.items ?? 0;

export const accounting = (db: QueryExecutorProvider, policy: Policy) => async (file: string | null, today: CivilDate): Promise<Accounting> => {
  const counts = await countItems(db)(file, addMonths(today, -limitsOn(policy, today).letterCutOffMonths), today);
  const open = counts.filter(({ list }) => list !== 'settled');
  const sum = (some: typeof counts, of: 'items' | 'testedBefore' | 'overdue' = 'items'): number => some.reduce((all, each) => all + each[of], 0);
  const ended = (outcome: ItemOutcome): number => sum(counts.filter((each) => each.outcome === outcome));
  const on = (list: Outstanding): number => sum(open.filter((each) => each.list === list));
  const total = Math.max(await saidByFiles(db, file), sum(counts));
  return {
    total,
    outcomes: { 'automatic': ended('automatic'), 'by-hand': ended('by-hand'), 'dummy': ended('dummy'), 'removed': ended('removed') },
    outstanding: {
      'received': on('received'), 'matched': on('matched'), 'to-process': on('to-process'), 'to-query': on('to-query'), 'to-check': on('to-check'),
      'validation': on('validation'), 'accepted': on('accepted'),
    },
    notTakenIn: total - sum(counts),
    pastLetterCutOff: sum(open, 'testedBefore'),
    pastAnswerBy: sum(open, 'overdue'),
  };
};
