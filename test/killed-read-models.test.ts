import { expect, it } from 'vitest';
import { type Round, torture } from '../scripts/torture/read-models/torture.ts';
import { withDatabase } from './database.ts';

const database = withDatabase();
const rounds = 2;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it(`processes that project, rebuild and carry out days are killed ${rounds} times, and others go on as if nothing had happened (SEED=${seed})`, async () => {
  const all: Round[] = [];
  for await (const round of torture({ rounds, seed, databaseUrl: database().url, people: 60, joining: 520 })) all.push(round);
  expect(all.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(all).toHaveLength(rounds);
  const killed = all.flatMap((round) => round.killed);
  expect(killed.length).toBeGreaterThanOrEqual(rounds);
  expect(killed.filter(({ tooLate }) => tooLate).length).toBeLessThan(killed.length);
});
