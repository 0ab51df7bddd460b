import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,application,projections,adapters,scripts,test}/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    watch: false,
    allowOnly: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A failure on one machine and not on another is a failure: nothing is tried twice.
    retry: 0,
  },
});
