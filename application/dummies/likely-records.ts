import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Identity } from '../../domain/laboratory/identity.ts';
import { likelyRecords } from '../../domain/laboratory/matching/likely.ts';
import type { PossibleHit } from '../../domain/laboratory/matching/match.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Candidates } from '../ports/candidates.ts';

export interface LikelyDeps {
  readonly candidates: Candidates;
  /** Which of these participants are active: those who died or left are nobody's new record. */
  readonly active: (participantIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly policy: Pick<Policy, 'matching'>;
}

/** For each of these people under dummy numbers, in their order, the active national records that are likely to be theirs: two questions for them all. ELIG-08 */
export const likelyRecordsOf = async ({ candidates, active, policy }: LikelyDeps, dummies: readonly Identity[], today: CivilDate): Promise<readonly (readonly PossibleHit[])[]> => {
  if (dummies.length === 0) return [];
  const found = await candidates.of(dummies, inForce(policy.matching, today).value.mostCandidates);
  const there = await active([...new Set(found.flat().map(({ participantId }) => participantId))]);
  return dummies.map((dummy, i) => likelyRecords(dummy, (found[i] ?? []).filter(({ participantId }) => there.has(participantId)), policy, today));
};
