import type { Candidate, Identity } from '../../domain/laboratory/identity.ts';

/** Where people are looked for whom a laboratory's reports may be about. */
export interface Candidates {
  /**
   * For each identity, in their order, everybody on record who comes into question by `searchKeys`, active or not, and
   * at most so many: those first whom the number leads to, then those whom most keys lead to. One question for them all.
   */
  readonly of: (identities: readonly Identity[], most: number) => Promise<readonly (readonly Candidate[])[]>;
}
