/** Who counts as screened in the programme's figures: of these ages, by an adequate test in these months before the day. */
export interface CoverageGroup {
  readonly definition: string;
  readonly fromAge: number;
  readonly toAge: number;
  readonly months: number;
}

/**
 * The definitions of coverage in use: by age, with half a year more than the interval before July 2025 (annual bulletin,
 * standards CSP-S01 and CSP-S02), and one for all ages (NICE IND321, 2026). A figure names the definition it follows.
 */
export const coverageGroups: readonly CoverageGroup[] = [
  { definition: 'by-age', fromAge: 25, toAge: 49, months: 42 },
  { definition: 'by-age', fromAge: 50, toAge: 64, months: 66 },
  { definition: 'all-ages', fromAge: 25, toAge: 64, months: 66 },
];

/** Coverage below this percentage is not acceptable. CSP-S01, CSP-S02. */
export const acceptableCoverage = 80;

/** The bands of five years in which the bulletin counts begin with `from`; the last one has no end. */
export const ageBands = { from: 25, upTo: 65, years: 5 } as const;
