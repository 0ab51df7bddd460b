import type { Kysely } from 'kysely';
import type { AppendSignal } from '../../application/ports/append-signal.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { Projection, Source } from '../projection.ts';
import { bell } from './bell.ts';
import { enter } from './checkpoint.ts';
import { compare, type Comparison } from './compare.ts';
import { type Health, health } from './health.ts';
import { pace } from './pace.ts';
import { listParked, type Parked, skip } from './parked.ts';
import { rebuild, type Rebuilding } from './rebuild.ts';
import { retryParked } from './retry.ts';
import { runs } from './runs.ts';

/** Keeps read models level with the log. Several processes may do so at once: each projection is worked on by one at a time. */
export interface ReadModels {
  readonly names: readonly string[];
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
  readonly rebuild: (name?: string, how?: Rebuilding) => Promise<number>;
  /** Compares each table with a replay of the log, and tells now and then how many more events were replayed. */
  readonly compare: (name?: string, onEvents?: (events: number) => void) => Promise<readonly Comparison[]>;
  /** Tries again to show every parked stream. */
  readonly retryParked: () => Promise<void>;
  /** The parked streams that follow one of them. */
  readonly parked: (after: Pick<Parked, 'projection' | 'stream'>, limit: number) => Promise<readonly Parked[]>;
  /** Has a parked stream be left as it is shown in one read model, or in all, by somebody's decision. Answers with in how many. */
  readonly skipParked: (skipping: Parameters<typeof skip>[1]) => Promise<number>;
  readonly health: () => Promise<Health>;
}

export interface ReadModelsDeps<State> {
  readonly db: Kysely<unknown>;
  readonly log: EventLog;
  readonly source: Source<State>;
  readonly projections: readonly Projection<State>[];
  /** The clock by which events are recorded, ISO 8601. */
  readonly now: () => string;
  /** Most events taken in one transaction. */
  readonly batchSize?: number;
  /** How rebuilds are done where it is not said otherwise. */
  readonly rebuilding?: Rebuilding;
  /** Told when the database or the log can't be reached while following; it is tried again. */
  readonly onTrouble?: (cause: unknown) => void;
}

/** Milliseconds until the next try when the database or the log can't be reached. */
const tryAgainAfter = 1_000;

export const readModels = <State>(deps: ReadModelsDeps<State>): ReadModels => {
  const { log, projections, batchSize = 2_000, rebuilding = {}, onTrouble = () => undefined } = deps;
  const { bring, lowest, onLook, failing, ended } = runs(deps, projections, { batchSize, rebuilding });
  const keepingPace = pace(deps.now);
  const all = projections.map(({ table }) => table.name);
  const named = (name: string | undefined): readonly Projection<State>[] => {
    const some = projections.filter(({ table }) => name === undefined || table.name === name);
    if (some.length === 0) throw new RangeError(`There is no read model ${name}`);
    return some;
  };
  const standingStill = (names: readonly string[], end: number): Error => {
    const why = (name: string): string => `${name} (${failing().get(name) ?? 'taken by another version'})`;
    return new Error(`Read models stand still before position ${end}: ${names.map(why).join(', ')}`);
  };

  return {
    names: all,
    catchUp: async (upTo = Infinity, names = all) => {
      const end = Math.min(upTo, await log.head());
      await bring(end);
      const behind = names.filter((name) => lowest([name]) < end);
      if (behind.length > 0) throw standingStill(behind, end);
      return lowest(names);
    },

    reach: (position, within, names = all) =>
      new Promise((answer) => {
        const isThere = (): boolean => lowest(names) >= position;
        const done = (): void => {
          clearTimeout(timer);
          stopLooking();
          answer(isThere());
        };
        const stopLooking = onLook(() => void (isThere() && done()));
        const timer = setTimeout(done, within);
        if (isThere()) done();
        // What stops a run is for whoever follows to try again; who waits, waits.
        else bring(position).catch(() => undefined);
      }),

    follow: async (appends, until) => {
      const { ring, rung } = bell();
      const end = appends.onAppend(ring);
      until.addEventListener('abort', ring);
      while (!until.aborted) {
        const more = rung();
        const again = await log.head().then(bring).then(
          () => undefined,
          (cause: unknown) => {
            onTrouble(cause);
            return setTimeout(ring, tryAgainAfter);
          },
        );
        await more;
        clearTimeout(again);
      }
      until.removeEventListener('abort', ring);
      end();
      await ended();
    },

    rebuild: async (name, how) => {
      const some = named(name);
      await enter(deps.db, some);
      return rebuild(deps, some, { ...rebuilding, ...how });
    },
    compare: async (name, onEvents) => compare(deps, named(name), onEvents),
    retryParked: async () => {
      for (const projection of projections) await retryParked(deps, projection);
    },
    parked: (after, limit) => listParked(deps.db, after, limit),
    skipParked: (skipping) => skip(deps.db, skipping),
    health: () => health(deps, projections, failing(), keepingPace),
  };
};
