import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { type Seen, seenRow } from '../../../application/access/seen.ts';
import type { Action } from '../../../domain/access/action.ts';
import type { Sees } from '../../../domain/access/sees.ts';
import type { Paged, PageRequest } from '../../../projections/tables/page.ts';
import { type Sorts, sortNames } from '../../../projections/tables/sorts.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import type { Tag } from '../openapi/tags.ts';
import { type Operation, operation } from '../operation.ts';
import { Next, onlyTheirs, PageQuery, pageRequest, PositionHeader, shown } from './paging.ts';

/** A list that people page through: how it is told, which rows it has, and how a row is answered. */
export interface List<P extends t.Mixed, Q extends t.HasProps, Row extends object, Item> {
  readonly id: string;
  readonly needs: Action;
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
  readonly params: P;
  readonly query: Q;
  readonly item: t.Type<Item, unknown>;
  /** Name of the answer's schema. */
  readonly name: string;
  readonly example: Item;
  readonly table: string;
  /** The orders in which it may be had, by name; the first is the usual one. */
  readonly sorts?: Sorts;
  readonly page: (deps: ApiDependencies, filter: t.TypeOf<P> & t.TypeOf<Q>, request: PageRequest, sees: Sees) => Promise<Paged<Row>>;
  readonly count: (deps: ApiDependencies, filter: t.TypeOf<P> & t.TypeOf<Q>, sees: Sees) => Promise<number>;
  readonly show: (row: Seen<Row>, deps: ApiDependencies) => Item;
}

const sortQuery = ({ name, sorts }: { readonly name: string; readonly sorts?: Sorts }): t.PartialC<{ sort: t.Type<string> }> => {
  const [first, ...others] = sortNames(sorts ?? {});
  const told: t.Props = first === undefined ? {} : { sort: oneOf(`${name}Sort`, first, ...others) };
  return t.partial(told) as unknown as t.PartialC<{ sort: t.Type<string> }>;
};

/** A list as an operation: a page of it, and how many there are in all. */
export const list = <P extends t.Mixed, Q extends t.HasProps, Row extends object, Item>(told: List<P, Q, Row, Item>): Operation =>
  operation({
    id: told.id,
    needs: told.needs,
    method: 'GET',
    path: told.path,
    tag: told.tag,
    summary: told.summary,
    description: told.description,
    params: told.params,
    query: t.intersection([PageQuery, told.query, sortQuery(told)]),
    headers: PositionHeader,
    body: nothing,
    answer: t.type({ total: t.Integer, items: t.array(told.item), next: Next }, told.name),
    answerDescription: 'A page of the list; `total` counts all of it.',
    answerExample: { total: 1, items: [told.example], next: null },
    problems: [],
    reads: [told.table],
    run: async (deps, { params, query, within }) => {
      const { sort } = query as { readonly sort?: string };
      const filter = { ...(params as object), ...(query) } as t.TypeOf<P> & t.TypeOf<Q>;
      const page = shown(await onlyTheirs(deps.log, within, await told.page(deps, filter, { ...pageRequest(query), ...(sort === undefined ? {} : { sort }) }, within.sees)), (row: Row) => told.show(seenRow(within.sees, row), deps));
      return E.isLeft(page) ? page : E.right({ body: { total: await told.count(deps, filter, within.sees), ...page.right } });
    },
  });
