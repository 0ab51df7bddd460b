import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/dates/civil-date.ts';
import { anyLife } from './any-life.ts';
import { everyLife } from './every-life.ts';
import { daysDue, live, type NextRun } from './live.ts';

const eventsOf = (life: Parameters<typeof live>[0], nextRun: NextRun) => live(life, nextRun).flatMap(({ events }) => events);

/** Also on days on which nothing is due: every so many days. */
const moreOften =
  (stride: number): NextRun =>
  (record, after, policy) => {
    const due = daysDue(record, after, policy);
    const next = addDays(after, stride);
    return due === null || next < due ? next : due;
  };

describe('over any life', () => {
  it('runs on every day due, caught up after a silence, do all that any more runs would have done', () => {
    everyLife(
      fc.record({ life: anyLife, stride: fc.integer({ min: 1, max: 90 }) }),
      ({ life, stride }) => {
        expect(eventsOf(life, moreOften(stride))).toEqual(eventsOf(life, daysDue));
      },
      0.015,
    );
  });
});
