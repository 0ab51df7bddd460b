/** Data exception, integrity violation, program limit exceeded: what is wrong with a value, not with the database. */
const ofTheData = ['22', '23', '54'];

const stateOf = (error: unknown): string | null => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};

/**
 * Why a stream's rows cannot be written, as a code without personal data: the database's SQLSTATE, or `rows-failed` when
 * they could not even be made. Null when it isn't the stream's fault. For errors on a connection that still answers.
 */
export const faultOfData = (error: unknown): string | null => {
  const state = stateOf(error);
  if (state === null) return 'rows-failed';
  return ofTheData.includes(state.slice(0, 2)) ? `cannot-write-${state}` : null;
};

/** Connection, resources, operator intervention, deadlock: it will pass, and says nothing of any projection. */
const passing = ['08', '53', '57', '58', '40', '25'];

/** What stops a projection as a whole (its table is gone, say); null for a trouble of the database or the connection. */
export const faultOfProjection = (error: unknown): string | null => {
  const state = stateOf(error);
  return state === null || passing.includes(state.slice(0, 2)) ? null : state;
};
