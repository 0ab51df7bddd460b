import { copyFileSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { beforeAll, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { withApi } from '../api.ts';
import { nhsNumber } from '../in-memory.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';

/** A client made from the description that the running system gives, compiled as strictly as there is, and run against that system. */
const api = withApi();
const file = withTemporaryFolder();
const root = join(import.meta.dirname, '../..');

interface Client {
  readonly visit: (baseUrl: string, token: string, nhsNumber: string) => Promise<Readonly<Record<string, unknown>>>;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  rewriteRelativeImportExtensions: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  types: ['node'],
  noEmitOnError: true,
};

/** What the compiler has to say of these programs; without a word from it, they can be run. */
const compiled = (...programs: readonly string[]): readonly string[] => {
  const program = ts.createProgram(programs, { ...options, typeRoots: [join(root, 'node_modules/@types')] });
  const { diagnostics } = program.emit();
  return diagnostics.map(({ file: source, start = 0, messageText }) => {
    const line = source === undefined ? 0 : source.getLineAndCharacterOfPosition(start).line + 1;
    return `${source?.fileName.split('/').at(-1) ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
};

beforeAll(async () => {
  const description = (await (await fetch(`${api().url}/openapi.json`)).json()) as OpenAPI3;
  file('csms.ts', astToString(await openapiTypescript(description)));
  file('package.json', '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), file('node_modules'));
  copyFileSync(join(root, 'docs/client/example.ts'), file('example.ts'));
  file('misuse.ts', readFileSync(join(import.meta.dirname, 'misuse.ts.txt'), 'utf8'));

  api().setToday('2026-09-01');
  for (const n of [1, 2, 3]) await api().join(n);
  api().setToday('2026-11-10');
  for (const n of [1, 2, 3]) await api().carryOut(n, command('carry-out-day', {}));
  await api().readModels.catchUp();
});

it('compiles what the API takes and gives, and nothing else, and does it', async () => {
  expect(compiled(file('example.ts'), file('misuse.ts'))).toEqual([]);
  const client = (await import(pathToFileURL(file('example.js')).href)) as Client;
  expect(await client.visit(api().url, 'a token', nhsNumber(1))).toEqual({
    recallType: 'called',
    listed: expect.toSatisfy((listed: string[]) => listed.toSorted().join() === [1, 2, 3].map(nhsNumber).toSorted().join()) as unknown,
    refused: 'not after 2027-02-10',
    nextTestDueDate: civilDate('2027-02-10'),
    overtaken: 'look again: deferred, next-test-scheduled',
  });
});
