import { afterEach, expect, it, vi } from 'vitest';
import { remember } from '../application/reconciliation/remembered.ts';
import { civilDate } from '../domain/dates/civil-date.ts';
import { captureLog } from '../test/logs/captured.ts';
import { inMemory } from '../test/in-memory.ts';
import { everyReconciliation, lookEvery } from './every-reconciliation.ts';
import type { Reconcile } from './reconciliation.ts';
import { memoryEventLog } from './event-log/memory/memory-event-log.ts';

afterEach(() => void vi.useRealTimers());

it('is done at its times of day, at once where the last was missed, and again after it failed', async () => {
  vi.useFakeTimers();
  let now = '2026-11-22T13:00:00.000Z';
  let fails = false;
  const deps = { ...inMemory(), log: memoryEventLog(() => now) };
  const today = civilDate('2026-11-22');
  const done: string[] = [];
  const reconcile: Reconcile = async ({ occasion, actor }) => {
    if (fails) throw new Error('down');
    done.push(now);
    const found = { on: today, occasion, position: 0, total: 1, needSomebody: done.length - 1, counts: {}, log: { happenings: 0, letters: 0, messages: 0 }, notShown: [], unknown: [] };
    await remember(deps, found, actor);
    return found;
  };
  const { log, told } = captureLog();
  const schedule = everyReconciliation({ log: deps.log, clock: { now: () => now, today: () => today } }, reconcile, ['06:00', '14:00'], log);
  const at = async (time: string): Promise<void> => {
    now = `2026-11-${time}:00.000Z`;
    await vi.advanceTimersByTimeAsync(lookEvery);
  };
  await at('22T13:01');
  await at('22T13:59');
  fails = true;
  await at('22T14:00');
  expect(schedule.trouble()).toBe('reconciliation-failed');
  fails = false;
  await at('22T14:01');
  await at('22T14:02');
  expect(schedule.trouble()).toBeNull();
  expect(done.map((instant) => instant.slice(11, 16))).toEqual(['13:01', '14:01']);
  expect(told().map(({ what }) => what)).toEqual(['reconciled', 'reconciliation-failed', 'somebody-not-told']);
  await schedule.stop();
  await at('23T06:00');
  expect(done).toHaveLength(2);
});
