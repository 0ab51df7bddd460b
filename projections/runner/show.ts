import { type Kysely, sql } from 'kysely';
import type { Projection } from '../projection.ts';
import { faultOfData } from './fault.ts';
import type { Subject } from './fold.ts';
import type { Place } from './place.ts';
import { type Replacement, replaceRows, rowsFrom } from './rows.ts';

export interface Showing<State> {
  readonly trx: Kysely<unknown>;
  readonly projections: readonly Projection<State>[];
  readonly into: Place;
}

/** A stream whose last state cannot be shown. */
export interface Unshown {
  readonly stream: string;
  readonly code: string;
  /** The first event that is not shown. */
  readonly position: number;
  /** False: none of the states tried can be, so the rows stay as they were. */
  readonly anyShown: boolean;
}

export const rowsOf = <State>({ rows }: Projection<State>, subjects: readonly Subject<State>[]): readonly object[] =>
  subjects.flatMap((subject) => rows(subject.owner, subject.state, subject));

/** Makes the rows of these subjects be what their states say. Throws when one of them can't be written. */
export const show = async <State>({ trx, projections, into }: Showing<State>, subjects: readonly Subject<State>[]): Promise<void> => {
  if (subjects.length === 0) return;
  const owners = subjects.map(({ owner }) => owner);
  const replacement = (projection: Projection<State>): Replacement => {
    const { table } = projection;
    return { into: into.rows(table), table, fresh: rowsFrom(table, rowsOf(projection, subjects)), owners };
  };
  await replaceRows(trx, projections.map(replacement));
};

/** Writes, unless a value can't be written: then nothing has happened, and it answers with the reason. Throws when the reason is another. */
export const attempt = async (trx: Kysely<unknown>, write: () => Promise<void>): Promise<string | null> => {
  await sql`savepoint before_writing`.execute(trx);
  try {
    await write();
    await sql`release savepoint before_writing`.execute(trx);
    return null;
  } catch (error) {
    await sql`rollback to savepoint before_writing`.execute(trx);
    const code = faultOfData(error);
    if (code === null) throw error;
    return code;
  }
};

/** Goes back through a stream's states to the last that can be shown. */
const showEarlier = async <State>(
  showing: Showing<State>,
  last: Subject<State>,
  code: string,
  states: readonly Subject<State>[],
): Promise<Unshown> => {
  const { stream } = last;
  let position = last.stuck?.position ?? last.position;
  for (const state of states.toReversed()) {
    if (state.position < last.position && (await attempt(showing.trx, () => show(showing, [state]))) === null) return { stream, code, position, anyShown: true };
    position = state.position;
  }
  return { stream, code, position, anyShown: false };
};

/**
 * Shows all subjects that can be shown, and of each of the others the last state that can. Halving finds them in
 * few statements when they are few.
 *
 * @param statesOf the states of a stream since its rows were last written, oldest first
 */
export const showSparing = async <State>(
  showing: Showing<State>,
  subjects: readonly Subject<State>[],
  statesOf: (stream: string) => Promise<readonly Subject<State>[]>,
): Promise<readonly Unshown[]> => {
  const code = await attempt(showing.trx, () => show(showing, subjects));
  if (code === null) return [];
  const [only] = subjects;
  if (only !== undefined && subjects.length === 1) return [await showEarlier(showing, only, code, await statesOf(only.stream))];
  const middle = Math.ceil(subjects.length / 2);
  const first = await showSparing(showing, subjects.slice(0, middle), statesOf);
  return [...first, ...(await showSparing(showing, subjects.slice(middle), statesOf))];
};
