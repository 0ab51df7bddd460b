import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,application,projections,adapters,scripts,test}/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
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
