import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessTable } from './access/document.ts';

/** Writes who may do what, from the table that decides it. */
writeFileSync(join(import.meta.dirname, '../docs/access.md'), accessTable());
