import type { CivilDate } from '../../dates/civil-date.ts';
import { NhsNumber } from '../../identifiers/nhs-number.ts';
import { searchText } from '../../names/search-text.ts';
import type { Identity } from '../identity.ts';
import { datesNear } from './dates.ts';
import { partsOf } from './names.ts';
import { slipsFrom } from './slip.ts';

/** Family name and first given name, as they are compared. */
export interface FullName {
  readonly family: string;
  readonly given: string;
}

/**
 * By what somebody is looked for whom a report may be about. Who comes into question has one of the numbers; or was born
 * on the day, with one of the family names as present or previous name, one of the given names, or the postcode; or was
 * born on a day near it, with one of the full names.
 */
export interface SearchKeys {
  /** The NHS number that was written; where it is none, those one slip away. */
  readonly numbers: readonly string[];
  readonly dateOfBirth: CivilDate | null;
  /** Present and previous, parts of double names, and the given name, should they have been swapped. */
  readonly familyNames: readonly string[];
  readonly givenNames: readonly string[];
  readonly postcode: string | null;
  readonly datesNear: readonly CivilDate[];
  /** As written, and swapped. */
  readonly fullNames: readonly FullName[];
}

const different = (...texts: readonly (string | null | undefined)[]): readonly string[] => [...new Set(texts.filter((text) => typeof text === 'string'))];

const lengthOfNumber = 10;

export const searchKeys = ({ nhsNumber, digits, dateOfBirth, ...identity }: Identity): SearchKeys => {
  const [family, given, previous] = [identity.familyName, identity.givenName, identity.previousFamilyName].map(searchText);
  const pairs = [[family, given], [given, family]] as const;
  return {
    numbers: nhsNumber !== null ? [nhsNumber] : digits?.length === lengthOfNumber ? slipsFrom(digits).filter(NhsNumber.is) : [],
    dateOfBirth,
    familyNames: different(family, previous, given, ...partsOf(identity.familyName)),
    givenNames: different(given, family, partsOf(identity.givenName)[0]),
    postcode: searchText(identity.postcode),
    datesNear: dateOfBirth === null ? [] : datesNear(dateOfBirth),
    fullNames: pairs.flatMap(([one, two]) => (one && two ? [{ family: one, given: two }] : [])),
  };
};
