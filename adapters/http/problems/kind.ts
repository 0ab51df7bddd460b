/** What one code of a problem means, for whoever meets it. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** In plain words: what it means and what to do. */
  readonly says: string;
}

export type ProblemKinds = Readonly<Record<string, ProblemKind>>;
