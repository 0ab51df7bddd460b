import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { readModelsAsOf } from '../adapters/command-line/read-models.ts';
import { postgresAccessLog } from '../adapters/access-log/access-log.ts';
import { postgresEventLog } from '../adapters/event-log/postgres/postgres-event-log.ts';
import { nobodyKnown } from '../application/ports/access-log.ts';
import { readHistory } from '../application/participant-history.ts';
import { handle } from '../application/participants.ts';
import { addMonths, ageOn, civilDate } from '../domain/dates/civil-date.ts';
import type { Participant } from '../domain/participant/participant.ts';
import { isInadequate } from '../domain/participant/results.ts';
import { coverageGroups } from '../domain/rules/coverage.ts';
import { messagesTable } from '../projections/messages/table.ts';
import { liveViews, views } from '../projections/reporting/reporting.ts';
import { reportingDocument } from '../scripts/reporting/document.ts';
import { subjects } from '../scripts/reporting/questions.ts';
import { lookAt, record } from './access-log/looks.ts';
import { withDatabase } from './database.ts';
import { csas, inMemory, nhsNumber } from './in-memory.ts';
import { messageModelsOf } from './messages/read-models.ts';
import { joining } from './people.ts';
import { readModelsOf } from './read-models.ts';
import { arrived, people, reportingWorld } from './reporting-world.ts';

const database = withDatabase();
let deps: ReturnType<typeof inMemory>;
beforeAll(async () => {
  deps = await reportingWorld(database().db);
  await record(postgresAccessLog(database().pool, () => '2026-11-22T09:00:00.000Z'), lookAt(1), lookAt(2), lookAt(2, { refused: 'not-found', who: { ...lookAt(2).who, user: 'another' } }), lookAt(3, { who: nobodyKnown, refused: 'unauthenticated' }));
});

type Row = Readonly<Record<string, unknown>>;
const rowsOf = async (text: string): Promise<readonly Row[]> => (await database().pool.query<Row>(text)).rows;

const everybody = async (): Promise<readonly Participant[]> => {
  const histories = await Promise.all([...Array(people).keys()].map((n) => readHistory(deps.log)(deps.ids.of(nhsNumber(n)))));
  return histories.flatMap((each) => (E.isRight(each) ? [each.right.participant] : []));
};

it('docs/reporting.md says what the database says', async () => {
  const written = readFileSync(join(import.meta.dirname, '../docs/reporting.md'), 'utf8');
  expect(written === (await reportingDocument(database().db)), 'docs/reporting.md is stale. Run: npm run reporting').toBe(true);
});

describe('a question of the documentation is answered with rows:', () => {
  it.each(subjects.flatMap(({ questions }) => questions))('$asks', async ({ asks, sql: text }) => {
    expect(asks).toMatch(/^[A-Z].*[?.]$/);
    const rows = await rowsOf(text);
    const values = rows.flatMap((row) => Object.values(row));
    expect(values.some((value) => Number(value) > 0)).toBe(true);
  });

  it('about every view, and there are enough of them', () => {
    const all = subjects.flatMap(({ questions }) => questions.map((each) => each.sql)).join('\n');
    expect(liveViews.filter(({ name }) => !all.includes(`reporting.${name}`))).toEqual([]);
    expect(all.match(/;$/gm)?.length).toBeGreaterThanOrEqual(12);
    expect(all).not.toMatch(/\b(now|current_date|current_timestamp|localtimestamp)\b/);
  });
});

it('looks are counted, and nobody is named', async () => {
  expect(await rowsOf('select * from reporting.looks order by organisation, refused nulls first')).toEqual([
    { day: '2026-11-22', organisation: 'A81001', role_group: 'gp-practice', action: 'read-person', refused: null, looks: 2, users: 1, people: 2 },
    { day: '2026-11-22', organisation: 'A81001', role_group: 'gp-practice', action: 'read-person', refused: 'not-found', looks: 1, users: 1, people: 1 },
    { day: '2026-11-22', organisation: null, role_group: null, action: 'read-person', refused: 'unauthenticated', looks: 1, users: 0, people: 1 },
  ]);
});

describe('coverage', () => {
  const stock = civilDate('2026-11-30');
  const clinical = ['no-cervix', 'radiotherapy', 'stenosis'];

  it.each(['by-age', 'all-ages'])('%s is what counting the records one by one gives', async (definition) => {
    const known = await everybody();
    const counted = new Map<string, { eligible: number; screened: number }>();
    for (const { demographics: { gender, practice, dateOfBirth }, inactive, ceased, results } of known) {
      if (gender !== 'female' || inactive !== null || clinical.includes(ceased?.reason ?? '')) continue;
      const age = ageOn(dateOfBirth, stock);
      for (const group of coverageGroups.filter((each) => each.definition === definition && each.fromAge <= age && age <= each.toAge)) {
        const key = `${practice}/${group.fromAge}`;
        const { eligible, screened } = counted.get(key) ?? { eligible: 0, screened: 0 };
        const isScreened = results.some((result) => !isInadequate(result) && result.testDate > addMonths(stock, -group.months) && result.testDate <= stock);
        counted.set(key, { eligible: eligible + 1, screened: screened + (isScreened ? 1 : 0) });
      }
    }
    const rows = await rowsOf(`select practice, from_age, eligible, screened, coverage from reporting.practice_coverage(date '2026-11-08', '${definition}')`);
    expect(new Map(rows.map(({ practice, from_age, eligible, screened }) => [`${String(practice)}/${String(from_age)}`, { eligible, screened }]))).toEqual(counted);
    expect(counted.size).toBeGreaterThan(3);
    expect(rows.every(({ eligible, screened, coverage }) => Math.abs(Number(coverage) - (100 * Number(screened)) / Number(eligible)) <= 0.005)).toBe(true);
  });

  it('published hides whatever rests on fewer than six', async () => {
    const [full, published] = await Promise.all((subjects[0]?.questions.slice(0, 2) ?? []).map(({ sql: text }) => rowsOf(text)));
    expect(full?.some(({ eligible }) => Number(eligible) < 6)).toBe(true);
    expect(published?.flatMap(({ eligible, screened }) => [eligible, screened]).filter((count) => count !== null && Number(count) < 6)).toEqual([]);
    expect(published?.some(({ eligible }) => eligible !== null)).toBe(true);
  });
});

it('nothing in any view names a person, or says where they live or on which day they were born', async () => {
  const known = await everybody();
  const secrets = known.flatMap(({ nhsNumber: number, demographics: { name, address, dateOfBirth }, results }) =>
    [number, name.family, name.given, dateOfBirth.endsWith('-01') ? null : dateOfBirth, address?.postcode, ...(address?.lines ?? []), ...results.map(({ slideNumber }) => slideNumber)].filter((each) => typeof each === 'string'),
  );
  expect(secrets.length).toBeGreaterThan(people * 6);
  const texts = await Promise.all(liveViews.map(({ name }) => sql<{ text: string }>`select string_agg(shown::text, ' ') as text from ${sql.table(`reporting.${name}`)} as shown`.execute(database().db)));
  const text = texts.flatMap(({ rows }) => rows.map((row) => row.text)).join(' ');
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(text).toContain(deps.ids.of(nhsNumber(1)));
});

it('read models as of a day come with the same views', async () => {
  await readModelsAsOf({ ...deps, db: database().db }, { asOf: arrived, basis: 'happened' }, 'quarter');
  // What became of messages was told after that day.
  for (const { name } of views.filter(({ over }) => over !== messagesTable.name)) {
    const [live, then] = await Promise.all(['reporting', 'quarter'].map((schema) => rowsOf(`select shown::text as row from ${schema}.${name} as shown order by 1`)));
    expect([name, then]).toEqual([name, live]);
  }
  const coverage = (schema: string) => rowsOf(`select * from ${schema}.practice_coverage(date '2026-11-30')`);
  expect(await coverage('quarter')).toEqual(await coverage('reporting'));
});

describe('freshness', () => {
  const own = withDatabase();

  it('tells of each view up to which event it shows the log, and when that was recorded', async () => {
    const log = postgresEventLog(own().pool, () => '2026-11-22T09:00:00.000Z');
    const join = handle({ ...inMemory(), log })(deps.ids.of(nhsNumber(1)), joining(1), { today: arrived, actor: csas, cause: 'a test', correlationId: 'c', commandId: 'join' });
    expect(E.isRight(await join())).toBe(true);
    await readModelsOf(own().db, log).catchUp();
    await messageModelsOf(own().db, log).catchUp();
    const position = await log.head();
    await own().pool.query(`insert into read_model.parked (projection, stream, position, code) values ('slide_number', 's', 1, 'cannot-read')`);
    const { rows } = await own().pool.query('select * from reporting.freshness order by view');
    expect(rows).toEqual(
      views.flatMap(({ name, over }) => (over === undefined ? [] : [{ view: name, position, recorded_at: '2026-11-22T09:00:00Z', not_shown: name === 'tests' ? 1 : 0 }])).sort((a, b) => (a.view < b.view ? -1 : 1)),
    );
  });
});
