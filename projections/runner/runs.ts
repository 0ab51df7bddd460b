import type { Projection } from '../projection.ts';
import { batches } from './batches.ts';
import { type Checkpoint, checkpoints, enter } from './checkpoint.ts';
import { pass } from './pass.ts';
import { rebuild, type Rebuilding } from './rebuild.ts';
import type { Works } from './works.ts';

/** The one run of a process, which brings all its projections on. */
export interface Runs {
  /** Brings them up to a position, as far as the log and their faults allow. Whoever asks while a run lasts makes it last longer. */
  readonly bring: (upTo: number) => Promise<void>;
  /** The lowest position at which these were last seen. */
  readonly lowest: (names: readonly string[]) => number;
  /** Calls back whenever they have been looked at, until told not to. */
  readonly onLook: (listener: () => void) => () => void;
  readonly failing: () => ReadonlyMap<string, string>;
  /** When the run that lasts now has ended, well or not. */
  readonly ended: () => Promise<void>;
}

interface RunsOptions {
  readonly batchSize: number;
  readonly rebuilding: Rebuilding;
}

export const runs = <State>(works: Works<State>, projections: readonly Projection<State>[], { batchSize, rebuilding }: RunsOptions): Runs => {
  const next = batches(works.log, works.source, batchSize);
  const listeners = new Set<() => void>();
  let reached: ReadonlyMap<string, number> = new Map();
  let failing: ReadonlyMap<string, string> = new Map();
  let target = 0;
  let running: Promise<void> | null = null;
  let ready = false;

  const lowest = (names: readonly string[]): number => Math.min(...names.map((name) => reached.get(name) ?? 0));
  const isLevel = (): boolean => lowest(projections.map(({ table }) => table.name)) >= target;

  const look = async (): Promise<readonly Checkpoint[]> => {
    const found = await checkpoints(works.db, projections);
    reached = new Map(found.map(({ projection, position }) => [projection, position]));
    for (const tell of [...listeners]) tell();
    return found;
  };

  /** A table that another version of its projection has filled is of no use. */
  const makeReady = async (): Promise<void> => {
    await enter(works.db, projections);
    const versions = new Map((await checkpoints(works.db, projections)).map(({ projection, version }) => [projection, version]));
    const outdated = projections.filter(({ table, version }) => versions.get(table.name) !== version);
    if (outdated.length > 0) await rebuild(works, outdated, rebuilding);
    ready = true;
  };

  const run = async (): Promise<void> => {
    try {
      if (!ready) await makeReady();
      for (let found = await look(), moved = true; moved && !isLevel(); found = await look())
        ({ moved, failing } = await pass(works, next, projections, found, target));
    } finally {
      running = null;
    }
  };

  return {
    bring: (upTo) => {
      target = Math.max(target, upTo);
      return (running ??= run());
    },
    lowest,
    onLook: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    failing: () => failing,
    ended: async () => running?.catch(() => undefined),
  };
};
