import { expect, it } from 'vitest';
import { type Round, torture } from '../scripts/torture/messages/torture.ts';
import { withDatabase } from './database.ts';

const database = withDatabase();
const rounds = 4;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it(`machines that hand messages over are killed ${rounds} times, and nobody gets a message twice or none (SEED=${seed})`, async () => {
  const all: Round[] = [];
  for await (const round of torture({ rounds, seed, databaseUrl: database().url, most: 15 })) all.push(round);
  expect(all.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(all).toHaveLength(rounds);
  expect(all.at(-1)?.accepted).toBe(all.reduce((sum, { owed }) => sum + owed, 0));
});
