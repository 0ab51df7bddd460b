import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleIndex } from './rule-index/document.ts';
import { root } from './rule-index/source-files.ts';

/** Writes the index of the rules, from the code that decides by them. */
writeFileSync(join(root, 'docs/rules.md'), ruleIndex());
