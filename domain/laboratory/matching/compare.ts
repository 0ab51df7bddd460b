import type { Agreement } from '../../codes/agreement.ts';
import { searchText } from '../../names/search-text.ts';
import type { Matching } from '../../rules/matching.ts';
import type { Candidate, Identity } from '../identity.ts';
import { compareDates } from './dates.ts';
import { compareNames, isSpeltAlike } from './names.ts';
import { slipBetween } from './slip.ts';

/** A number that is valid is meant: no slip leads from one valid number to another. ID-01. */
const compareNumbers = ({ nhsNumber, digits }: Identity, held: Candidate): Agreement['nhsNumber'] => {
  if (nhsNumber !== null) return nhsNumber === held.nhsNumber ? 'same' : 'different';
  return digits === null ? 'not-given' : (slipBetween(digits, held.nhsNumber) ?? 'different');
};

const comparePostcodes = (written: string | null, held: string | null, values: Matching): Agreement['postcode'] => {
  const [a, b] = [searchText(written), searchText(held)];
  if (a === null || b === null) return 'not-given';
  if (a === b) return 'same';
  return isSpeltAlike(a, b, { ...values, twoLettersOffFrom: Infinity }) ? 'spelt-alike' : 'different';
};

/** How what a report says of somebody goes with somebody on record. */
export const compare = (identity: Identity, held: Candidate, values: Matching): Agreement => ({
  nhsNumber: compareNumbers(identity, held),
  ...compareNames(identity, held, values),
  dateOfBirth: compareDates(identity.dateOfBirth, held.dateOfBirth),
  postcode: comparePostcodes(identity.postcode, held.postcode, values),
});
