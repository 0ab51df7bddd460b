import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { amongTheirs, type Within } from '../../../application/access/guard.ts';
import type { EventLog } from '../../../application/ports/event-log.ts';
import type { Paged, PageRequest } from '../../../projections/tables/page.ts';
import { orNull } from '../answers/or-null.ts';
import { Position, positionHeader } from '../headers.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { text, wholeNumber } from '../schema/constrained.ts';

/** How many rows come when nobody says. */
const usualLimit = 25;

export const PageQuery = t.partial({
  limit: wholeNumber('Limit', 1, 100, `How many at most; ${usualLimit} if you do not say.`),
  cursor: text('Cursor', { maxLength: 400, description: '`next` of the page before. Leave it out for the first page.' }),
});

export const PositionHeader = t.partial({ [positionHeader]: Position });

/** The cursor of the page that follows; null at the end. */
export const Next = orNull(t.string);

export const pageRequest = ({ limit = usualLimit, cursor = null }: { limit?: number | undefined; cursor?: string | null | undefined }): PageRequest => ({ limit, cursor });

/** A page with its rows as they are answered. */
export const shown = <Row, Item>(page: Paged<Row>, show: (row: Row) => Item): E.Either<Problem, { readonly items: Item[]; readonly next: string | null }> =>
  E.isLeft(page)
    ? E.left(problem('invalid-request', 'Must be the cursor of a page of this list.', { field: 'cursor' }))
    : E.right({ items: page.right.rows.map(show), next: page.right.next });

/** A page without whoever was registered elsewhere since the read model was level with the log. */
export const onlyTheirs = async <Row extends object>(log: EventLog, within: Within, page: Paged<Row>): Promise<Paged<Row>> => {
  if (within.practice === null || E.isLeft(page)) return page;
  const people = page.right.rows.filter((row): row is Row & { readonly participant_id: string } => 'participant_id' in row);
  const theirs = new Set<Row>(await amongTheirs(log)(within, people));
  return E.right({ ...page.right, rows: page.right.rows.filter((row) => theirs.has(row)) });
};
