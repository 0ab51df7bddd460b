import { type Kysely, sql } from 'kysely';

export interface Described {
  readonly name: string;
  readonly says: string;
}

export interface DescribedView extends Described {
  readonly columns: readonly (Described & { readonly type: string })[];
}

/** The views of the schema and their columns, with what the database itself says of them. */
export const describedViews = async (db: Kysely<unknown>): Promise<readonly DescribedView[]> =>
  (
    await sql<DescribedView>`
      select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as says,
        json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'says', coalesce(col_description(c.oid, a.attnum), '')) order by a.attnum) as columns
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'reporting'::regnamespace
      group by c.oid order by c.oid`.execute(db)
  ).rows;

/** The functions, each with how it is called. */
export const describedFunctions = async (db: Kysely<unknown>): Promise<readonly (Described & { readonly returns: string })[]> =>
  (
    await sql<Described & { readonly returns: string }>`
      select format('%s(%s)', proname, pg_get_function_arguments(oid)) as name, pg_get_function_result(oid) as returns,
        coalesce(obj_description(oid, 'pg_proc'), '') as says
      from pg_proc where pronamespace = 'reporting'::regnamespace order by oid`.execute(db)
  ).rows;
