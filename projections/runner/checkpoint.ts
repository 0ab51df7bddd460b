import { type Kysely, sql } from 'kysely';
import type { Projection } from '../projection.ts';

/** How far a projection has come, and by which version of it. */
export interface Checkpoint {
  readonly projection: string;
  readonly version: string;
  readonly position: number;
}

type Some = readonly Pick<Projection<never>, 'table' | 'version'>[];

const names = (projections: Some): readonly string[] => projections.map(({ table }) => table.name);

/** Gives projections that were never run a checkpoint at the beginning. */
export const enter = async (db: Kysely<unknown>, projections: Some): Promise<void> => {
  await sql`
    insert into read_model.checkpoint (projection, version, position)
    select projection, version, 0 from unnest(${names(projections)}::text[], ${projections.map(({ version }) => version)}::text[])
      as entered (projection, version)
    on conflict (projection) do nothing`.execute(db);
};

export const checkpoints = async (db: Kysely<unknown>, projections: Some): Promise<readonly Checkpoint[]> =>
  (await sql<Checkpoint>`
    select projection, version, position from read_model.checkpoint where projection = any(${names(projections)}) order by projection`.execute(db)
  ).rows;

/**
 * Begins a worker's transaction. Losing the last commits in a power cut loses rows and checkpoint together, so nobody waits
 * for the disk. A worker that stops answering in the middle (it hangs, its machine is gone) is thrown out by the server
 * after so many milliseconds, with nothing done, and another takes its place; one that dies, at once.
 */
export const asWorker = async (trx: Kysely<unknown>, patience: number): Promise<void> => {
  await sql`select set_config('synchronous_commit', 'off', true), set_config('idle_in_transaction_session_timeout', ${String(patience)}, true)`.execute(trx);
};

/** For how long a worker that holds others up may be silent, in milliseconds. It reads one batch of the log in the meantime. */
export const usualPatience = 5_000;

/**
 * The same, held against everybody else until the transaction ends: whoever works on a projection holds its checkpoint,
 * and others wait their turn.
 */
export const hold = async (trx: Kysely<unknown>, projections: Some, patience = usualPatience): Promise<readonly Checkpoint[]> => {
  await asWorker(trx, patience);
  return (
    await sql<Checkpoint>`
      select projection, version, position from read_model.checkpoint where projection = any(${names(projections)})
      order by projection for update`.execute(trx)
  ).rows;
};

/** Moves held checkpoints. */
export const move = async (trx: Kysely<unknown>, projections: Some, position: number): Promise<void> => {
  await sql`
    update read_model.checkpoint set position = ${position}, version = entered.version
    from unnest(${names(projections)}::text[], ${projections.map(({ version }) => version)}::text[]) as entered (projection, version)
    where checkpoint.projection = entered.projection`.execute(trx);
};
