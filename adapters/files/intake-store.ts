import { type Kysely, sql } from 'kysely';
import type { Fault } from '../../application/intake/fault.ts';
import type { ParticipantId } from '../../application/participant-id.ts';
import type { FaultyRow, FileBegun, Intake } from '../../application/ports/intake.ts';

/** What came in as files, in the database's schema `intake`. */
export const intakeStore = (db: Kysely<unknown>): Intake => ({
  begin: async ({ kind, name, digest }) => {
    const { rows } = await sql<{ readonly id: number; readonly settled: number; readonly rows_read: number; readonly loaded: number; readonly unchanged: number; readonly faulty: number }>`
      insert into intake.file as known (kind, name, digest, settled) values (${kind}, ${name}, ${digest}, -1)
      on conflict (kind, digest) do update set
        settled   = coalesce(known.settled, -1),
        rows_read = case when known.settled is null then 0 else known.rows_read end,
        loaded    = case when known.settled is null then 0 else known.loaded end,
        unchanged = case when known.settled is null then 0 else known.unchanged end,
        faulty    = case when known.settled is null then 0 else known.faulty end
      returning id, settled, rows_read, loaded, unchanged, faulty`.execute(db);
    const [file] = rows;
    if (file === undefined) throw new Error('The database stored a file and did not say as which');
    const { id, settled, rows_read: read, loaded, unchanged, faulty } = file;
    return { file: id, line: settled, counts: { read, loaded, unchanged, faulty } };
  },

  keep: (file, after, { line, counts: { read, loaded, unchanged, faulty } }, rows) =>
    db.transaction().execute(async (trx) => {
      await sql`delete from intake.faulty_row where file = ${file} and line > ${after} and line <= ${line}`.execute(trx);
      if (rows.length > 0) await insert(trx, file, rows);
      await sql`
        update intake.file set settled = ${line}, rows_read = ${read}, loaded = ${loaded}, unchanged = ${unchanged}, faulty = ${faulty}
        where id = ${file}`.execute(trx);
    }),

  finish: async (file, faults) => {
    await sql`update intake.file set finished_at = now(), settled = null where id = ${file}`.execute(db);
    const { rows: byCode } = await sql<{ readonly code: string; readonly times: number }>`
      select code, count(*) as times from intake.fault where file = ${file} group by code order by code`.execute(db);
    const { rows: first } = await sql<{ readonly line: number; readonly code: Fault['code']; readonly field: string | null; readonly message: string }>`
      select line, code, field, message from intake.fault where file = ${file} order by line, place limit ${faults}`.execute(db);
    return {
      byCode: Object.fromEntries(byCode.map(({ code, times }) => [code, times])),
      first: first.map(({ field, ...fault }) => (field === null ? fault : { ...fault, field })),
    };
  },

  begun: async () => {
    const { rows } = await sql<FileBegun>`
      select kind, name, digest, finished_at is not null as finished from intake.file order by id`.execute(db);
    return rows;
  },

  newestUnchanged: async (about) => {
    const { rows } = await sql<{ readonly about: ParticipantId; readonly change: string }>`
      select about, change from intake.newest_unchanged where about = any(${about}::uuid[])`.execute(db);
    return new Map(rows.map((row) => [row.about, row.change]));
  },

  noteUnchanged: async (changes) => {
    if (changes.size === 0) return;
    await sql`
      insert into intake.newest_unchanged as known (about, change)
      select * from unnest(${[...changes.keys()]}::uuid[], ${[...changes.values()]}::text[])
      on conflict (about) do update set change = greatest(known.change, excluded.change)`.execute(db);
  },
});

const insert = async (db: Kysely<unknown>, file: number, rows: readonly FaultyRow[]): Promise<void> => {
  const faults = rows.flatMap(({ line, faults: found }) => found.map(({ code, field, message }, place) => ({ line, place, code, field: field ?? null, message })));
  await sql`
    insert into intake.faulty_row (file, line, raw)
    select ${file}, * from unnest(${rows.map(({ line }) => line)}::integer[], ${rows.map(({ raw }) => storable(raw))}::text[])`.execute(db);
  await sql`
    insert into intake.fault (file, line, place, code, field, message)
    select ${file}, * from unnest(
      ${faults.map(({ line }) => line)}::integer[], ${faults.map(({ place }) => place)}::smallint[], ${faults.map(({ code }) => code)}::text[],
      ${faults.map(({ field }) => field)}::text[], ${faults.map(({ message }) => message)}::text[])`.execute(db);
};

/** PostgreSQL's text holds everything but NUL; its picture stands for it. */
const storable = (raw: string): string => raw.replaceAll('\0', '␀');
