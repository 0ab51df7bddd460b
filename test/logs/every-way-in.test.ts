import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { cohortFile } from '../../adapters/files/cohort/cohort-file.ts';
import { operations } from '../../adapters/http/operations/all.ts';
import { folderLooker } from '../../adapters/laboratory/watched-folder.ts';
import { crashTold } from '../../adapters/logging/crash.ts';
import { importCohort } from '../../application/import-cohort.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { nhsNumberFrom } from '../../domain/identifiers/nhs-number.ts';
import { withApi } from '../api.ts';
import { csas, inMemory, nhsNumber, participantIds } from '../in-memory.ts';
import { requestsTo } from '../http/request-to.ts';
import { intakeInMemory } from '../intake-in-memory.ts';
import { interchange, result } from '../laboratory/interchange.ts';
import { joining, someone } from '../people.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { captured, captureLog } from './captured.ts';

/** Somebody whose every word is found wherever it stands. */
const marks = {
  given: 'XANTHIPPE',
  family: 'QUILLONBURY',
  nhsNumber: nhsNumberFrom(987_654_321, 0),
  dateOfBirth: '1971-03-29',
  postcode: 'ZE2 9ZZ',
  street: '77 QUILLON LANE',
  email: 'xanthippe@quillonbury.example',
  telephone: '07700 900987',
};
const words = Object.values(marks).flatMap((word) => [word, word.toLowerCase(), encodeURIComponent(word), word.replaceAll(/[ -]/g, '')]);

const found = (): readonly string[] => {
  const text = captured.join('\n');
  return words.filter((word) => text.includes(word));
};

/** The same, with a mark in each place where a text stood: another one at each try. */
const marked = (value: unknown, turn: number): unknown => {
  const all = Object.values(marks);
  let place = turn;
  const put = (inner: unknown): unknown => {
    if (typeof inner === 'string') return all[place++ % all.length];
    if (Array.isArray(inner)) return inner.map(put);
    return typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, put(each)])) : inner;
  };
  return put(value);
};

const today = civilDate('2026-11-22');

describe('somebody unmistakable is in no line that is logged', () => {
  const api = withApi();
  const path = withTemporaryFolder();

  it('when they stand in any request to any operation, or are read by it', async () => {
    const asked: Record<number, number> = {};
    const named = { ...someone, name: { ...someone.name, given: marks.given, family: marks.family }, address: { lines: [marks.street], postcode: marks.postcode }, dateOfBirth: civilDate(marks.dateOfBirth), contact: { ...someone.contact, email: marks.email, mobile: marks.telephone } };
    await api().carryOut(1, joining(1, named));
    await api().readModels.catchUp();
    const there = (name: string): string => ({ participantId: participantIds.of(nhsNumber(1)) as string, practice: 'A81001' })[name] ?? marks.family;
    for (const operation of operations)
      for (const turn of [0, 3, 6])
        for (const filling of [there, () => Object.values(marks)[turn] ?? ''])
          for (const request of requestsTo(operation, filling, (content) => (turn === 0 ? content : marked(content, turn))).slice(0, 3)) {
            const { status } = await fetch(api().url + request.path, { method: request.method, headers: { ...request.headers, 'x-correlation-id': marks.nhsNumber, 'user-agent': marks.email }, body: request.body });
            asked[status] = (asked[status] ?? 0) + 1;
          }
    expect(asked[200]).toBeGreaterThan(operations.length);
    expect(asked[400]).toBeGreaterThan(operations.length);
    expect(captured.join('').split('"what":"request"').length).toBeGreaterThan(500);
    expect(found()).toEqual([]);
  });

  it('when they come in a file of a cohort, or of a laboratory, whose rows cannot be taken', async () => {
    const rows = [['record_type', 'nhs_number', 'family_name', 'postcode', 'date_of_birth'], ['ADD', marks.nhsNumber, marks.family, marks.postcode, marks.email]].map((row) => row.join(',')).join('\n');
    await cohortFile(path('cohort.csv', rows), today)
      .then((file) => importCohort({ ...inMemory(), intake: intakeInMemory().intake })(file, { today, actor: csas }))
      .catch((error: unknown) => process.stderr.write(crashTold(error)));
    const folder = path('laboratory');
    mkdirSync(folder);
    const { log } = captureLog();
    const look = folderLooker({ clock: { today: () => today, now: () => '2026-11-22T10:05:00.000Z' }, receiveFile: (file) => (file.name.startsWith('bad') ? Promise.reject(new Error(marks.family)) : api().deps.receiveFile(file, { today, actor: csas, channel: 'folder' })) }, folder, log);
    writeFileSync(join(folder, 'good.edi'), interchange({ messages: [result(1, marks.family)] }));
    writeFileSync(join(folder, `${marks.family}.edi`), `UNB+${marks.family}'`);
    writeFileSync(join(folder, 'bad.edi'), interchange({ messages: [result(1, marks.family)] }));
    await look();
    await look();
    expect(captured.filter((line) => line.includes('"what":"laboratory-file')).length).toBe(3);
    expect(found()).toEqual([]);
  });

  it('when the database quotes them in an error that nobody caught', async () => {
    const error: unknown = await sql`select ${marks.family}::int`.execute(api().deps.db).catch((cause: unknown) => cause);
    expect(String(error)).toContain(marks.family);
    process.stderr.write(crashTold(new Error(marks.postcode, { cause: error })));
    expect(captured.join()).toContain('22P02');
    expect(found()).toEqual([]);
  });
});
