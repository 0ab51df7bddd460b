import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addWeeks, ageOn, birthday, CivilDate, civilDate, daysBetween, latest } from './civil-date.ts';

const d = civilDate;

describe('a civil date', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '1900-01-01'])('%s is one', (text) => expect(CivilDate.is(text)).toBe(true));

  it.each(['2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00', '2026-1-1', '20260101', '2026-01-01T00:00:00Z', '', null, 20260101])(
    '%j is none',
    (text) => {
      expect(CivilDate.is(text)).toBe(false);
    },
  );

  it('in the code must be one', () => expect(() => civilDate('2026-02-30')).toThrow('2026-02-30'));

  it.each([
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s plus %i months is %s', (from, months, to) => expect(addMonths(d(from), months)).toBe(to));

  it('moves by days and weeks over the ends of months and years', () => {
    expect(addDays(d('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(d('2026-01-12'), 71)).toBe('2026-03-24');
    expect(addWeeks(d('2026-09-07'), -10)).toBe('2026-06-29');
  });

  it('knows the days between two dates, and which comes last', () => {
    expect(daysBetween(d('2026-01-01'), d('2027-01-01'))).toBe(365);
    expect(daysBetween(d('2024-03-01'), d('2024-02-28'))).toBe(-2);
    expect(latest(d('2026-01-02'), d('2026-01-10'), d('2026-01-03'))).toBe('2026-01-10');
  });

  it.each([
    ['1976-06-02', '2026-06-01', 49],
    ['1976-06-02', '2026-06-02', 50],
    ['2000-02-29', '2025-02-27', 24],
    ['2000-02-29', '2025-02-28', 25],
    ['2000-02-29', '2024-02-28', 23],
    ['2000-02-29', '2024-02-29', 24],
    ['2026-05-01', '2026-05-01', 0],
  ])('born on %s, one is on %s of age %i', (born, on, age) => expect(ageOn(d(born), d(on))).toBe(age));

  it('a birthday is the first day of that age', () => {
    for (const born of ['2000-02-29', '1999-12-31', '2000-03-01'].map(d))
      for (const age of [24, 25, 50, 65]) {
        expect(ageOn(born, birthday(born, age))).toBe(age);
        expect(ageOn(born, addDays(birthday(born, age), -1))).toBe(age - 1);
      }
  });
});
