import { expect, it } from 'vitest';
import { civilDate } from '../domain/dates/civil-date.ts';
import { clock, dateInEngland, endOfDay } from './clock.ts';

it('is still yesterday in UTC when a summer day begins in England', () => {
  expect(dateInEngland('2026-06-30T22:59:59.999Z')).toBe('2026-06-30');
  expect(dateInEngland('2026-06-30T23:00:00.000Z')).toBe('2026-07-01');
});

it('changes the day at midnight UTC in winter', () => {
  expect(dateInEngland('2026-12-31T23:59:59.999Z')).toBe('2026-12-31');
  expect(dateInEngland('2027-01-01T00:00:00.000Z')).toBe('2027-01-01');
});

it('ends each day just before the next begins, also when the clocks change', () => {
  expect(endOfDay(civilDate('2026-03-28'))).toBe('2026-03-28T23:59:59.999Z');
  expect(endOfDay(civilDate('2026-03-29'))).toBe('2026-03-29T22:59:59.999Z');
  expect(endOfDay(civilDate('2026-10-25'))).toBe('2026-10-25T23:59:59.999Z');
});

it('keeps to a day that is set', () => {
  const leapDay = clock(civilDate('2020-02-29'));
  expect(leapDay.today()).toBe('2020-02-29');
  expect(dateInEngland(leapDay.now())).toBe('2020-02-29');
});
