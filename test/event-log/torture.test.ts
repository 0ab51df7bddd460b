import { expect, it } from 'vitest';
import { faults } from '../../scripts/torture/log/faults.ts';
import { type Round, torture } from '../../scripts/torture/log/torture.ts';

const rounds = 14;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it(`under load, ${rounds} faults leave nothing acknowledged lost, doubled or changed, and no append in doubt (SEED=${seed})`, { timeout: 300_000 }, async () => {
  const all: Round[] = [];
  for await (const round of torture({ rounds, seed })) all.push(round);
  expect(all.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(all).toHaveLength(rounds);
  for (const fault of Object.keys(faults)) {
    const struck = all.filter((round) => round.fault === fault);
    expect(struck.length).toBeGreaterThanOrEqual(2);
    // A clock that is wrong is no reason for anybody to be left without an answer; everything else is.
    for (const { inDoubt } of struck) expect(inDoubt > 0).toBe(fault !== 'the clocks jump');
  }
});
