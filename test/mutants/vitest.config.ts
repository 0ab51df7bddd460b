import { defineConfig } from 'vitest/config';
import type { Reporter, Vitest } from 'vitest/node';

/** A change that keeps the tests from being read at all has been noticed, which Stryker sees only as an error of the run. */
const unreadable = (): Reporter => {
  let vitest: Vitest;
  return {
    onInit: (started) => void (vitest = started),
    onTestModuleEnd: (module) => module.errors().forEach((error) => vitest.state.catchError(error, 'Unreadable')),
  };
};

export default defineConfig({ test: { include: ['test/mutants/everything.ts'], watch: false, reporters: ['default', unreadable()] } });
