import { describe, expect, it } from 'vitest';
import { lastScheduled } from './last-scheduled.ts';

const times = ['14:00', '06:00'];

describe('the last time that something was scheduled', () => {
  it.each([
    ['before the first of the day', '2026-11-22T05:59:00.000Z', '2026-11-21T14:00:00.000Z'],
    ['on the minute', '2026-11-22T06:00:00.000Z', '2026-11-22T06:00:00.000Z'],
    ['between two', '2026-11-22T13:00:00.000Z', '2026-11-22T06:00:00.000Z'],
    ['in summer, an hour sooner', '2026-07-01T05:30:00.000Z', '2026-07-01T05:00:00.000Z'],
    ['on the day that the clocks go back', '2026-10-25T05:59:00.000Z', '2026-10-24T13:00:00.000Z'],
  ])('is, %s, by the clocks of England', (_, now, expected) => {
    expect(lastScheduled(now, times)).toBe(expected);
  });

  it('is later by an hour where the clocks go forward over it', () => {
    expect(lastScheduled('2026-03-29T02:00:00.000Z', ['01:30'])).toBe('2026-03-29T01:30:00.000Z');
  });
});
