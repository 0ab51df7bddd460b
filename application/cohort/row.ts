import type { Gender, LeavingReason } from '../../domain/codes/recall.ts';
import type { WrittenFormat } from '../../domain/codes/written-format.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import type { Address, Contact, PersonName } from '../../domain/participant/demographics.ts';

/** One row of the national cohort file: what the demographic feed says of one person, whole. */
export interface CohortRow {
  readonly type: 'add' | 'amended' | 'withdrawn';
  readonly nhsNumber: NhsNumber;
  /** Place in the order of all changes to this NHS number; compares as text. */
  readonly change: string;
  /** This number was found to be another one's double. */
  readonly supersededBy: NhsNumber | null;
  readonly name: Omit<PersonName, 'family'> & { readonly family: string | null };
  readonly dateOfBirth: CivilDate | null;
  readonly gender: Gender | null;
  readonly practice: string | null;
  readonly address: Address | null;
  readonly contact: Omit<Contact, 'format'>;
  /** Null: ordinary print will do. Not there: the file doesn't tell. */
  readonly format?: WrittenFormat | null;
  /** Left or died; null: neither. `since` null: the row does not say. */
  readonly inactive: { readonly reason: LeavingReason; readonly since: CivilDate | null } | null;
}
