/**
 * How well a rule is founded: S text of a programme source, P seen in the public design prototype, 2 secondary (a trust,
 * a practice, the press), L legacy and perhaps no longer in force, I inferred, K background knowledge not yet verified,
 * D a decision of this system where sources are silent or disagree.
 */
export type Mark = 'S' | 'P' | '2' | 'L' | 'I' | 'K' | 'D';

/** A rule of the programme as it is told to people: what it says, where that comes from, and how well it is founded. */
export interface Rule {
  readonly says: string;
  readonly source: string;
  readonly mark: Mark;
}

export type Rules = Readonly<Record<string, Rule>>;
