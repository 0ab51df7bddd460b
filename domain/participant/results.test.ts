import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import { joined } from './example-life.ts';
import { before, followsInadequate, hasRecentPositive, inTestDateOrder, isSelfSample, newest, positivesInARow } from './results.ts';
import type { RecordedResult } from './test-result.ts';

const row = (...tests: readonly string[]): readonly RecordedResult[] =>
  tests.map((test, i) => {
    const [testDate = '', codes = ''] = test.split(' ');
    return { testDate: civilDate(testDate), cytology: codes[0], hpv: codes.length === 3 ? codes[1] : null, action: codes.at(-1), number: i + 1, months: 12, monthsFrom: 'rules' } as RecordedResult;
  });
const p = joined('2020-01-01');
const discharged = (on: string) => ({ ...p, dischargedOn: civilDate(on) });

describe('results', () => {
  it('stand in order of test date, and of arrival within a day', () => {
    const [a, b, c] = row('2025-02-01 X0A', '2025-01-01 29R', '2025-01-01 X0A');
    expect(inTestDateOrder([a, c, b].filter((r) => r !== undefined)).map(({ number }) => number)).toEqual([2, 3, 1]);
  });

  it('the newest is the newest that asks for something', () => {
    expect(newest(row('2025-01-01 29R', '2025-02-01 X0H'))?.number).toBe(1);
    expect(newest(row('2025-02-01 X0H'))).toBeNull();
  });
});

describe('the tests before a day', () => {
  it('are those of the day too, and none after it', () => {
    const tests = row('2025-01-01 29R', '2025-02-01 XUR', '2025-02-02 X0A');
    expect(before(tests, civilDate('2025-02-01')).map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('HPV positives with normal cells in a row', () => {
  it.each([
    ['counted', ['2023-01-01 29R', '2024-01-01 29R'], 2],
    ['skip inadequate tests', ['2023-01-01 29R', '2023-06-01 19R', '2024-01-01 29R'], 2],
    ['end with an HPV negative', ['2022-01-01 29R', '2023-01-01 X0A', '2024-01-01 29R'], 1],
    ['end with a negative self-sample', ['2023-01-01 29R', '2024-01-01 -0A'], 0],
    ['take ?non-cervical glandular for normal', ['2023-01-01 09R', '2024-01-01 29R'], 2],
    ['leave out normal cells that were not tested for HPV', ['2023-01-01 2A', '2024-01-01 29R'], 1],
    ['leave out a positive self-sample, which has no cytology', ['2023-01-01 29R', '2024-01-01 -9R'], 1],
  ])('are %s', (_, tests, count) => expect(positivesInARow(p, row(...tests))).toBe(count));

  it('end with a discharge, that of the day of the test included', () => {
    const tests = row('2023-01-01 29R', '2024-01-01 29R');
    expect(positivesInARow(discharged('2024-01-01'), tests)).toBe(0);
    expect(positivesInARow(discharged('2023-12-31'), tests)).toBe(1);
  });
});

describe('an inadequate test before', () => {
  it.each([
    [['2025-01-01 XUR'], true],
    [['2025-01-01 19R'], true],
    [['2025-01-01 1R'], true],
    [['2025-01-01 -UH'], true],
    [['2025-01-01 XUR', '2025-04-01 X0A'], false],
    [[], false],
  ])('%j: %s', (tests, yes) => expect(followsInadequate(p, row(...tests))).toBe(yes));

  it('no longer counts after a discharge', () => expect(followsInadequate(discharged('2025-01-01'), row('2025-01-01 XUR'))).toBe(false));
});

describe('a recent HPV positive', () => {
  const recent = (...tests: readonly string[]) => hasRecentPositive(row(...tests), civilDate('2026-02-01'), 5);
  it.each([
    ['is one less than five years before', ['2021-02-02 29R'], true],
    ['is not one exactly five years before', ['2021-02-01 29R'], false],
    ['may be of any kind', ['2024-02-01 -9R'], true],
    ['is settled by a clinician-taken negative', ['2023-02-01 29R', '2024-02-01 X0A'], false],
    ['is not settled by a self-sample', ['2023-02-01 29R', '2024-02-01 -0A'], true],
    ['is not settled by a negative before it', ['2022-02-01 X0A', '2023-02-01 29R'], true],
    ['is neither made nor settled by the test itself', ['2023-02-01 29R', '2026-02-01 X0A'], true],
    ['is not the test of the same day', ['2026-02-01 29R'], false],
  ])('%s', (_, tests, yes) => expect(recent(...tests)).toBe(yes));

  it('of 29 February counts until 28 February five years on', () => {
    expect(hasRecentPositive(row('2024-02-29 29R'), civilDate('2029-02-27'), 5)).toBe(true);
    expect(hasRecentPositive(row('2024-02-29 29R'), civilDate('2029-03-01'), 5)).toBe(false);
  });
});

describe('a self-sample', () => {
  it.each([['-0A', {}, true], ['X0A', { selfSample: true }, true], ['X0A', {}, false]])('%s %j: %s', (codes, more, yes) => {
    const [found] = row(`2025-01-01 ${codes}`);
    expect(found !== undefined && isSelfSample({ ...found, ...more })).toBe(yes);
  });
});
