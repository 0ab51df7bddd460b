import type { Projection } from '../projection.ts';
import { checkpoints } from './checkpoint.ts';
import { countParked } from './parked.ts';
import type { Works } from './works.ts';

export interface ProjectionHealth {
  readonly name: string;
  readonly position: number;
  /** Events between it and the end of the log. */
  readonly lag: number;
  /** Streams that it does not show to their end. */
  readonly parked: number;
  /** Filled by another version of this projection, and to be rebuilt. */
  readonly outdated: boolean;
  /** What stops it as a whole (SQLSTATE). */
  readonly fault: string | null;
}

export interface Health {
  readonly head: number;
  /** Instant at which the oldest event was recorded that some projection has not taken; null: all are level. */
  readonly waitingSince: string | null;
  readonly projections: readonly ProjectionHealth[];
}

/** How the read models do. Well: no lag to speak of, nothing parked, no fault. */
export const health = async <State>(
  { db, log }: Works<State>,
  projections: readonly Projection<State>[],
  failing: ReadonlyMap<string, string>,
): Promise<Health> => {
  const parked = await countParked(db);
  const found = new Map((await checkpoints(db, projections)).map((checkpoint) => [checkpoint.projection, checkpoint]));
  const head = await log.head();
  const each = projections.map(({ table: { name }, version }) => {
    const { position = 0, version: filledBy = version } = found.get(name) ?? {};
    const lag = Math.max(0, head - position);
    return { name, position, lag, parked: parked.get(name) ?? 0, outdated: filledBy !== version, fault: failing.get(name) ?? null };
  });
  const lowest = Math.min(head, ...each.map(({ position }) => position));
  for await (const { events: [oldest] } of log.readAll(lowest, 1)) return { head, waitingSince: oldest?.recordedAt ?? null, projections: each };
  return { head, waitingSince: null, projections: each };
};
