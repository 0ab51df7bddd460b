import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { dailyRun } from '../application/daily-run.ts';
import { dryRun } from '../application/dry-run.ts';
import { fileCodec, fileStreams, itemCodec, itemStreams, linkCodec, linkStreams } from '../application/laboratory/codec.ts';
import type { LookingDeps } from '../application/laboratory/look-for.ts';
import { lookAgain } from '../application/laboratory/look-again.ts';
import { processFile } from '../application/laboratory/process-items.ts';
import { type ReceiveDeps, receiveFile } from '../application/laboratory/receive-file.ts';
import { messageCodec, messageStreams } from '../application/message/codec.ts';
import { decode } from '../application/participant-codec.ts';
import { practiceCodec, practiceStreams } from '../application/practice/codec.ts';
import { participantStreams } from '../application/participant-id.ts';
import type { AccessLog } from '../application/ports/access-log.ts';
import type { ParticipantsDeps } from '../application/participants.ts';
import type { AppendSignal } from '../application/ports/append-signal.ts';
import type { EventLog } from '../application/ports/event-log.ts';
import type { Intake } from '../application/ports/intake.ts';
import type { MessagesToSend } from '../application/ports/messages-to-send.ts';
import type { DuePeople } from '../application/ports/read-models.ts';
import { breakGlassCodec, breakGlassStreams } from '../application/break-glass/streams.ts';
import { senderCodec, senderStreams } from '../application/sender/senders.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { evolveFile } from '../domain/laboratory/file/evolve.ts';
import { noFile } from '../domain/laboratory/file/file.ts';
import { emptyLink, evolveLink } from '../domain/laboratory/link/link.ts';
import { evolveItem } from '../domain/laboratory/item/evolve.ts';
import { noItem } from '../domain/laboratory/item/item.ts';
import { evolveMessage } from '../domain/message/evolve.ts';
import type { Message } from '../domain/message/message.ts';
import { evolveBreakGlass, neverOpened } from '../domain/break-glass/break-glass.ts';
import { evolveSender, noSender } from '../domain/sender/sender.ts';
import { evolvePractice } from '../domain/practice/evolve.ts';
import { newPractice } from '../domain/practice/practice.ts';
import { type Policy, programmePolicy } from '../domain/rules/policy.ts';
import { type ReadModelsDb, readModelsDb } from '../projections/database.ts';
import { duePeople } from '../projections/due-actions/queries.ts';
import { missingFiles } from '../projections/missing-files/rows.ts';
import { participantHistories } from '../projections/participant-history.ts';
import { participantReadModels } from '../projections/participant-read-models.ts';
import { laboratoryFiles } from '../projections/laboratory-files/rows.ts';
import { itemsToLookAtAgain } from '../projections/laboratory-items/queries.ts';
import { laboratoryItems } from '../projections/laboratory-items/rows.ts';
import { messages } from '../projections/messages/rows.ts';
import { messagesToSend } from '../projections/messages/to-send.ts';
import { practices } from '../projections/practices/rows.ts';
import { candidatesOnRecord } from '../projections/participant-summary/candidates.ts';
import { type ReadModels, readModels } from '../projections/runner/read-models.ts';
import { together } from '../projections/runner/together.ts';
import { slideHolders } from '../projections/slide-numbers/queries.ts';
import { looks } from '../projections/break-glass/rows.ts';
import { sendersOnRegister } from '../projections/senders/rows.ts';
import { knownSenders } from '../projections/senders/queries.ts';
import { streamsOf } from '../projections/streams-of.ts';
import { postgresAccessLog } from './access-log/access-log.ts';
import { type Clock, clock } from './clock.ts';
import type { Configuration } from './configuration.ts';
import { openDatabase } from './database/connection.ts';
import { defaultDataFolder } from './database/embedded/data-folder.ts';
import { migrate } from './database/migrate.ts';
import { postgresEventLog } from './event-log/postgres/postgres-event-log.ts';
import { intakeStore } from './files/intake-store.ts';
import { type Integrity, integrity } from './integrity/integrity.ts';
import { layouts } from './laboratory/layouts.ts';
import { participantIds } from './participant-ids.ts';

/** The folder that the project stands in. */
export const projectFolder = join(import.meta.dirname, '..');

/** Everything that the use cases need, filled with the real parts. */
export interface System extends ParticipantsDeps {
  readonly clock: Clock;
  readonly log: EventLog & AppendSignal;
  readonly pool: Pool;
  readonly intake: Intake;
  readonly db: Kysely<unknown>;
  readonly tables: ReadModelsDb;
  readonly readModels: ReadModels;
  readonly due: DuePeople;
  readonly toSend: MessagesToSend;
  readonly dailyRun: ReturnType<typeof dailyRun>;
  readonly dryRun: ReturnType<typeof dryRun>;
  /** Most bytes of a laboratory's file. */
  readonly mostBytes: number;
  readonly receiveFile: ReturnType<typeof receiveFile>;
  readonly processFile: ReturnType<typeof processFile>;
  /** Puts on record what only waited for another result, and waits no more; and what was broken off on its way there. */
  readonly lookAgain: (today: CivilDate) => Promise<void>;
  readonly integrity: Integrity;
  readonly accessLog: AccessLog;
  readonly close: () => Promise<void>;
}

type Settings = Pick<Configuration, 'databaseUrl' | 'dataFolder' | 'eventLogUrl' | 'identityKey' | 'today' | 'checkpoints' | 'checkpointKey'> & Partial<Pick<Configuration, 'laboratoryFileLimit'>>;

const megabyte = 1_000_000;

/** What the read models of participants are made of, and which there are. */
export const participantsShown = (policy: Policy) => ({ source: participantHistories(participantStreams, decode, policy), projections: participantReadModels(policy) });

/** The same of laboratories' files. */
export const laboratoryFilesShown = { source: streamsOf(fileStreams, noFile, fileCodec.decode, evolveFile), projections: [laboratoryFiles] };

/** And of the items in them. */
export const laboratoryItemsShown = (policy: Policy) => ({ source: streamsOf(itemStreams, noItem, itemCodec.decode, evolveItem), projections: [laboratoryItems(policy)] });

/** And of messages on their way to participants. */
export const messagesShown = { source: streamsOf(messageStreams, null as Message, messageCodec.decode, evolveMessage), projections: [messages] };
/** Of the rows that laboratories' files come in. */
export const missingFilesShown = { source: streamsOf(linkStreams, emptyLink, linkCodec.decode, evolveLink), projections: [missingFiles] };

/** And of the register of senders. */
export const sendersShown = { source: streamsOf(senderStreams, noSender, senderCodec.decode, evolveSender), projections: [sendersOnRegister] };

/** Streams whose names are not made of digits of a UUID are filled in one part; there are few of them. */
const inOnePart = { rebuilding: { part: Infinity } };

/** And of looks at people whom who looked may not see otherwise. */
export const breakGlassShown = { source: streamsOf(breakGlassStreams, neverOpened, breakGlassCodec.decode, evolveBreakGlass), projections: [looks] };

/** And of what practices are told. */
export const practicesShown = { source: streamsOf(practiceStreams, newPractice, practiceCodec.decode, evolvePractice), projections: [practices] };

/** Its client takes a while to load, and few commands need it. */
const inKurrentDb = async (url: string, now: () => string): Promise<EventLog & AppendSignal & { readonly close: () => Promise<void> }> => {
  const { kurrentDbEventLog } = await import('./event-log/kurrentdb/kurrentdb-event-log.ts');
  return kurrentDbEventLog(url, now);
};

/**
 * Opens the database, brings its schema up to date and wires the parts together: the one place that does. `onTrouble` is told when the
 * database or the log cannot be reached while read models follow it.
 */
export const openSystem = async ({ databaseUrl, dataFolder, eventLogUrl, identityKey, today, checkpoints, checkpointKey, laboratoryFileLimit = Infinity }: Settings, onTrouble: (cause: unknown) => void = () => undefined): Promise<System> => {
  const folder = databaseUrl === undefined ? (dataFolder ?? defaultDataFolder(projectFolder)) : '';
  const database = await openDatabase({ url: databaseUrl, dataFolder: folder });
  try {
    await migrate(database.db);
    const time = clock(today);
    const log = eventLogUrl === undefined ? postgresEventLog(database.logPool, time.now) : await inKurrentDb(eventLogUrl, time.now);
    const policy = programmePolicy;
    // KurrentDB finds streams by their names only by reading all of them.
    const rebuilding = eventLogUrl === undefined ? {} : { part: Infinity };
    const shown = { db: database.db, log, now: time.now, rebuilding, onTrouble };
    const models = together(
      readModels({ ...shown, ...participantsShown(policy) }),
      readModels({ ...shown, ...laboratoryFilesShown }),
      readModels({ ...shown, ...laboratoryItemsShown(policy) }),
      readModels({ ...shown, ...messagesShown }),
      readModels({ ...shown, ...missingFilesShown, ...inOnePart }),
      readModels({ ...shown, ...sendersShown, ...inOnePart }),
      readModels({ ...shown, ...breakGlassShown }),
      readModels({ ...shown, ...practicesShown, ...inOnePart }),
    );
    const tables = readModelsDb(database.db);
    const due = duePeople(tables, models.catchUp);
    const deps: ParticipantsDeps = { log, policy, ids: participantIds(identityKey), slideNumbers: slideHolders(database.db, log, models.reach), senders: knownSenders(database.db) };
    const laboratory: ReceiveDeps & LookingDeps = {
      ...deps,
      candidates: candidatesOnRecord(database.db),
      layout: layouts,
      mostBytes: laboratoryFileLimit * megabyte,
      newId: randomUUID,
      processFile: (...file) => processFile(laboratory)(...file),
    };
    const days = { ...deps, due, newId: randomUUID };
    return {
      ...deps,
      clock: time,
      log,
      pool: database.pool,
      intake: intakeStore(database.db),
      db: database.db,
      tables,
      readModels: models,
      due,
      toSend: messagesToSend(database.db, models.catchUp),
      dailyRun: dailyRun(days),
      dryRun: dryRun(days),
      mostBytes: laboratory.mostBytes,
      receiveFile: receiveFile(laboratory),
      processFile: processFile(laboratory),
      lookAgain: async (day) => lookAgain(deps, await itemsToLookAtAgain(database.db), day),
      accessLog: postgresAccessLog(database.logPool, time.now),
      integrity: integrity({
        log,
        contiguousPositions: eventLogUrl === undefined,
        // A folder belongs to one log: only where log and folder are ours alone is there one without being asked for.
        folder: checkpoints ?? (databaseUrl === undefined && eventLogUrl === undefined ? join(folder, 'checkpoints') : undefined),
        key: checkpointKey,
      }),
      close: async () => {
        await log.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
};
