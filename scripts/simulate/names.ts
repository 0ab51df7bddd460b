import { isRight } from 'fp-ts/lib/Either.js';
import { join } from 'node:path';
import { cohortFile } from '../../adapters/files/cohort/cohort-file.ts';
import { projectFolder } from '../../adapters/system.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import type { Address } from '../../domain/participant/demographics.ts';

/** What made-up people are called, and where they live. */
export interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly addresses: readonly Address[];
}

const someAddresses = 500;

/** Those of the sample people, who are made up as well. */
export const readNames = async (): Promise<Names> => {
  const { rows } = await cohortFile(join(projectFolder, 'data/sample/cohort.csv'), civilDate('2026-11-22'));
  const given = new Set<string>();
  const family = new Set<string>();
  const addresses: Address[] = [];
  for await (const { content } of rows) {
    if (!isRight(content)) continue;
    const { name, address } = content.right;
    if (name.given !== null) given.add(name.given);
    if (name.family !== null) family.add(name.family);
    if (address !== null && addresses.length < someAddresses) addresses.push(address);
  }
  return { given: [...given], family: [...family], addresses };
};
