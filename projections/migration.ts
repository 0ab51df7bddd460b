import { type Kysely, sql } from 'kysely';
import { breakGlassTable } from './break-glass/table.ts';
import { fillingSchema } from './filling-schema.ts';
import { laboratoryFilesTable } from './laboratory-files/table.ts';
import { laboratoryItemsTable } from './laboratory-items/table.ts';
import { lettersTable } from './letters/table.ts';
import { messagesTable } from './messages/table.ts';
import { missingFilesTable } from './missing-files/table.ts';
import { participantSummaryTable } from './participant-summary/table.ts';
import { sendersTable } from './senders/table.ts';
import { practicesTable } from './practices/table.ts';
import { slideNumbersTable } from './slide-numbers/table.ts';
import { restrictedColumn } from './tables/person.ts';
import { createTable } from './tables/create.ts';
import { alignIndexes } from './tables/indexes.ts';
import type { Table } from './tables/table.ts';
import { toBeToldTable } from './to-be-told/table.ts';
import { participantTables, tables } from './tables.ts';

const bookkeeping = [
  `create schema read_model`,
  `comment on schema read_model is 'Tables that people and programs read. All of it follows from the event log and can be filled anew from it at any time.'`,
  `create table read_model.checkpoint (
     projection text collate "C" primary key,
     version text not null,
     position bigint not null check (position >= 0)
   )`,
  `comment on table read_model.checkpoint is 'How far each table of this schema has come: it shows every event up to this position.'`,
  `comment on column read_model.checkpoint.version is 'Version of the code that filled the table; another one fills it anew.'`,
  `create table read_model.parked (
     projection text collate "C" not null,
     stream text collate "C" not null,
     position bigint not null,
     code text not null,
     primary key (projection, stream)
   )`,
  `comment on table read_model.parked is 'Streams that a table does not show to their end, because an event cannot be read or its row cannot be written.'`,
  `comment on column read_model.parked.position is 'The first event that is not shown.'`,
];

/** Tables that came later, each by a step of its own. */
const later: readonly Table[] = [slideNumbersTable, toBeToldTable];

/** Makes the schema of the read models, with its first tables, empty. */
export const readModelsMigration = {
  name: '0002-read-models',
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of bookkeeping) await sql.raw(statement).execute(db);
    for (const table of participantTables.filter((each) => !later.includes(each))) await createTable(db, table);
  },
};

export const slideNumbersMigration = {
  name: '0004-slide-numbers',
  up: (db: Kysely<unknown>): Promise<void> => createTable(db, slideNumbersTable),
};

/** Makes each table of the read models one whose rows can be exchanged for others at once. */
export const fillingsMigration = {
  name: '0011-fillings-of-read-models',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(fillingSchema).execute(db);
  },
};

/** Every table since then is made as one. */
const createFrame = async (db: Kysely<unknown>, table: Table): Promise<void> => {
  await createTable(db, table);
  await sql`select read_model_filling.frame(${table.name})`.execute(db);
};

/** Somebody may decide that a parked stream is not to be shown to its end, and say so here. */
export const skippedMigration = {
  name: '0012-parked-streams-skipped',
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const parked of ['read_model.parked', 'read_model_filling.parked'])
      await sql`alter table ${sql.table(parked)} add column skipped_by text, add column skipped_why text, add check ((skipped_by is null) = (skipped_why is null))`.execute(db);
    await sql`comment on column read_model.parked.skipped_by is 'Who decided that this event is not to be shown here, so that it is no longer for anybody to look at.'`.execute(db);
    await sql`comment on column read_model.parked.skipped_why is 'Why; holds no personal data.'`.execute(db);
  },
};

/** Before it, 0002 made the table without the column; after it, with: either way it is the last. */
export const lastAdequateTestMigration = {
  name: '0014-last-adequate-test',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table read_model.participant_summary add column if not exists last_adequate_test_date date`.execute(db);
    await sql`comment on column read_model.participant_summary.last_adequate_test_date is ${sql.lit(participantSummaryTable.columns.last_adequate_test_date.says)}`.execute(db);
  },
};

/** People are found by given name or postcode and date of birth too: a wider index takes the place of a narrower one. */
export const peopleByDateOfBirthMigration = {
  name: '0016-people-by-date-of-birth',
  up: (db: Kysely<unknown>): Promise<void> => alignIndexes(db, participantSummaryTable),
};

export const laboratoryFilesMigration = {
  name: '0018-laboratory-files',
  up: (db: Kysely<unknown>): Promise<void> => createFrame(db, laboratoryFilesTable),
};

export const laboratoryItemsMigration = {
  name: '0019-laboratory-items',
  up: (db: Kysely<unknown>): Promise<void> => createFrame(db, laboratoryItemsTable),
};

export const messagesMigration = {
  name: '0021-messages',
  up: (db: Kysely<unknown>): Promise<void> => createFrame(db, messagesTable),
};

/** The register of senders, the numbers of files that are missing, and which results name a sender. */
export const sendersMigration = {
  name: '0022-senders-and-missing-files',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await createFrame(db, sendersTable);
    await createFrame(db, missingFilesTable);
    // Before it, 0019 made the table without the column; after it, with: either way it is the last.
    await sql`alter table read_model.laboratory_item add column if not exists sender_code text collate "C"`.execute(db);
    await sql`comment on column read_model.laboratory_item.sender_code is ${sql.lit(laboratoryItemsTable.columns.sender_code.says)}`.execute(db);
    await alignIndexes(db, laboratoryItemsTable);
  },
};

export const practiceNotificationMigration = {
  name: '0023-practice-notification',
  up: (db: Kysely<unknown>): Promise<void> => createFrame(db, practicesTable),
};

/** A letter is found by its reference. */
export const lettersByReferenceMigration = {
  name: '0025-letters-by-reference',
  up: (db: Kysely<unknown>): Promise<void> => alignIndexes(db, lettersTable),
};

/** Whether a record is restricted, on every table that names the practice. Before it, the steps above made them without the column; after it, with: either way it is the last. */
/** Slides are also looked for without their laboratory. */
export const slidesByNumberMigration = {
  name: '0030-slides-by-number',
  up: (db: Kysely<unknown>): Promise<void> => alignIndexes(db, slideNumbersTable),
};

export const restrictedMigration = {
  name: '0029-restricted-records',
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const { name } of tables.filter(({ columns }) => columns['restricted'] === restrictedColumn.restricted)) {
      const table = sql.table(`read_model.${name}`);
      // The default is for the rows that are there, until the table is filled anew.
      await sql`alter table ${table} add column if not exists restricted boolean not null default false`.execute(db);
      await sql`alter table ${table} alter column restricted drop default`.execute(db);
      await sql`comment on column ${sql.ref(`read_model.${name}.restricted`)} is ${sql.lit(restrictedColumn.restricted.says)}`.execute(db);
    }
  },
};

export const breakGlassMigration = {
  name: '0029-restricted-records-seen-in-need',
  up: (db: Kysely<unknown>): Promise<void> => createFrame(db, breakGlassTable),
};

export const toBeToldMigration = {
  name: '0026-to-be-told',
  up: (db: Kysely<unknown>): Promise<void> => createFrame(db, toBeToldTable),
};
