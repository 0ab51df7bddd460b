import type { Kysely } from 'kysely';
import type { AppendSignal } from '../../application/ports/append-signal.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { Projection, Source } from '../projection.ts';
import { batches } from './batches.ts';
import { bell } from './bell.ts';
import { checkpoints, enter } from './checkpoint.ts';
import { compare, type Comparison } from './compare.ts';
import { type Health, health } from './health.ts';
import { pass } from './pass.ts';
import { rebuild } from './rebuild.ts';
import { retryParked } from './retry.ts';

/** Keeps read models level with the log. Several processes may do so at once: each projection is worked on by one at a time. */
export interface ReadModels {
  /**
   * Brings these (all, unless named) up to a position, or to the end of the log as it stands now. Answers with the lowest
   * position reached. Throws when one of them stands still, or the database or the log can't be reached.
   */
  readonly catchUp: (upTo?: number, names?: readonly string[]) => Promise<number>;
  /** Waits until these projections (all, unless named) show a position, at most so many milliseconds. False: not in that time. */
  readonly reach: (position: number, within: number, names?: readonly string[]) => Promise<boolean>;
  /** Keeps them level as events come, until told to stop; then ends what it is at. */
  readonly follow: (appends: AppendSignal, until: AbortSignal) => Promise<void>;
  /** Fills one read model, or all, anew from the log. Answers with the position they stand at. */
  readonly rebuild: (name?: string) => Promise<number>;
  /** Compares each table with a replay of the log. */
  readonly compare: (name?: string) => Promise<readonly Comparison[]>;
  /** Tries again to show every parked stream. */
  readonly retryParked: () => Promise<void>;
  readonly health: () => Promise<Health>;
}

export interface ReadModelsDeps<State> {
  readonly db: Kysely<unknown>;
  readonly log: EventLog;
  readonly source: Source<State>;
  readonly projections: readonly Projection<State>[];
  /** Most events taken in one transaction. */
  readonly batchSize?: number;
  /** Told when the database or the log can't be reached while following; it is tried again. */
  readonly onTrouble?: (cause: unknown) => void;
}

/** Milliseconds until the next try when the database or the log can't be reached. */
const tryAgainAfter = 1_000;

export const readModels = <State>(deps: ReadModelsDeps<State>): ReadModels => {
  const { log, db, projections, batchSize = 2_000, onTrouble = () => undefined } = deps;
  const next = batches(log, deps.source, batchSize);
  const waiting = new Set<() => void>();
  let reached: ReadonlyMap<string, number> = new Map();
  let failing: ReadonlyMap<string, string> = new Map();
  let target = 0;
  let running: Promise<void> | null = null;
  let ready = false;

  const lowest = (names: readonly string[]): number => Math.min(...names.map((name) => reached.get(name) ?? 0));
  const all = projections.map(({ table }) => table.name);
  const named = (name: string | undefined) => {
    const some = projections.filter(({ table }) => name === undefined || table.name === name);
    if (some.length === 0) throw new RangeError(`There is no read model ${name}`);
    return some;
  };

  const look = async (): Promise<void> => {
    reached = new Map((await checkpoints(db, projections)).map(({ projection, position }) => [projection, position]));
    for (const tell of [...waiting]) tell();
  };

  /** Filled by another version of a projection, its table is of no use. */
  const makeReady = async (): Promise<void> => {
    await enter(db, projections);
    const versions = new Map((await checkpoints(db, projections)).map(({ projection, version }) => [projection, version]));
    const outdated = projections.filter(({ table, version }) => versions.get(table.name) !== version);
    if (outdated.length > 0) await rebuild(deps, outdated);
    ready = true;
  };

  const run = async (): Promise<void> => {
    try {
      if (!ready) await makeReady();
      for (await look(); lowest(all) < target; await look()) {
        const passed = await pass(deps, next, projections, target);
        failing = passed.failing;
        if (!passed.moved) break;
      }
    } finally {
      running = null;
    }
  };

  /** One run serves everybody who waits; whoever comes while it lasts makes it last longer. */
  const bring = (upTo: number): Promise<void> => {
    target = Math.max(target, upTo);
    return (running ??= run());
  };

  const reach: ReadModels['reach'] = (position, within, names = all) =>
    new Promise((answer) => {
      const isThere = (): boolean => lowest(names) >= position;
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(tell);
        answer(isThere());
      };
      const tell = (): void => void (isThere() && done());
      const timer = setTimeout(done, within);
      waiting.add(tell);
      if (isThere()) done();
      // What stops a run is for whoever follows to try again; who waits, waits.
      else bring(position).catch(() => undefined);
    });

  return {
    catchUp: async (upTo = Infinity, names = all) => {
      const end = Math.min(upTo, await log.head());
      await bring(end);
      const behind = names.filter((name) => lowest([name]) < end);
      if (behind.length === 0) return lowest(names);
      throw new Error(`Read models stand still before position ${end}: ${behind.map((name) => `${name} (${failing.get(name) ?? 'taken by another version'})`).join(', ')}`);
    },
    reach,
    follow: async (appends, until) => {
      const { ring, rung } = bell();
      const end = appends.onAppend(ring);
      until.addEventListener('abort', ring);
      while (!until.aborted) {
        const more = rung();
        const again = await log.head().then(bring).then(() => undefined, (cause: unknown) => {
          onTrouble(cause);
          return setTimeout(ring, tryAgainAfter);
        });
        await more;
        clearTimeout(again);
      }
      until.removeEventListener('abort', ring);
      end();
      await running?.catch(() => undefined);
    },
    rebuild: async (name) => {
      const some = named(name);
      await enter(db, some);
      return rebuild(deps, some);
    },
    compare: async (name) => compare(deps, named(name)),
    retryParked: async () => {
      for (const projection of projections) await retryParked(deps, projection);
    },
    health: () => health(deps, projections, failing),
  };
};
