import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../../test/api.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { someoneOf } from '../../test/identities.ts';

const path = '/api/v1/screening-histories';
const tests = [['2020-02-03', 'X', '0', 'A'], ['2023-03-04', '2', '9', 'R']] as const;
const numbers = [nhsNumber(1), `${nhsNumber(2).slice(0, 3)} ${nhsNumber(2).slice(3, 6)} ${nhsNumber(2).slice(6)}`, nhsNumber(3), '12345', nhsNumber(1), nhsNumber(9)];

const people = (api: ReturnType<typeof withApi>): void =>
  beforeAll(async () => {
    for (const n of [1, 2]) await api().join(n);
    await api().join(3, { practice: 'B82002' });
    for (const [testDate, cytology, hpv, action] of tests) await api().carryOut(1, command('record-result', { result: { testDate: civilDate(testDate), cytology, hpv, action } }));
  });

describe('the screening histories of a list of numbers', () => {
  const api = withApi();
  people(api);

  it('come in its order, with what is wrong with a number on its line, and the rest all the same', async () => {
    const { status, body } = await api().post(path, { nhsNumbers: numbers });
    expect([status, at(body, 'asked'), at(body, 'found')]).toEqual([200, 6, 3]);
    expect(at(body, 'items.*.line')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(at(body, 'items.*.outcome')).toEqual(['found', 'found', 'found', 'not-a-number', 'repeated', 'not-found']);
    expect(at(body, 'items.*.history')).toMatchObject([{ nhsNumber: nhsNumber(1), recallType: 'repeat-advised', tests: [{ codes: 'X0A' }, { codes: '29R', says: 'HPV positive, cytology negative, early repeat (29R)', months: 12 }] }, { tests: [], recallType: 'called' }, {}, null, null, null]);
  });

  it('come as CSV, a line for each test', async () => {
    const { headers, body } = await api().post(path, { nhsNumbers: numbers }, { accept: 'text/csv' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = parse(body as string, { columns: true });
    expect(rows).toMatchObject([
      { line: '1', outcome: 'found', nhs_number: nhsNumber(1), test_date: '2020-02-03', result: 'X0A' },
      { line: '1', test_date: '2023-03-04', result: '29R', months: '12' },
      { line: '2', outcome: 'found', test_date: '' },
      { line: '3', outcome: 'found' },
      { line: '4', given: '12345', outcome: 'not-a-number', nhs_number: '' },
      { line: '5', outcome: 'repeated' },
      { line: '6', outcome: 'not-found', family_name: '' },
    ]);
  });

  it('are asked for by a file too, whose lines are counted as people count them', async () => {
    const file = `\ufeffNHS number,Name\r\n${nhsNumber(1)},A\r\n\r\n"${nhsNumber(2)}",B\r\nrubbish\u0001\r\n`;
    const { body } = await api().send('POST', `${path}/file`, file, { 'content-type': 'text/csv' });
    expect([at(body, 'items.*.line'), at(body, 'items.*.outcome')]).toEqual([[2, 4, 5], ['found', 'found', 'not-a-number']]);
  });

  it('are those of the number that somebody has now, whichever they were asked by', async () => {
    await api().carryOut(2, command('change-demographics', { nhsNumber: nhsNumber(4) }));
    const { body } = await api().post(path, { nhsNumbers: [nhsNumber(2), nhsNumber(4)] });
    expect(at(body, 'items.*.history.nhsNumber')).toEqual([nhsNumber(4), nhsNumber(4)]);
  });

  it('are at most 1,000, and more than none (D-47)', async () => {
    const many = (n: number) => ({ nhsNumbers: Array.from({ length: n }, () => '1') });
    for (const asked of [0, 1_001]) expect((await api().post(path, many(asked))).body).toMatchObject({ status: 400, field: 'nhsNumbers' });
    expect((await api().post(path, many(1_000))).body).toMatchObject({ asked: 1_000, found: 0 });
  });

  it('are not asked for by a file that is no text, or endless', async () => {
    const send = (file: string) => fetch(`${api().url}${path}/file`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: Buffer.from(file, 'latin1') });
    expect((await send('\xff\xfe')).status).toBe(400);
    expect((await send('9'.repeat(70_000))).status).toBe(413);
    expect((await send('')).status).toBe(400);
  });
});

describe('for a practice', () => {
  const api = withApi({ identify: async () => someoneOf('gp-practice') });
  people(api);

  it('are those of its own people; others are as those whom nobody knows', async () => {
    const { body } = await api().post(path, { nhsNumbers: [nhsNumber(1), nhsNumber(3), nhsNumber(9)] });
    expect(at(body, 'items.*.outcome')).toEqual(['found', 'not-found', 'not-found']);
    const [, theirs, nobodys] = at(body, 'items') as { line: number; given: string }[];
    expect({ ...theirs, line: 0, given: '' }).toEqual({ ...nobodys, line: 0, given: '' });
  });
});
