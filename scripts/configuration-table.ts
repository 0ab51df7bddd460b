import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTable } from '../adapters/configuration/table.ts';

/** Writes the table of environment variables into the document that shows it. */
const path = join(import.meta.dirname, '../docs/configuration.md');
writeFileSync(path, withTable(readFileSync(path, 'utf8')));
