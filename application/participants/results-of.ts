import * as E from 'fp-ts/lib/Either.js';
import type { TestResult } from '../../domain/participant/test-result.ts';
import { follow, type Standings } from './standing.ts';
import type { Work } from './work.ts';

/** The results that a batch of work would bring on to records, as these stand. */
export const resultsOf = (all: Standings, work: readonly Work<unknown>[]): readonly TestResult[] =>
  work.flatMap(({ participantId, result }) => {
    const standing = follow(all, participantId);
    return E.isLeft(standing) ? [] : (result?.(standing.right.record) ?? []);
  });
