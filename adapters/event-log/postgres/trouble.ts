/**
 * What it means that the database did not store a batch, by the class of its SQLSTATE
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 *
 * - `came between`: another writer did not keep to the lock; nothing was stored and the batch can be tried again
 * - `not taken`: something in the batch is not to be stored, today or ever (too large, too deep): a bug of whoever asked
 * - `gone`: no connection, no room, shutting down, no answer: it may be stored or not
 */
export type Trouble = 'came between' | 'not taken' | 'gone';

export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof RangeError) return 'not taken';
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (state === '23505' || state.startsWith('40')) return 'came between';
  return state.length === 5 && notTaken.includes(state.slice(0, 2)) ? 'not taken' : 'gone';
};

/** Data exception, integrity violation, syntax or access rule, program limit exceeded. */
const notTaken = ['22', '23', '42', '54'];
