import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import { nhsNumber } from '../../../test/in-memory.ts';
import { withTemporaryFolder } from '../../../test/temporary-folder.ts';
import { historyFile } from './history-file.ts';

const file = withTemporaryFolder();
const today = civilDate('2026-11-22');

const test = { testDate: '2024-07-01', cytology: 'X', hpv: '0', action: 'A', repeatMonths: 36, slideNumber: '24848444', laboratory: '61590' };
const line = (change: object = {}) => JSON.stringify({ nhsNumber: nhsNumber(1), results: [test], ...change });

const rowsOf = async (content: string | Uint8Array) => {
  const rows = [];
  for await (const row of (await historyFile(file('history.ndjson', content), today)).rows) rows.push(row);
  return rows;
};

const faultsIn = async (content: string | Uint8Array) =>
  (await rowsOf(content)).map(({ content: row }) => (E.isLeft(row) ? row.left.map(({ code, field }) => (field === undefined ? code : `${field}: ${code}`)) : 'taken'));

describe('a file of histories', () => {
  it('tells one person a line', async () => {
    const ceased = { on: '2025-03-02', reason: 'informed-choice' };
    expect(await rowsOf(`${line()}\r\n${line({ nhsNumber: nhsNumber(2), ceased })}`)).toMatchObject([
      { line: 1, raw: line(), content: E.right({ nhsNumber: nhsNumber(1), history: { results: [test] } }) },
      { line: 2, done: 1, content: E.right({ nhsNumber: nhsNumber(2), history: { results: [test], ceased } }) },
    ]);
  });

  it('may state the due date and recall type of the earlier system', async () => {
    const told = { nextTestDueDate: '2027-07-01', recallType: 'repeat-advised' };
    expect(await rowsOf(line(told))).toMatchObject([{ content: E.right({ history: told }) }]);
  });

  it('is taken without members that are not agreed, and null members count as not there', async () => {
    expect(await rowsOf(line({ surname: 'NOWAK', ceased: null, results: [{ ...test, hpv: null, laboratory: null, surname: 'NOWAK' }] }))).toMatchObject([
      { content: E.right({ history: { results: [{ testDate: '2024-07-01', cytology: 'X', hpv: null, action: 'A', repeatMonths: 36, slideNumber: '24848444' }] } }) },
    ]);
    const [row] = await rowsOf(line({ surname: 'NOWAK', results: [{ ...test, surname: 'NOWAK' }] }));
    expect(JSON.stringify(row?.content)).not.toContain('NOWAK');
  });

  it.each<[string, string, readonly string[]]>([
    ['that is not JSON', '{"nhsNumber": "901', ['not-json']],
    ['that is JSON of another kind', '[1]', ['not-json']],
    ['without a number', line({ nhsNumber: undefined }), ['nhsNumber: missing-value']],
    ['with too few digits', line({ nhsNumber: '901' }), ['nhsNumber: not-10-digits']],
    ['with a wrong check digit', line({ nhsNumber: `${nhsNumber(1).slice(0, 9)}${(Number(nhsNumber(1)[9]) + 1) % 10}` }), ['nhsNumber: nhs-number-check-digit']],
    ['without results', line({ results: undefined }), ['results: missing-value']],
    ['with results of another kind', line({ results: 'none' }), ['results: wrong-type']],
    ['with a date that is none', line({ results: [test, { ...test, testDate: '2024-02-30' }] }), ['results[1].testDate: invalid-date']],
    ['with a test in the future', line({ results: [{ ...test, testDate: '2026-11-23' }] }), ['results[0].testDate: date-in-future']],
    ['with codes that are not agreed', line({ results: [{ ...test, cytology: 'B', hpv: '7', action: 'Z' }] }), ['results[0].cytology: unknown-code', 'results[0].hpv: unknown-code', 'results[0].action: unknown-code']],
    ['with a result without a date', line({ results: [{ ...test, testDate: undefined }] }), ['results[0].testDate: missing-value']],
    ['with months that are none', line({ results: [{ ...test, repeatMonths: 'soon' }] }), ['results[0].repeatMonths: not-a-number']],
    ['with an unknown reason for ceasing', line({ ceased: { on: '2025-01-01', reason: 'bored' } }), ['ceased.reason: unknown-code']],
    ['with a control character', line({ results: [{ ...test, slideNumber: '24\u0000' }] }), ['invalid-character']],
    ['that goes on and on', line({ results: Array.from({ length: 4000 }, () => test) }), ['too-long']],
  ])('reports a line %s, and reads on', async (_, faulty, expected) => {
    expect(await faultsIn(`${line()}\n${faulty}\n${line()}\n`)).toEqual(['taken', expected, 'taken']);
  });

  it('reports a line that is not UTF-8', async () => {
    expect(await faultsIn(Buffer.from(line({ source: 'Zo\xeb' }), 'latin1'))).toEqual([['not-utf-8']]);
  });

  it('without a line says so', async () => {
    expect(await faultsIn('\n\n')).toEqual([['empty-file']]);
  });
});
