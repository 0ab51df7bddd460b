import { cpus, loadavg } from 'node:os';
import { type Arena, openArena } from './log/arena.ts';
import { lines, outcome, type Outcome } from './report.ts';
import { inRounds, reached } from './rounds.ts';
import type { Measure } from './measure.ts';

export interface BenchOptions {
  readonly quick?: boolean;
  readonly only?: string;
  readonly rounds?: number;
  readonly json?: boolean;
}

/** Measures a part of the system, and prints each measure as it is done, or all of them as JSON. */
export const bench = (measures: readonly Measure<Arena>[]) => async ({ quick = false, only = '', rounds = quick ? 4 : 8, json = false }: BenchOptions): Promise<void> => {
  const say = (...text: readonly string[]): void => void (json ? process.stderr : process.stdout).write(`${text.join('\n')}\n`);
  const arena = await openArena({ quick, passTime: quick ? 400 : 1_000, say });
  const before = machine();
  try {
    say(`${before.processors}, load ${before.load}, Node ${before.node}, ${arena.server}`, `peer: ${arena.peer.version}`);
    const outcomes: Outcome[] = [];
    for (const measure of measures.filter(({ name, long }) => name.includes(only) && !(quick && long === true))) {
      const done = await outcomeOf(measure, arena, Math.min(rounds, measure.rounds ?? rounds));
      if (!json) say(...lines(done));
      outcomes.push(done);
    }
    if (json) process.stdout.write(`${JSON.stringify({ machine: before, loadAfter: machine().load, server: arena.server, peer: arena.peer.version, measures: outcomes }, null, 2)}\n`);
  } finally {
    await arena.close();
  }
};

const outcomeOf = async (measure: Measure<Arena>, arena: Arena, rounds: number): Promise<Outcome> => {
  const passes = await inRounds(await measure.prepare(arena), rounds);
  return outcome(measure.name, measure.unit, passes, measure.targets.map((target) => [target, reached(target, passes)]));
};

const machine = () => ({ processors: `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`, load: loadavg()[0]?.toFixed(1), node: process.versions.node });
