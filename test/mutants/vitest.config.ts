import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/mutants/everything.ts'], watch: false } });
