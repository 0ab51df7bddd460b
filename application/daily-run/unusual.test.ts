import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import type { DueCounts } from '../ports/read-models.ts';
import type { Counts } from './counts.ts';
import { unusual } from './unusual.ts';

const day = civilDate('2026-11-23');
const value = { days: 5, daysAtLeast: 3, times: 3, people: 100 };
const policy = { ...programmePolicy, unusualDays: [{ from: civilDate('2000-01-01'), rule: 'D-34' as const, value }] as const };

const brought = (counts: Partial<Counts>): Counts => ({ due: 0, listed: 0, invited: 0, reminded: 0, nonResponders: 0, letters: 0, passedOver: 0, ...counts });
const whatIs = (due: DueCounts, lately: readonly Counts[]) => unusual(due, lately, day, policy);
const lists = (...days: readonly number[]) => days.map((listed) => brought({ due: listed, listed }));

describe('a day is unusual (D-34)', () => {
  it('when far more or far fewer are due than the median of the last days', () => {
    const usual = lists(900, 1000, 1100);
    expect(whatIs({ 'list-for-prior-notification': 3000 }, usual)).toEqual([]);
    expect(whatIs({ 'list-for-prior-notification': 3001 }, usual)).toEqual([
      { what: 'due', people: 3001, usual: 1000 },
      { what: 'listed', people: 3001, usual: 1000 },
    ]);
    expect(whatIs({ 'list-for-prior-notification': 334 }, usual)).toEqual([]);
    expect(whatIs({}, usual).map(({ what }) => what)).toEqual(['due', 'listed']);
  });

  it('when as many are due as ever, and something else is to be done for them', () => {
    expect(whatIs({ invite: 1000 }, lists(1000, 1000, 1000))).toEqual([
      { what: 'listed', people: 0, usual: 1000 },
      { what: 'invited', people: 1000, usual: 0 },
    ]);
  });

  it('not for small numbers, however they jump', () => {
    expect(whatIs({ remind: 100 }, lists(1, 2, 3))).toEqual([]);
    expect(whatIs({}, lists(100, 100, 100))).toEqual([]);
  });

  it('not before there are days enough to compare with', () => {
    expect(whatIs({ invite: 1_000_000 }, lists(5, 5))).toEqual([]);
    expect(whatIs({ invite: 1_000_000 }, lists(5, 5, 5))).not.toEqual([]);
  });

  it('by the last days only', () => {
    expect(whatIs({ 'list-for-prior-notification': 1000 }, [...lists(1000, 1000, 1000, 1, 1), ...lists(1, 1, 1, 1)])).toEqual([]);
  });

  it('not because of those who could not be done, who are due every day', () => {
    expect(whatIs({ 'record-non-response': 900 }, Array(3).fill(brought({ passedOver: 900, nonResponders: 900 })))).toEqual([]);
  });

  it('never when it is like every day before it', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 0, max: 9 }), (people, days) => whatIs({ invite: people }, Array(days).fill(brought({ due: people, invited: people }))).length === 0),
    );
  });
});
