import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunReport } from '../application/daily-run.ts';
import { civilDate } from '../domain/dates/civil-date.ts';
import { captureLog } from '../test/logs/captured.ts';
import { everyDay, lookEvery } from './every-day.ts';

const [monday, tuesday] = [civilDate('2026-11-23'), civilDate('2026-11-24')];
const done: RunReport = { days: [], passedOver: [], stopped: null };
const toConfirm: RunReport = { ...done, stopped: { day: tuesday, unusual: [{ what: 'invited', people: 90_000, usual: 15_000 }] } };

/** A system on which days end as they are told to, and what it logged. */
const system = (reports: RunReport[], stopped: RunReport['stopped'] = null) => {
  let today = monday;
  const { log, told } = captureLog();
  const asked: string[] = [];
  const days = everyDay(
    {
      clock: { today: () => today, now: () => '' },
      dailyRun: (until) => (asked.push(until), Promise.resolve(reports.shift() ?? done)),
      lookAgain: () => Promise.resolve(),
      integrity: { checkpoint: () => Promise.resolve(null) } as never,
    },
    log,
    stopped,
  );
  const alarms = () => told().filter(({ what }) => what === 'unusual-day');
  return { days, alarms, asked, becomes: (day: typeof today) => void (today = day), minutes: (n: number) => vi.advanceTimersByTimeAsync(n * lookEvery) };
};

describe('every day', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is run once, when it has begun', async () => {
    const { days, asked, becomes, minutes } = system([]);
    await minutes(3);
    expect(asked).toEqual([]);
    becomes(tuesday);
    await minutes(3);
    expect(asked).toEqual([tuesday]);
    await days.stop();
  });

  it('that a person must confirm raises one alarm, and is asked about until it is done', async () => {
    const { days, alarms, asked, becomes, minutes } = system([toConfirm, toConfirm]);
    becomes(tuesday);
    await minutes(2);
    expect(days.toConfirm()).toBe(tuesday);
    await minutes(1);
    expect([days.toConfirm(), asked.length]).toEqual([null, 3]);
    expect(alarms()).toMatchObject([{ level: 50, day: tuesday, counts: { invited: 90_000 } }]);
    await minutes(2);
    expect(asked.length).toBe(3);
    await days.stop();
  });

  it('also the day of the start', async () => {
    const { days, alarms, asked, minutes } = system([], toConfirm.stopped);
    expect([days.toConfirm(), alarms().length]).toEqual([tuesday, 1]);
    await minutes(1);
    expect([days.toConfirm(), asked]).toEqual([null, [monday]]);
    await days.stop();
  });
});
