import { symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { temporaryFolder } from '../adapters/database/embedded/throwaway.ts';

const root = join(import.meta.dirname, '..');

/** Code that asks where it stands is told where it stood. */
const whereItStood: Plugin = {
  name: 'where-it-stood',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }));
  },
};

const made = new Map<string, Promise<string>>();
let folder: string | null = null;

/** From which Node finds the packages of the project. */
const ownFolder = (): string => {
  if (folder === null) {
    folder = temporaryFolder('in memory');
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  }
  return folder;
};

/**
 * A program of the project in JavaScript, for processes that are started many times over: read file by file as TypeScript, each
 * takes two seconds of a processor before it does anything.
 *
 * @param program its path from the project's folder
 * @returns the path of what Node can start; made once in a process
 */
export const bundled = (program: string): Promise<string> => {
  const known = made.get(program);
  if (known !== undefined) return known;
  const outdir = join(ownFolder(), String(made.size));
  const path = build({
    entryPoints: [join(root, program)],
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    plugins: [whereItStood],
    logLevel: 'error',
  }).then(() => join(outdir, basename(program).replace(/\.ts$/, '.mjs')));
  made.set(program, path);
  return path;
};
