import { ErrorType, isCommandError } from '@eventstore/db-client';

/**
 * What it means that the server did not take an append.
 *
 * - `came between`: the stream does not end where the append believes
 * - `not taken`: not to be stored, today or ever (too large, not allowed by the protocol): a bug of whoever asked, or the
 *   server's limit is set too low
 * - `gone`: no connection, no leader, no answer in time: it may be stored or not
 */
export type Trouble = 'came between' | 'not taken' | 'gone';

export const troubleOf = (error: unknown): Trouble => {
  if (!isCommandError(error as Error)) return 'gone';
  const { type, code } = error as { type: ErrorType; code?: number };
  if (type === ErrorType.WRONG_EXPECTED_VERSION) return 'came between';
  if (type === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED || type === ErrorType.INVALID_ARGUMENT) return 'not taken';
  return code !== undefined && refusals.has(code) ? 'not taken' : 'gone';
};

/** gRPC status: invalid argument, resource exhausted (a message over the limit). */
const refusals = new Set([3, 8]);

export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
