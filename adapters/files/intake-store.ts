import { type Kysely, sql } from 'kysely';
import type { ParticipantId } from '../../application/participant-id.ts';
import type { FaultyRow, FileBegun, Intake } from '../../application/ports/intake.ts';

/** What came in as files, in the database's schema `intake`. */
export const intakeStore = (db: Kysely<unknown>): Intake => ({
  begin: async ({ kind, name, digest }) => {
    const { rows } = await sql<{ readonly id: number }>`
      insert into intake.file as known (kind, name, digest) values (${kind}, ${name}, ${digest})
      on conflict (kind, digest) do update set name = known.name
      returning id`.execute(db);
    const [file] = rows;
    if (file === undefined) throw new Error('The database stored a file and did not say as which');
    return file.id;
  },

  keep: (file, from, to, rows) =>
    db.transaction().execute(async (trx) => {
      await sql`delete from intake.faulty_row where file = ${file} and line between ${from} and ${to}`.execute(trx);
      if (rows.length > 0) await insert(trx, file, rows);
    }),

  finish: async (file, { read, loaded, unchanged, faulty }) => {
    await sql`
      update intake.file set finished_at = now(), rows_read = ${read}, loaded = ${loaded}, unchanged = ${unchanged}, faulty = ${faulty}
      where id = ${file}`.execute(db);
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
