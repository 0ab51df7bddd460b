import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

const allowed = 'allowed';

/** A file of an imagined project, what it imports, and the rule that forbids it. */
const imports: readonly (readonly [file: string, imported: string, rule: string])[] = [
  ['domain/a.ts', 'io-ts', allowed],
  ['domain/clock.ts', 'node:fs', 'domain-imports'],
  ['domain/random.ts', 'node:crypto', 'domain-imports'],
  ['domain/query.ts', 'kysely', 'domain-imports'],
  ['domain/outwards.ts', '../application/a.ts', 'domain-imports'],
  ['domain/reaching.test.ts', '../adapters/a.ts', 'inwards'],
  ['application/a.ts', '../domain/a.ts', allowed],
  ['application/digest.ts', 'node:crypto', allowed],
  ['application/server.ts', 'fastify', 'application-imports'],
  ['application/outwards.ts', '../adapters/a.ts', 'application-imports'],
  ['application/ports/port.ts', '../../domain/a.ts', allowed],
  ['projections/a.ts', 'kysely', allowed],
  ['projections/feed.ts', '../application/ports/port.ts', allowed],
  ['projections/use-case.ts', '../application/a.ts', 'projections-imports'],
  ['projections/outwards.ts', '../adapters/a.ts', 'projections-imports'],
  ['adapters/a.ts', '../projections/a.ts', allowed],
  ['adapters/tested.ts', './tested.test.ts', 'no-tests-in-the-product'],
  ['adapters/tested.test.ts', '../test/a.ts', allowed],
  ['adapters/tool.ts', 'fast-check', 'no-development-tools-in-the-product'],
  ['adapters/logging/logger.ts', 'pino', allowed],
  ['adapters/own-logger.ts', 'pino', 'one-logger'],
  ['adapters/transitive.ts', 'avvio', 'no-undeclared-packages'],
  ['adapters/missing.ts', './nowhere.ts', 'no-missing-files'],
  ['adapters/chicken.ts', './egg.ts', 'no-circles'],
  // A circle is told once, at its first file.
  ['adapters/egg.ts', './chicken.ts', allowed],
  ['adapters/utils/dates.ts', '../a.ts', 'no-vague-names-inside'],
  ['adapters/user.ts', './utils/dates.ts', 'no-vague-names'],
  ['test/a.ts', '../adapters/a.ts', allowed],
];

interface Cruise {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

describe('an import', () => {
  const project = mkdtempSync(join(tmpdir(), 'csms-rooms-'));
  const found = new Map<string, string[]>();

  beforeAll(async () => {
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) cpSync(join(root, name), join(project, name));
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
    for (const [file, imported] of imports) {
      mkdirSync(dirname(join(project, file)), { recursive: true });
      writeFileSync(join(project, file), `import '${imported}';\n`);
    }
    const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const output = await new Promise<string>((resolve) =>
      execFile(process.execPath, [depcruise, '.', '--output-type', 'json'], { cwd: project, maxBuffer: 2 ** 26 }, (_, stdout) => resolve(stdout)),
    );
    for (const { from, rule } of (JSON.parse(output) as Cruise).summary.violations)
      found.set(from, [...(found.get(from) ?? []), rule.name]);
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it.each(imports)('by %s of %s: %s', (file, _, rule) => {
    const rules = found.get(file) ?? [];
    expect(rules.length > 0 ? rules : [allowed]).toContain(rule);
  });
});

/** A line of code, the file in whose place it stands, and the rule that forbids it. */
const habits: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['domain/dates/civil-date.ts', 'export const today = new Date();', 'no-restricted-globals'],
  ['domain/dates/civil-date.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['domain/dates/civil-date.ts', 'export const dice = Math.random();', 'no-restricted-properties'],
  ['domain/dates/civil-date.ts', `import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now.instant();`, 'no-restricted-properties'],
  ['application/ports/event-log.ts', 'export const now = performance.now();', 'no-restricted-globals'],
  ['application/ports/event-log.ts', `import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();`, 'no-restricted-imports'],
  ['adapters/database/values.ts', 'export const f = (x: any) => void x;', '@typescript-eslint/no-explicit-any'],
  ['adapters/database/values.ts', 'Promise.resolve(1);', '@typescript-eslint/no-floating-promises'],
  ['adapters/database/values.ts', '\n'.repeat(401), 'max-lines'],
  ['adapters/database/database.test.ts', `import { it } from 'vitest';\nit.skip('x', () => undefined);`, 'no-restricted-syntax'],
  ['adapters/database/database.test.ts', `import { describe } from 'vitest';\ndescribe.only('x', () => undefined);`, 'no-restricted-syntax'],
  ['adapters/database/database.test.ts', `import { vi } from 'vitest';\nvi.mock('x');`, 'no-restricted-syntax'],
];

describe('a habit', () => {
  // As small as can be, since the rules look at the types of the whole of a project.
  const project = mkdtempSync(join(tmpdir(), 'csms-habits-'));
  const eslint = new ESLint({ cwd: project });
  beforeAll(() => {
    for (const name of ['package.json', 'tsconfig.json', 'eslint.config.js']) cpSync(join(root, name), join(project, name));
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
    for (const [file] of habits) {
      mkdirSync(dirname(join(project, file)), { recursive: true });
      writeFileSync(join(project, file), '');
    }
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it.each(habits.map((habit) => [habit[1].trim().slice(0, 60) || 'a long file', ...habit] as const))('%j in %s is caught', async (_, file, code, rule) => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: join(project, file) });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});
