import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTable } from '../adapters/configuration/table.ts';

/** Writes the table of environment variables into the documents that show it. */
for (const name of ['README.md', 'docs/configuration.md']) {
  const path = join(import.meta.dirname, '..', name);
  if (existsSync(path)) writeFileSync(path, withTable(readFileSync(path, 'utf8')));
}
