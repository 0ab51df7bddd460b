import * as t from 'io-ts';
import { oneOf } from '../../domain/codes/one-of.ts';
import { CivilDate } from '../../domain/dates/civil-date.ts';
import { accessVariables } from './access-variables.ts';
import { httpVariables } from './http-variables.ts';
import { identityVariables } from './identity-variables.ts';
import { mailVariables } from './mail-variables.ts';
import { meshVariables } from './mesh-variables.ts';
import { notifyVariables } from './notify-variables.ts';
import { CountingNumber, EventStoreUrl, logLevels, NonEmpty, optional, Port, PostgresUrl, TimesOfDay } from './texts.ts';

/** Stands in for a real key until the system holds real people. */
export const sampleKey = 'sample-key-for-made-up-people-only';

export interface Variable<A = unknown> {
  readonly name: string;
  readonly meaning: string;
  /** What the text must be, as the end of the sentence "… must be". */
  readonly expects: string;
  /** The text that stands in when the variable is unset or empty; where `undefined` does, `unset` says what that means. */
  readonly default?: string;
  readonly unset?: string;
  /** Never shown, not even when wrong. */
  readonly secret?: true;
  readonly codec: t.Decoder<unknown, A>;
}

/** Every environment variable that the system reads. The documentation's table is made from this. */
export const variables = {
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning: 'Address of a PostgreSQL (16 or later) of your own',
    expects: 'an address such as postgresql://user:password@host:5432/csms',
    unset: 'an embedded PostgreSQL',
    secret: true,
    codec: optional(PostgresUrl),
  },
  dataFolder: {
    name: 'CSMS_DATA',
    meaning: 'Folder in which the embedded PostgreSQL keeps its data',
    expects: 'the path of a folder',
    unset: '`.data` in the project; if root may enter the project and others may not, a folder under `/var/lib/csms`',
    codec: optional(t.string),
  },
  eventLogUrl: {
    name: 'EVENT_LOG_URL',
    meaning: 'Connection string of a KurrentDB, or EventStoreDB 22.6 or later, that keeps the event log',
    expects: 'a connection string such as esdb://user:password@host:2113',
    unset: 'the event log is kept in the database',
    secret: true,
    codec: optional(EventStoreUrl),
  },
  today: {
    name: 'CSMS_TODAY',
    meaning: 'The date that the system takes for today',
    expects: 'a date written YYYY-MM-DD, such as 2026-11-22',
    unset: 'the date in England',
    codec: optional(CivilDate),
  },
  port: {
    name: 'CSMS_PORT',
    meaning: 'Port of the HTTP API; 0 takes any free one',
    expects: 'a whole number from 0 to 65535',
    default: '8080',
    codec: Port,
  },
  host: {
    name: 'CSMS_HOST',
    meaning: 'Address on which the HTTP API listens',
    expects: 'a host name or an IP address',
    default: '127.0.0.1',
    codec: NonEmpty,
  },
  identityKey: {
    name: 'CSMS_IDENTITY_KEY',
    meaning: "Key with which participants' identifiers are derived from NHS numbers. Must be set in production, and never change",
    expects: 'at least 32 characters',
    default: sampleKey,
    secret: true,
    codec: t.refinement(t.string, (key) => key.length >= 32),
  },
  checkpoints: {
    name: 'CSMS_CHECKPOINTS',
    meaning: 'Folder for the signed checkpoints of the event log. Best where nobody who may write to the database may write',
    expects: 'the path of a folder',
    unset: '`checkpoints` beside the embedded PostgreSQL; with a database or event log of your own none are taken',
    codec: optional(t.string),
  },
  checkpointKey: {
    name: 'CSMS_CHECKPOINT_KEY',
    meaning: 'Secret from which the key follows that signs the checkpoints. Must be set in production, and known to nobody who may write to the database',
    expects: 'at least 32 characters',
    default: sampleKey,
    secret: true,
    codec: t.refinement(t.string, (key) => key.length >= 32),
  },
  laboratoryFolder: {
    name: 'CSMS_LABORATORY_FOLDER',
    meaning: 'Folder into which laboratories’ files are put: each is taken in, and then stands in `taken` or `corrupt` in it',
    expects: 'the path of a folder',
    unset: 'no folder is looked into',
    codec: optional(t.string),
  },
  laboratoryFileLimit: {
    name: 'CSMS_LABORATORY_FILE_LIMIT',
    meaning: 'Most megabytes of a laboratory’s file',
    expects: 'a whole number from 1',
    default: '100',
    codec: CountingNumber,
  },
  reconciliationTimes: {
    name: 'CSMS_RECONCILIATION_TIMES',
    meaning: 'Times of day in England at which everything that has to be told by letter is reconciled',
    expects: 'times such as 06:00,14:00',
    default: '06:00,14:00',
    codec: TimesOfDay,
  },
  logLevel: {
    name: 'CSMS_LOG_LEVEL',
    meaning: `Least level that is logged: ${logLevels.join(', ')}`,
    expects: `one of ${logLevels.join(', ')}`,
    default: 'info',
    codec: oneOf('LogLevel', ...logLevels),
  },
  environment: {
    name: 'CSMS_ENVIRONMENT',
    meaning: '`production` refuses what is only fit for trying the system out',
    expects: 'development or production',
    default: 'development',
    codec: oneOf('Environment', 'development', 'production'),
  },
  ...accessVariables,
  ...httpVariables,
  ...identityVariables,
  ...meshVariables,
  ...notifyVariables,
  ...mailVariables,
} as const satisfies Record<string, Variable>;
