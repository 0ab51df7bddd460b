import type { Arena } from '../log/arena.ts';
import type { Measure } from '../measure.ts';
import { file, type Size } from './file.ts';

/** What is measured of laboratories' files, and what it has to reach. */
export const measures = (size: Size): readonly Measure<Arena>[] => [
  {
    name: `a file of ${size.results.toLocaleString('en-GB')} results, ${size.people.toLocaleString('en-GB')} people on record`,
    unit: 'results',
    prepare: file(size),
    targets: [{ perSecond: 1_000 }, { times: 0.05, contender: 'COPY of the same events' }],
  },
];
