import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '../..');

/** A file of the project, by its path from the root with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly code: ts.SourceFile;
}

export const parse = (path: string, text: string): SourceFile => ({
  path,
  code: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true),
});

/** Every file in these folders whose name ends like this, in order of path. */
export const filesIn = (folders: readonly string[], ending: string): readonly string[] =>
  folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

export const sourceFile = (path: string): SourceFile => parse(path, read(path));

/** Every node of a file, outer before inner. */
export const nodesOf = (node: ts.Node): readonly ts.Node[] => {
  const found: ts.Node[] = [];
  const visit = (at: ts.Node): void => {
    found.push(at);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return found;
};
