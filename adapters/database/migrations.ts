import type { Kysely } from 'kysely';
import { breakGlassMigration, fillingsMigration, laboratoryFilesMigration, laboratoryItemsMigration, lastAdequateTestMigration, lettersByReferenceMigration, messagesMigration, peopleByDateOfBirthMigration, practiceNotificationMigration, readModelsMigration, restrictedMigration, sendersMigration, skippedMigration, slideNumbersMigration, slidesByNumberMigration, toBeToldMigration } from '../../projections/migration.ts';
import { appendAsOwnerMigration, appendAsStoredMigration, eventLogMigration, frozenAsItGrowsMigration, partsOfTheLogMigration, streamsByNameMigration } from '../event-log/postgres/migration.ts';
import { accessLogMigration } from '../access-log/migration.ts';
import { intakeMigration } from '../files/intake-migration.ts';
import { identityMigration } from '../identity/migration.ts';

/** One step of the schema's history. Once released it is never changed: what it got wrong, a later one puts right. */
export interface Migration {
  /** Four digits and what it does, as in `0001-event-log`. Steps are taken in this order. */
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
  readonly down?: (db: Kysely<unknown>) => Promise<void>;
}

/** Every step, in order. A list rather than a folder that is searched, so that it is the same wherever the code runs. */
export const migrations: readonly Migration[] = [
  eventLogMigration,
  readModelsMigration,
  intakeMigration,
  slideNumbersMigration,
  partsOfTheLogMigration,
  appendAsOwnerMigration,
  frozenAsItGrowsMigration,
  streamsByNameMigration,
  appendAsStoredMigration,
  fillingsMigration,
  skippedMigration,
  lastAdequateTestMigration,
  peopleByDateOfBirthMigration,
  laboratoryFilesMigration,
  laboratoryItemsMigration,
  messagesMigration,
  sendersMigration,
  practiceNotificationMigration,
  lettersByReferenceMigration,
  toBeToldMigration,
  identityMigration,
  accessLogMigration,
  restrictedMigration,
  breakGlassMigration,
  slidesByNumberMigration,
];
