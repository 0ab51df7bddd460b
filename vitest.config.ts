import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The suites that take more than ten seconds, longest first: begun last, they would keep one core busy and leave the other idle. */
const longest = [
  'test/start.test.ts',
  'test/event-log/kurrentdb.test.ts',
  'adapters/database/embedded/embedded.test.ts',
  'test/event-log/torture.test.ts',
  'test/lives/every-moment.test.ts',
  'test/killed-load.test.ts',
  'test/killed-read-models.test.ts',
  'test/lives/arrival.test.ts',
  'test/scenarios/main.test.ts',
  'test/browser/docs.test.ts',
  'test/event-log/race.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => longest.findIndex((name) => moduleId.endsWith(`/${name}`)) >>> 0;
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ['{domain,application,projections,adapters,scripts,test}/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/logs/every-suite.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Suites share what they import, which halves the work, and nothing else: no module keeps a state.
    isolate: false,
    watch: false,
    allowOnly: false,
    // Only ends what would never end: a machine that is busy takes its time, and many lives take theirs.
    testTimeout: Math.max(240_000, Number(process.env['LIVES'] ?? 0) * 30),
    hookTimeout: 240_000,
    // A failure on one machine and not on another is a failure: nothing is tried twice.
    retry: 0,
  },
});
