import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, type Database } from '../../adapters/database/connection.ts';
import { durable } from '../../adapters/database/embedded/settings.ts';
import { startThrowaway } from '../../adapters/database/embedded/throwaway.ts';
import { migrate } from '../../adapters/database/migrate.ts';
import { postgresEventLog } from '../../adapters/event-log/postgres/postgres-event-log.ts';
import { participantIds } from '../../adapters/participant-ids.ts';
import { participantsShown } from '../../adapters/system.ts';
import { dailyRun } from '../../application/daily-run.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { readModelsDb } from '../../projections/database.ts';
import { duePeople } from '../../projections/due-actions/queries.ts';
import { dueActionsTable } from '../../projections/due-actions/table.ts';
import { readModels } from '../../projections/runner/read-models.ts';
import { dueDay, peopleDue } from './daily-run/people-due.ts';
import { appendTo } from './log/append.ts';

export interface DailyRunOptions {
  readonly people?: number;
  readonly machines?: number;
  readonly rounds?: number;
}

const inOneAppend = 500;

/** Measures a day on which so many people are due: from the first page to the last, on a fresh copy each round. */
export const benchDailyRun = async ({ people = 100_000, machines = 1, rounds = 3 }: DailyRunOptions): Promise<void> => {
  const server = await startThrowaway(durable);
  const main = connect(server.url);
  try {
    const seeded = `seed_${randomBytes(6).toString('hex')}`;
    await main.pool.query(`create database ${seeded} template template0`);
    await seed(addressOf(server.url, seeded), people);
    for (let round = 0; round <= rounds; round++) {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await main.pool.query(`create database ${name} template ${seeded}`);
      const figures = await oneDay(addressOf(server.url, name), machines);
      process.stdout.write(`${round === 0 ? 'warming up: ' : ''}${JSON.stringify(figures)}\n`);
      await main.pool.query(`drop database ${name} with (force)`);
    }
  } finally {
    await main.close();
    await server.stop();
  }
};

const addressOf = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

const on = (database: Database) => {
  const log = postgresEventLog(database.pool, () => new Date().toISOString());
  const { source, projections } = participantsShown(programmePolicy);
  const models = readModels({ db: database.db, log, now: () => new Date().toISOString(), source, projections: projections.filter(({ table }) => table.name === dueActionsTable.name) });
  return { log, models, due: duePeople(readModelsDb(database.db), models.catchUp) };
};

const seed = async (url: string, people: number): Promise<void> => {
  const database = connect(url);
  await migrate(database.db);
  const { log, models } = on(database);
  for (let left = people; left > 0; left -= inOneAppend)
    await appendTo(log, peopleDue(Math.min(left, inOneAppend)).map(([stream, life]) => ({ stream, expected: 'no-stream', events: life })));
  await models.catchUp();
  await database.pool.query('vacuum analyze');
  await log.close();
  await database.close();
};

const oneDay = async (url: string, machines: number) => {
  const databases = Array.from({ length: machines }, () => connect(url));
  const systems = databases.map(on);
  const server = await backendsCpu(databases);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let most = 0;
  let asked = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const reports = await Promise.all(
    systems.map(({ log, due }) =>
      dailyRun({ log, due, newId: randomUUID, policy: programmePolicy, ids: participantIds('k'.repeat(32)), slideNumbers: { mayHold: () => Promise.resolve([]) } })(dueDay, { onProgress: () => (asked += 1) }),
    ),
  );
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const counts = reports.flatMap(({ days }) => days)[0]?.counts;
  const people = counts?.due ?? NaN;
  const backends = (await backendsCpu(databases)) - server;
  for (const { log } of systems) await log.close();
  for (const database of databases) await database.close();
  return { counts, asked, perSecond: Math.round(people / seconds), nodeMicroseconds: Math.round((user + system) / people), serverMicroseconds: Math.round((backends * 1e6) / people), memory: Math.round(most / 2 ** 20) };
};

/** Seconds of processor time of the server's processes: all children of its first. */
const backendsCpu = async ([database]: readonly Database[]): Promise<number> => {
  const { rows } = await (database as Database).pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const parent = stat(rows[0]?.pid ?? 0)[1];
  const { rows: all } = await (database as Database).pool.query<{ pid: number }>('select pid from pg_stat_activity');
  const own = stat(Number(parent));
  // Those that ended are counted with the parent.
  return all.map(({ pid }) => ticks(stat(pid))).reduce((a, b) => a + b, Number(own[13]) + Number(own[14])) / 100;
};

const stat = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  } catch {
    return [];
  }
};
const ticks = (fields: readonly string[]): number => Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
