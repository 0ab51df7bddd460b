import { type Kysely, type RawBuilder, sql } from 'kysely';
import { schema as readModels } from '../tables/table.ts';
import { functions, liveViews, views } from './reporting.ts';
import { quoted, type ReportingFunction, type View } from './view.ts';

/** Schema of the views over the live read models. */
export const reporting = 'reporting';

const viewStatements = ({ name, says, columns, from }: View, over: string, into: string): readonly string[] => {
  const told = Object.entries(columns);
  return [
    `create view ${into}.${name} as select ${told.map(([column, { sql: shows }]) => `${shows} as ${column}`).join(', ')} from ${from(over)}`,
    `comment on view ${into}.${name} is ${quoted(says)}`,
    ...told.map(([column, { says: meaning }]) => `comment on column ${into}.${name}.${column} is ${quoted(meaning)}`),
  ];
};

const functionStatements = ({ name, says, takes, returns, body }: ReportingFunction, into: string): readonly string[] => [
  `create function ${into}.${name} (${takes}) returns ${returns} parallel safe language sql as ${quoted(body(into))}`,
  `comment on function ${into}.${name} is ${quoted(says)}`,
];

const statements = (made: readonly View[], over: string, into: string): string =>
  [...made.flatMap((view) => viewStatements(view, over, into)), ...functions.flatMap((each) => functionStatements(each, into))].join(';\n');

const all = statements(liveViews, readModels, reporting);

/** Comment of the schema: what it is for, and a digest of what was made, by which another version of the system is known. */
const comment: RawBuilder<string> = sql`${'Views for those who report with SQL: nothing in them names a person. Each version of the system makes them anew, and nothing else may stand here. Made from '} || md5(${all})`;

/** Takes the views away, so that the tables under them may change. Nothing happens where there are none. */
export const dropReporting = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ statement: string }>`
    select format('drop view %s', string_agg(oid::regclass::text, ', ')) as statement from pg_class
    where relnamespace = to_regnamespace(${reporting}) and relkind = 'v' having count(*) > 0
    union all select format('drop routine %s', string_agg(oid::regprocedure::text, ', ')) from pg_proc
    where pronamespace = to_regnamespace(${reporting}) having count(*) > 0
    union all select ${sql.lit(`comment on schema ${reporting} is null`)} where to_regnamespace(${reporting}) is not null`.execute(db);
  for (const { statement } of rows) await sql.raw(statement).execute(db);
};

/**
 * Makes the views, functions and comments of the schema `reporting` over the live read models, whatever stood there before.
 * To be called within a transaction that replaces tables, as a view stays with the table it was made over. Who may read the views
 * follows from the default privileges of the schema.
 */
export const createReporting = async (db: Kysely<unknown>): Promise<void> => {
  await dropReporting(db);
  await sql.raw(`create schema if not exists ${reporting};\n${all}`).execute(db);
  const { rows } = await sql<{ says: string }>`select ${comment} as says`.execute(db);
  for (const { says } of rows) await sql.raw(`comment on schema ${reporting} is ${quoted(says)}`).execute(db);
};

/** Makes the same views beside the tables that stand in another schema, but for `freshness`: what doesn't move has none. */
export const createReportingIn = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  const { rows } = await sql<{ table: string }>`select tablename as table from pg_tables where schemaname = ${schema}`.execute(db);
  const there = new Set(rows.map(({ table }) => table));
  await sql.raw(statements(views.filter(({ over }) => over === undefined || there.has(over)), schema, schema)).execute(db);
};

const isLevel = async (db: Kysely<unknown>): Promise<boolean> =>
  (await sql<{ level: boolean | null }>`select obj_description(to_regnamespace(${reporting}), 'pg_namespace') = ${comment} as level`.execute(db)).rows[0]?.level === true;

/** Makes the views unless they are those of this version already. Nobody else may be at it. */
export const bringReportingLevel = async (db: Kysely<unknown>): Promise<void> => {
  if (!(await isLevel(db))) await db.transaction().execute(createReporting);
};
