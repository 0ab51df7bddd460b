import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import { type CheckpointFolder, checkpointFolder } from '../../adapters/integrity/checkpoint-folder.ts';
import { signer } from '../../adapters/integrity/signed-note.ts';
import { ownNotes, takeCheckpoint } from '../../adapters/integrity/take-checkpoint.ts';
import { verifyLog } from '../../adapters/integrity/verify-log.ts';
import type { EventLog, RecordedEvent } from '../../application/ports/event-log.ts';
import { withDatabase } from '../database.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { anEvent, events, headOf, stored, to } from './builders.ts';
import { instant } from './filling.ts';
import { rewriteDigests } from './rewrite-digests.ts';

const database = withDatabase();
const home = withTemporaryFolder();
const ours = signer('csms/event-log', 'the secret of whoever runs this test, no one else');

let log: EventLog;
let folder: CheckpointFolder;
let round = 0;

const sql = (text: string) => database().pool.query(text);
/** As somebody with full rights over the database, whom no trigger stops. */
const tamper = async (...statements: readonly string[]): Promise<void> => {
  for (const text of ['alter table event_log.events disable trigger user', ...statements, 'alter table event_log.events enable trigger user']) await sql(text);
};
const verify = (of: EventLog = log, contiguousPositions = true) => verifyLog({ log: of, contiguousPositions, folder, open: ownNotes(ours) });
const found = async () => (await verify()).first;
const checkpoint = (of: EventLog = log) => takeCheckpoint(of, folder, ours);

/** Twelve records in three streams, in turn, covered by two checkpoints of eight and of ten: a 1, b 2, c 3, a 4 … c 12. */
const streams = ['participant-a', 'participant-b', 'participant-c'];
beforeEach(async () => {
  await tamper('truncate event_log.events');
  log = postgresEventLog(database().pool, () => instant);
  folder = checkpointFolder(home(String(++round)));
  for (let n = 0; n < 12; n++) {
    const stream = streams[n % 3] as string;
    await stored(log, to(stream, [anEvent({ n })], await headOf(log, stream)));
    if (n === 7 || n === 9) await checkpoint();
  }
});

describe('a log that nobody touched', () => {
  it('verifies, and says how much of it checkpoints cover', async () =>
    expect(await verify()).toEqual({ records: 12, covered: 10, checkpoints: 2, first: null }));

  it('has a checkpoint for each size, which grows from the one before and covers what is new', async () => {
    expect(await checkpoint()).toMatchObject({ size: 12, position: 12, from: 10 });
    expect(await checkpoint()).toBeNull();
    expect(await verify()).toMatchObject({ covered: 12, checkpoints: 3, first: null });
  });

  it('verifies however its positions lie', async () => {
    const further = (read: readonly RecordedEvent[]) => read.map((event) => ({ ...event, position: event.position * 700 }));
    const spread: EventLog = {
      ...log,
      head: async () => (await log.head()) * 700,
      readAll: async function* (after, limit) {
        for await (const { upTo, events: read } of log.readAll(after / 700, limit)) yield { upTo: upTo * 700, events: further(read) };
      },
      readByStream: async function* (prefix, { position = 0 }, limit) {
        for await (const read of log.readByStream(prefix, { position: position / 700 }, limit)) yield read.map((stream) => ({ ...stream, events: further(stream.events) }));
      },
    };
    folder = checkpointFolder(home(`${round}-spread`));
    await checkpoint(spread);
    await stored(log, to('participant-d', events(5)));
    await checkpoint(spread);
    expect(await verify(spread, false)).toMatchObject({ covered: 17, first: null });
    await tamper(`delete from event_log.events where position = 14`);
    expect((await verify(spread, false)).first).toMatchObject({ kind: 'missing', before: 13 });
  });
});

describe('somebody with full rights over the database', () => {
  it('who changes what a record says is found out by its digest', async () => {
    await tamper(`update event_log.events set data = '{"n":99}' where position = 5`);
    expect(await found()).toMatchObject({ position: 5, stream: 'participant-b', revision: 1 });
  });

  it.each(['type = \'reminded\'', 'metadata = (replace(metadata::text, \'u1\', \'u2\'))::json', 'recorded_at = recorded_at + interval \'1 day\'', 'version = 2', 'id = gen_random_uuid()'])(
    'who sets %s is found out',
    async (change) => {
      await tamper(`update event_log.events set ${change} where position = 3`);
      expect(await found()).toMatchObject({ position: 3, stream: 'participant-c', revision: 0 });
    },
  );

  it('who changes a record and writes every digest of its stream anew is found out by the checkpoint', async () => {
    await tamper(`update event_log.events set data = '{"n":99}' where position = 4`);
    await tamper(...(await rewriteDigests(log, 'participant-a')));
    expect(await found()).toMatchObject({ kind: 'changed', position: 4, stream: 'participant-a', revision: 1, before: 3 });
  });

  it('who takes out a record is found out, and it is named by its place', async () => {
    await tamper('delete from event_log.events where position = 6');
    expect(await found()).toMatchObject({ kind: 'missing', position: 6, before: 5 });
  });

  it('who takes out a record and closes the gap in stream and positions is found out', async () => {
    await tamper(
      'delete from event_log.events where position = 6',
      `update event_log.events set revision = revision - 1 where stream = 'participant-c' and position = 9`,
      `update event_log.events set revision = revision - 1 where stream = 'participant-c' and position = 12`,
      ...Array.from({ length: 6 }, (_, i) => `update event_log.events set position = ${6 + i} where position = ${7 + i}`),
    );
    await tamper(...(await rewriteDigests(log, 'participant-c')));
    expect(await found()).toMatchObject({ kind: 'missing', position: 6, before: 5 });
  });

  it('who puts in a record with a digest that fits is found out', async () => {
    await tamper(
      ...Array.from({ length: 6 }, (_, i) => `update event_log.events set position = ${13 - i} where position = ${12 - i}`),
      `insert into event_log.events select 7, 'participant-x', 0, gen_random_uuid(), type, version, data, metadata, recorded_at, digest from event_log.events where position = 1`,
    );
    await tamper(...(await rewriteDigests(log, 'participant-x')));
    expect(await found()).toMatchObject({ kind: 'inserted', position: 7, stream: 'participant-x' });
  });

  it('who puts records in another order is found out', async () => {
    await tamper(
      'update event_log.events set position = 99 where position = 4',
      'update event_log.events set position = 4 where position = 5',
      'update event_log.events set position = 5 where position = 99',
    );
    expect(await found()).toMatchObject({ kind: 'moved', position: 4, before: 3 });
  });

  it('who cuts off the end is found out as far as the last checkpoint reaches', async () => {
    await tamper('delete from event_log.events where position > 10');
    expect(await found()).toBeNull();
    await tamper('delete from event_log.events where position > 8');
    expect(await found()).toMatchObject({ kind: 'missing', position: 9, before: 8 });
  });

  it('who empties the log is found out', async () => {
    await tamper('truncate event_log.events');
    expect(await found()).toMatchObject({ kind: 'missing', position: 1, before: 0 });
  });

  it('who takes out one that no checkpoint covers yet is found out by the gap', async () => {
    await tamper('delete from event_log.events where position = 11');
    expect(await found()).toMatchObject({ kind: 'gap', position: 12 });
  });
});

describe('somebody who can also write the files of checkpoints', () => {
  const file = async (end: string) => join(folder.path, (await readdir(folder.path)).filter((name) => name.endsWith(end)).sort()[0] ?? '');

  it('cannot sign: a note that was changed is told of', async () => {
    const note = await file('.checkpoint');
    await writeFile(note, (await readFile(note, 'utf8')).replace('position 8', 'position 7'));
    expect(await found()).toMatchObject({ kind: 'checkpoint-unsigned' });
  });

  it('cannot hide a changed record behind a file of rubbish', async () => {
    await writeFile(join(folder.path, '0.checkpoint'), 'rubbish');
    expect(await found()).toMatchObject({ kind: 'checkpoint-unsigned' });
    await tamper(`update event_log.events set data = '{"n":99}' where position = 5`);
    expect(await found()).toMatchObject({ position: 5, stream: 'participant-b' });
  });

  it('who changes a digest blames the log in vain: the signed root speaks for it', async () => {
    const digests = await file('.digests');
    const bytes = await readFile(digests);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(digests, bytes);
    expect(await found()).toMatchObject({ kind: 'checkpoint-digests', position: 2 });
  });

  it('who takes the digests away hides only which record was changed', async () => {
    await tamper(`update event_log.events set data = '{"n":99}' where position = 4`);
    await tamper(...(await rewriteDigests(log, 'participant-a')));
    await rm(await file('.digests'));
    expect(await found()).toMatchObject({ kind: 'among-changed', position: 8 });
  });
});
