import type { Agreement, MatchedField } from '../../codes/agreement.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import { inForce } from '../../rules/dated.ts';
import type { Matching } from '../../rules/matching.ts';
import type { Policy } from '../../rules/policy.ts';
import type { Candidate, Identity } from '../identity.ts';
import { compare } from './compare.ts';

/** A field and how it goes with the record, as in `nhsNumber:same`. Says nothing of the person. */
export type Because = { readonly [F in MatchedField]: `${F}:${Agreement[F]}` }[MatchedField];

/** Somebody whom a report may be about, and why. */
export interface PossibleHit {
  readonly participantId: string;
  readonly score: number;
  readonly because: readonly Because[];
}

export type Match =
  /** It is theirs; nobody has to look. */
  | { readonly kind: 'hit'; readonly participantId: string; readonly because: readonly Because[] }
  /** It may be theirs, the likeliest first; people decide. */
  | { readonly kind: 'possible'; readonly candidates: readonly [PossibleHit, ...PossibleHit[]] }
  /** Nobody on record comes near. */
  | { readonly kind: 'none' };

interface Compared {
  readonly participantId: string;
  readonly agreement: Agreement;
  readonly score: number;
  /** Without what the NHS number adds: it may be another person's. */
  readonly scoreApart: number;
}

const fields = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'postcode'] as const satisfies readonly MatchedField[];
const decisive = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth'] as const;

const becauseOf = (agreement: Agreement): readonly Because[] => fields.map((field) => `${field}:${agreement[field]}` as Because);

const compared = (identity: Identity, candidate: Candidate, values: Matching): Compared => {
  const agreement = compare(identity, candidate, values);
  const pointsOf = (field: MatchedField): number => (values.points[field] as Readonly<Record<string, number>>)[agreement[field]] ?? 0;
  const score = fields.reduce((sum, field) => sum + pointsOf(field), 0);
  return { participantId: candidate.participantId, agreement, score, scoreApart: score - pointsOf('nhsNumber') };
};

/** Whether every field that decides agrees, but for what is minor. */
const agrees = ({ agreement }: Compared, { agrees, minor, mostMinor }: Matching): boolean => {
  const among = (outcomes: Matching['agrees'], field: (typeof decisive)[number]) => (outcomes[field] as readonly string[]).includes(agreement[field]);
  const rest = decisive.filter((field) => !among(agrees, field));
  return rest.length <= mostMinor && rest.every((field) => among(minor, field));
};

/** Whether everybody else is well behind, should the NHS number be another person's. */
const isAhead = (one: Compared, all: readonly Compared[], { lead }: Matching): boolean =>
  all.every((other) => other === one || other.scoreApart + lead <= one.scoreApart);

const best = (a: Compared, b: Compared): number => b.score - a.score || (a.participantId < b.participantId ? -1 : 1);

/**
 * Whose report it is, of those on record who come into question. A wrong match is worse than none: somebody gets it
 * without anybody looking only where their NHS number, names and date of birth agree, and nobody else comes near without
 * the number. The order of the candidates makes no difference. D-35, ACC-05.
 */
export const match = (identity: Identity, candidates: readonly Candidate[], policy: Pick<Policy, 'matching'>, on: CivilDate): Match => {
  const values = inForce(policy.matching, on).value;
  const all = candidates.map((candidate) => compared(identity, candidate, values));
  const hit = candidates.length < values.mostCandidates ? all.find((one) => agrees(one, values) && isAhead(one, all, values)) : undefined;
  if (hit !== undefined) return { kind: 'hit', participantId: hit.participantId, because: becauseOf(hit.agreement) };
  const [first, ...others] = all
    .filter(({ score }) => score >= values.possibleFrom)
    .sort(best)
    .slice(0, values.mostShown)
    .map(({ participantId, score, agreement }): PossibleHit => ({ participantId, score, because: becauseOf(agreement) }));
  return first === undefined ? { kind: 'none' } : { kind: 'possible', candidates: [first, ...others] };
};
