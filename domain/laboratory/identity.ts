import type { CivilDate } from '../dates/civil-date.ts';
import type { NhsNumber } from '../identifiers/nhs-number.ts';

/** Whom a report is about, as far as what was written can be read. Null: not given, or nothing that could be meant. */
export interface Identity {
  readonly nhsNumber: NhsNumber | null;
  /** The digits that were written, when they are no NHS number: one of them may be wrong. */
  readonly digits: string | null;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly previousFamilyName: string | null;
  readonly dateOfBirth: CivilDate | null;
  readonly postcode: string | null;
}

/** Somebody on record whom a report may be about. */
export interface Candidate {
  readonly participantId: string;
  readonly nhsNumber: string;
  readonly familyName: string;
  readonly givenName: string | null;
  readonly otherGivenNames: string | null;
  readonly previousFamilyName: string | null;
  readonly dateOfBirth: CivilDate;
  readonly postcode: string | null;
}
