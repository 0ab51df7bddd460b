import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { dayNumber, dayOf, monthsLater } from './calendar.ts';

const years = { min: 0, max: 9_999 };
const aDay = fc.record({ year: fc.integer(years), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
const real = aDay.map((day) => Temporal.PlainDate.from(day));
const numbers = ({ year, month, day }: Temporal.PlainDate) => ({ year, month, day });
const runs = { numRuns: 2_000 };

it('days are numbered one after the other, as the calendar has them', () => {
  fc.assert(fc.property(real, real, (from, to) => {
    expect(dayNumber(to) - dayNumber(from)).toBe(from.until(to, { largestUnit: 'day' }).days);
    expect(dayOf(dayNumber(from))).toEqual(numbers(from));
  }), runs);
});

it('a number leads to the day of the calendar', () => {
  fc.assert(fc.property(real, fc.integer({ min: -200_000, max: 200_000 }), (from, days) => {
    expect(dayOf(dayNumber(from) + days)).toEqual(numbers(from.add({ days })));
  }), runs);
});

it('months lead to the same day of another month, or to its last', () => {
  fc.assert(fc.property(real, fc.integer({ min: -1_500, max: 1_500 }), (from, months) => {
    expect(monthsLater(from, months)).toEqual(numbers(from.add({ months })));
  }), runs);
});

it('every day of twenty-eight years follows the one before', () => {
  let day = Temporal.PlainDate.from('1999-01-01');
  for (let number = dayNumber(day); day.year < 2027; number++, day = day.add({ days: 1 })) expect(dayOf(number)).toEqual(numbers(day));
});
