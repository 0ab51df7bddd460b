import type { CivilDate } from '../../dates/civil-date.ts';
import { DummyNumber } from '../../identifiers/dummy-number.ts';
import { inForce } from '../../rules/dated.ts';
import type { Policy } from '../../rules/policy.ts';
import type { Candidate, Identity } from '../identity.ts';
import { match, type PossibleHit } from './match.ts';

/** What is written of somebody under a dummy number, which says nothing of who they are. */
export const identityOfDummy = ({ familyName, givenName, previousFamilyName, dateOfBirth, postcode }: Omit<Candidate, 'participantId' | 'nhsNumber'>): Identity => ({
  nhsNumber: null, digits: null, familyName, givenName, previousFamilyName, dateOfBirth, postcode,
});

/** Those of the candidates who are likely to be the person of a dummy registration, the likeliest first. Other dummies are nobody's national record. ELIG-08, D-35 */
export const likelyRecords = (dummy: Identity, candidates: readonly Candidate[], policy: Pick<Policy, 'matching'>, on: CivilDate): readonly PossibleHit[] => {
  const found = match(dummy, candidates.filter(({ nhsNumber }) => !DummyNumber.is(nhsNumber)), policy, on);
  if (found.kind !== 'possible') return [];
  const { likelyFrom } = inForce(policy.matching, on).value;
  return found.candidates.filter(({ score }) => score >= likelyFrom);
};
