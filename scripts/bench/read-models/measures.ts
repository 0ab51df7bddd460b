import type { Arena } from '../log/arena.ts';
import type { Measure } from '../measure.ts';
import { dailyRun } from './daily-run.ts';
import { growth } from './growth.ts';
import { ordinaryDay } from './ordinary-day.ts';
import { rebuildAll, rebuildSummary } from './rebuild.ts';
import { simulated } from './simulated.ts';

const { rebuild: rebuildGrown, memory } = growth();

/** What is measured of the read models and the daily run, and what it has to reach. */
export const measures: readonly Measure<Arena>[] = [
  { name: 'simulated lives, made, decided and appended', unit: 'events', rounds: 4, prepare: simulated, targets: [{ perSecond: 10_000 }] },
  {
    name: 'rebuild of the participant summary',
    unit: 'events',
    rounds: 4,
    prepare: rebuildSummary,
    targets: [{ perSecond: 60_000 }, { times: 50, contender: 'peer' }, { times: 0.4, contender: 'raw cursor, fold and COPY' }],
  },
  { name: 'rebuild of all read models', unit: 'events', rounds: 2, prepare: rebuildAll, targets: [{ perSecond: 25_000 }] },
  { name: 'daily run over people who are all due', unit: 'people', rounds: 2, prepare: dailyRun, targets: [{ perSecond: 5_000 }] },
  { name: 'an ordinary day of a million people', unit: 'days', rounds: 1, long: true, prepare: ordinaryDay, targets: [{ secondsBelow: 30 }] },
  { name: 'growth: rebuild of all read models', unit: 'events', rounds: 2, long: true, prepare: rebuildGrown, targets: [{ times: 0.9, contender: 'ours at 10⁵' }] },
  { name: 'growth: memory of any command at 10⁶ events', unit: 'commands', rounds: 1, long: true, prepare: memory, targets: [{ memoryBelow: 512 }] },
];
