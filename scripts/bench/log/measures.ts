import type { Measure } from '../measure.ts';
import { appendOne } from './append.ts';
import type { Arena } from './arena.ts';
import { batch } from './batch.ts';
import { commandOnARecord } from './command.ts';
import { growth } from './growth.ts';
import { importHistories } from './import.ts';
import { replay } from './replay.ts';

const { appends, replay: replayGrown, memory } = growth();

/** What is measured of the event log, and what it has to reach. */
export const measures: readonly Measure<Arena>[] = [
  {
    name: 'append one event to a new stream, 32 in flight, version and event id checked',
    unit: 'appends',
    prepare: appendOne(32),
    targets: [{ times: 5, contender: 'peer' }, { times: 1.5, contender: 'raw insert' }, { p99AtMost: 10 }],
  },
  {
    name: 'append one event to a new stream, 1 in flight, version and event id checked',
    unit: 'appends',
    prepare: appendOne(1),
    targets: [{ times: 1.2, contender: 'peer' }, { times: 0.5, contender: 'raw insert' }],
  },
  {
    name: 'append 1,000 events over 1,000 streams at once',
    unit: 'events',
    prepare: batch,
    targets: [{ times: 0.75, contender: 'unnest' }, { times: 2, contender: 'peer' }],
  },
  { name: 'command: load, decide, append, 8 in flight', unit: 'commands', prepare: commandOnARecord, targets: [{ times: 4, contender: 'peer' }] },
  {
    name: 'replay with typed decoding',
    unit: 'events',
    prepare: replay,
    targets: [{ times: 0.5, contender: 'raw cursor' }, { times: 25, contender: 'peer' }],
  },
  { name: 'history import', unit: 'events', prepare: importHistories, targets: [{ times: 0.5, contender: 'COPY' }] },
  { name: 'growth: append one event, 32 in flight', unit: 'appends', long: true, prepare: appends, targets: [{ times: 0.9, contender: 'ours at 10⁵' }] },
  { name: 'growth: replay with typed decoding', unit: 'events', long: true, rounds: 4, prepare: replayGrown, targets: [{ times: 0.9, contender: 'ours at 10⁵' }] },
  { name: 'growth: memory of any reader of 10⁶ events', unit: 'events', long: true, rounds: 2, prepare: memory, targets: [{ memoryBelow: 256 }] },
];
