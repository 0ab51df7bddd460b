/** One digit, or two neighbours that changed places, as a slip of the hand leaves them. */
export type Slip = 'digits-transposed' | 'one-digit-off';

/** How what a report says of somebody goes with what is on record, field by field. Not given: not said, or not on record. */
export interface Agreement {
  readonly nhsNumber: 'same' | Slip | 'different' | 'not-given';
  readonly familyName: 'same' | 'previous-name' | 'sounds-alike' | 'spelt-alike' | 'part-of-double' | 'swapped' | 'different' | 'not-given';
  readonly givenName: 'same' | 'other-given-name' | 'sounds-alike' | 'spelt-alike' | 'shortened' | 'swapped' | 'different' | 'not-given';
  readonly dateOfBirth: 'same' | Slip | 'day-month-swapped' | 'different' | 'not-given';
  readonly postcode: 'same' | 'spelt-alike' | 'different' | 'not-given';
}

/** What people are known by, of what a report says. */
export type MatchedField = keyof Agreement;
