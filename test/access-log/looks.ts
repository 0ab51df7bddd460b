import * as E from 'fp-ts/lib/Either.js';
import type { Pool } from 'pg';
import type { AccessLog, Look } from '../../application/ports/access-log.ts';
import { verifyAccess } from '../../adapters/access-log/verify.ts';
import { nhsNumber, participantIds } from '../in-memory.ts';

/** Somebody's look at the n-th person. */
export const lookAt = (n: number, differences: Partial<Look> = {}): Look => ({
  who: { user: '555036632103', role: 'R8000', group: 'gp-practice', organisation: 'A81001', session: 'session-1' },
  operation: 'read-participant',
  action: 'read-person',
  refused: null,
  people: [participantIds.of(nhsNumber(n))],
  reason: null,
  address: '10.0.0.7',
  correlationId: `c-${n}`,
  ...differences,
});

/** Puts looks on record, and fails if one of them is not. */
export const record = async (log: AccessLog, ...looks: readonly Look[]): Promise<void> => {
  for (const each of await Promise.all(looks.map(log.record))) if (E.isLeft(each)) throw each.left.cause;
};

export const verified = (pool: Pool, keptSince = '1900-01-01T00:00:00.000Z') => verifyAccess({ pool, keptSince });
