import { isRight } from 'fp-ts/lib/Either.js';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../test/database.ts';
import { failsafeSorts } from '../failsafe/queries.ts';
import { failsafeTable } from '../failsafe/table.ts';
import { nonResponderSorts } from '../non-responders/queries.ts';
import { nonRespondersTable } from '../non-responders/table.ts';
import { priorNotificationSorts } from '../prior-notification-list/queries.ts';
import { priorNotificationListTable } from '../prior-notification-list/table.ts';
import { toReviewSorts } from '../to-review/queries.ts';
import { toReviewTable } from '../to-review/table.ts';
import { refusedResultSorts } from '../validation/queries.ts';
import { validationTable } from '../validation/table.ts';
import { page, type PageRequest } from './page.ts';
import { ordered, sortNames } from './sorts.ts';
import type { Table } from './table.ts';

const database = withDatabase();
const table = nonRespondersTable;
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Twelve people: rounds 1 to 3, by turns; they leave the list in pairs. */
const people = Array.from({ length: 12 }, (_, n) => ({ id: id(n), count: (n % 3) + 1, until: `2026-12-${String(10 + Math.floor(n / 2))}` }));

beforeAll(async () => {
  for (const { id: person, count, until } of people)
    await sql`insert into read_model.non_responder (participant_id, nhs_number, family_name, date_of_birth, practice, status, since, listed_until, non_responder_count, restricted)
      values (${person}, '9000000009', 'A', '1990-01-01', 'A81001', 'routine', '2026-11-01', ${until}, ${count}, false)`.execute(database().db);
});

const read = async (sort: string, request: Partial<PageRequest> = {}) => page(database().db, { table, ...ordered(nonResponderSorts, sort) }, sql`true`, { limit: 100, ...request });

const all = async (sort: string, limit: number): Promise<readonly string[]> => {
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const part = await read(sort, { limit, cursor: cursor ?? null });
    if (!isRight(part)) throw new Error('a left');
    seen.push(...part.right.rows.map((row) => row.participant_id));
    cursor = part.right.next;
  }
  return seen;
};

describe('an order of a list', () => {
  it.each(sortNames(nonResponderSorts))('%s shows everybody once, whatever the pages', async (sort) => {
    const whole = await all(sort, 100);
    expect(whole.toSorted()).toEqual(people.map((person) => person.id));
    for (const limit of [1, 5]) expect(await all(sort, limit)).toEqual(whole);
  });

  it('is that of its columns, and the other way round with a minus', async () => {
    const counts = (await all('-non-responder-count', 4)).map((person) => people.find((each) => each.id === person)?.count);
    expect(counts).toEqual([3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1]);
    expect(await all('-since', 4)).toEqual((await all('since', 4)).toReversed());
  });

  it('takes no cursor of another', async () => {
    const part = await read('since', { limit: 1 });
    const cursor = isRight(part) ? part.right.next : null;
    expect(isRight(await read('since', { cursor }))).toBe(true);
    for (const sort of ['-since', 'listed-until', 'non-responder-count']) expect(await read(sort, { cursor })).toMatchObject({ left: 'invalid-cursor' });
  });

  it('that is not known is the usual one', () => {
    for (const sort of ['toString', '--since', '']) expect(ordered(nonResponderSorts, sort)).toEqual(ordered(nonResponderSorts));
  });

  it.each<[Table, object]>([
    [priorNotificationListTable, priorNotificationSorts], [nonRespondersTable, nonResponderSorts], [toReviewTable, toReviewSorts], [failsafeTable, failsafeSorts], [validationTable, refusedResultSorts],
  ])('of $name is unique, and over columns that are never empty and tell nothing of a person', ({ key, columns }, sorts) => {
    for (const order of Object.values(sorts) as string[][]) {
      expect(order).toEqual(expect.arrayContaining([...key]));
      expect(order.filter((column) => columns[column]?.optional !== false || columns[column].personal === true)).toEqual([]);
    }
  });
});
