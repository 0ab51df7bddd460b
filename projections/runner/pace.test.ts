import { expect, it } from 'vitest';
import { pace } from './pace.ts';

it('how fast a projection comes on is told from where it stood some seconds ago, however often that is asked', () => {
  let second = 0;
  const ask = pace(() => `2026-11-22T09:00:${String(second).padStart(2, '0')}.000Z`);
  const told = (at: number, position: number): number | null => {
    second = at;
    return ask(new Map([['due_action', position]])).perSecond('due_action');
  };
  expect(told(0, 100)).toBeNull();
  expect(told(2, 300)).toBe(100);
  expect(told(10, 1_100)).toBe(100);
  expect(told(11, 1_100)).toBe(91);
  expect(told(20, 1_100)).toBe(0);
  expect(ask(new Map()).perSecond('due_action')).toBeNull();
});
