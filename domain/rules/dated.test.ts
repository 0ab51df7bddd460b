import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../dates/civil-date.ts';
import { inForce, type Table, withRow } from './dated.ts';
import { programmePolicy } from './policy.ts';

const table: Table<string> = [
  { from: civilDate('2000-01-01'), rule: 'TT-01', value: 'first' },
  { from: civilDate('2010-01-01'), rule: 'TT-02', value: 'second' },
];
const on = (date: string) => inForce(table, civilDate(date)).value;

describe('a dated table', () => {
  it('gives the last row that has begun, from its first day on', () => {
    expect([on('2009-12-31'), on('2010-01-01'), on('2030-01-01')]).toEqual(['first', 'second', 'second']);
  });

  it('gives the first row before any has begun', () => expect(on('1950-01-01')).toBe('first'));

  it('takes one more row at its place in the order of dates', () => {
    const longer = withRow(table, { from: civilDate('2005-01-01'), rule: 'TT-03', value: 'between' });
    expect(longer.map(({ value }) => value)).toEqual(['first', 'between', 'second']);
    expect(table).toHaveLength(2);
  });

  it('of two rows for one day, the one added later holds', () => {
    const amended = withRow(table, { from: civilDate('2010-01-01'), rule: 'TT-03', value: 'amended' });
    expect(inForce(amended, civilDate('2010-01-01')).value).toBe('amended');
  });
});

const { version: _, ...tables } = programmePolicy;

describe("every table of the programme's policy", () => {
  it.each(Object.entries(tables))('%s is in order of dates and holds for every test on record', (_name, rows) => {
    const dates = rows.map(({ from }) => from);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates[0]).toBe('1988-04-01');
  });

  it('changes the interval of the younger on 1 July 2025, and nothing else of it', () => {
    const cutOver = civilDate('2025-07-01');
    const [before, after] = [inForce(tables.routineIntervals, addDays(cutOver, -1)).value, inForce(tables.routineIntervals, cutOver).value];
    expect([before.younger.months, after.younger.months]).toEqual([36, 60]);
    expect([after.youngerSelfSample.months, after.youngerRecentPositive.months, before.older.months, after.older.months]).toEqual([36, 36, 60, 60]);
  });
});
