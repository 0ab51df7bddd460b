import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';

/** What came of something, each with its share; shares need not add up to 1. */
export type Shares<A> = readonly (readonly [share: number, of: A])[];

/** People of an age, and how many of them were invited and tested in one year. */
export interface AgeBand {
  /** Whole years. */
  readonly from: number;
  readonly to: number;
  readonly people: number;
  readonly invited: number;
  readonly tested: number;
}

/**
 * In which proportions people are of an age, come when they are invited, and what is found. Where a figure is published its
 * source stands beside it. `assumed`: none was found, and it is only meant to be of the right size.
 */
export const proportions = {
  /** Women in England by age, and those invited and tested in one year. IARC, CanScreen5, England. */
  ages: [
    { from: 25, to: 29, people: 1_839_818, invited: 803_363, tested: 572_795 },
    { from: 30, to: 34, people: 1_829_377, invited: 690_296, tested: 503_248 },
    { from: 35, to: 39, people: 1_700_890, invited: 602_710, tested: 452_279 },
    { from: 40, to: 44, people: 1_925_786, invited: 622_889, tested: 483_217 },
    { from: 45, to: 49, people: 1_982_895, invited: 627_024, tested: 482_175 },
    { from: 50, to: 54, people: 1_799_334, invited: 423_100, tested: 341_991 },
    { from: 55, to: 59, people: 1_558_310, invited: 333_298, tested: 256_306 },
    { from: 60, to: 64, people: 1_517_232, invited: 142_075, tested: 133_169 },
  ] as NonEmptyArray<AgeBand>,

  /** Screened within so many months, by age group. Cervical Screening Programme, England 2023-24. */
  covered: { younger: { months: 42, share: 0.661 }, older: { months: 66, share: 0.743 } },
  /** Of the others, those who were ever tested: assumed. */
  everTested: 0.5,

  /** Of those tested, those whom the programme had invited. Cervical Screening Programme, England 2018-19. */
  testedAfterInvitation: 0.826,
  /** Of those who come, those who come before they are reminded: assumed. */
  beforeReminder: 0.6,

  /** Samples that bring no result. Assumed; most of them have no HPV result. */
  inadequate: 0.015,
  inadequateAs: [
    [0.8, 'XU'],
    [0.2, '19'],
  ] satisfies Shares<string>,
  /**
   * Of adequate results: HPV negative, or HPV positive and what the cells showed. North Yorkshire 2023-24 has negative 95.76 %,
   * borderline 1.30, low-grade 2.01, high-grade (moderate) 0.60, severe or worse 0.32. How the negative are split between HPV
   * negative and positive with normal cells, and the severe from the worse, is assumed.
   */
  adequateAs: [
    [87.26, 'X0'],
    [8.5, '29'],
    [1.3, '89'],
    [2.01, '39'],
    [0.6, '79'],
    [0.29, '49'],
    [0.02, '59'],
    [0.01, '69'],
  ] satisfies Shares<string>,
  /** Reported with codes that may not stand together: assumed. */
  miscoded: 0.002,

  /** Days from the sample to the letter, up to. North Yorkshire 2023-24: 90.63 % in two weeks, 7.38 % in the third. */
  daysToResult: [
    [90.63, 14],
    [7.38, 21],
    [1.99, 42],
  ] satisfies Shares<number>,

  /** Days from the referral to the first appointment offered, up to. England 2019-20, all referrals; and those for high-grade changes. */
  daysToColposcopy: [
    [36.1, 14],
    [24.6, 28],
    [36.3, 56],
    [1.9, 84],
    [1.1, 120],
  ] satisfies Shares<number>,
  daysToUrgentColposcopy: [
    [93.9, 14],
    [6.1, 28],
  ] satisfies Shares<number>,
  /** Of those referred for high-grade changes, and for others, those with CIN2 or worse. PMC4782203, unimmunised. */
  cin2OrWorse: { highGrade: 0.7655, other: 0.2358 },
  /** Of the others seen, those with CIN1: assumed. */
  cin1: 0.4,
  /** Referred, and no discharge ever arrives: assumed. */
  lostAtColposcopy: 0.02,

  /** What a practice does with somebody on its prior notification list: assumed. Most it leaves alone. */
  practice: { confirms: 0.1, defersForPregnancy: 0.015, ceasesWithoutCervix: 0.004 },

  /** What may happen to anybody in a year: assumed. */
  yearly: { changesPractice: 0.07, changesAddress: 0.03, leaves: 0.006, dies: 0.0015, declines: 0.002 },
  /** Of those who left, those who are back within the year: assumed. */
  comesBack: 0.2,
} as const;
