import type { Agreement, MatchedField } from '../codes/agreement.ts';
import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

type Outcomes = { readonly [F in Exclude<MatchedField, 'postcode'>]: readonly Agreement[F][] };

/** Whose result a laboratory's report is. D-35. */
export interface Matching {
  /** What each outcome speaks for somebody, or below 0 against, in points. */
  readonly points: { readonly [F in MatchedField]: Readonly<Record<Agreement[F], number>> };
  /** What agrees. Where every one of these fields does, the report is theirs without anybody looking. */
  readonly agrees: Outcomes;
  /** What is minor: taken for agreement in so many fields and no more. ACC-05. */
  readonly minor: Outcomes;
  readonly mostMinor: number;
  /** By how many points everybody else must be behind, the NHS number left aside. */
  readonly lead: number;
  /** From so many points on, somebody is shown as a possible hit. */
  readonly possibleFrom: number;
  /** From so many points on, without a number, somebody is likely to be the person of a dummy registration: their names and date of birth agree, or nearly. */
  readonly likelyFrom: number;
  /** How many possible hits are shown, the best first. */
  readonly mostShown: number;
  /** How many people are compared with one report. Where there are so many, nobody is matched without anybody looking. */
  readonly mostCandidates: number;
  /** Names of at least this many letters are spelt alike when one letter is off, or two. */
  readonly oneLetterOffFrom: number;
  readonly twoLettersOffFrom: number;
}

export const matching: Table<Matching> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'D-35',
    value: {
      points: {
        nhsNumber: { 'same': 10, 'digits-transposed': 7, 'one-digit-off': 6, 'not-given': 0, 'different': -3 },
        familyName: {
          'same': 4, 'previous-name': 3, 'sounds-alike': 3, 'spelt-alike': 2, 'part-of-double': 2, 'swapped': 2, 'not-given': 0, 'different': -3,
        },
        givenName: {
          'same': 4, 'sounds-alike': 3, 'spelt-alike': 2, 'other-given-name': 2, 'shortened': 2, 'swapped': 2, 'not-given': 0, 'different': -4,
        },
        dateOfBirth: { 'same': 6, 'digits-transposed': 3, 'one-digit-off': 3, 'day-month-swapped': 3, 'not-given': 0, 'different': -5 },
        postcode: { 'same': 3, 'spelt-alike': 2, 'not-given': 0, 'different': -1 },
      },
      agrees: { nhsNumber: ['same'], familyName: ['same', 'previous-name'], givenName: ['same'], dateOfBirth: ['same'] },
      // Nothing is minor in a given name or a date of birth: they tell sisters, mothers and daughters apart, who may not all be on record.
      minor: { nhsNumber: ['digits-transposed'], familyName: ['sounds-alike'], givenName: [], dateOfBirth: [] },
      mostMinor: 1,
      lead: 4,
      possibleFrom: 6,
      likelyFrom: 10,
      mostShown: 10,
      mostCandidates: 500,
      oneLetterOffFrom: 3,
      twoLettersOffFrom: 7,
    },
  },
];
