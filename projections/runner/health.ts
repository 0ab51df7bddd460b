import type { Projection } from '../projection.ts';
import { checkpoints } from './checkpoint.ts';
import type { Pace } from './pace.ts';
import { countParked } from './parked.ts';
import type { Works } from './works.ts';

export interface ProjectionHealth {
  readonly name: string;
  readonly position: number;
  /** Events between it and the end of the log. */
  readonly lag: number;
  /** Streams that it does not show to their end, and that somebody is to look at. */
  readonly parked: number;
  /** Those of which somebody decided that they are not to be shown. */
  readonly skipped: number;
  /** Events a second that it came on, since this was asked some seconds ago; null: it was not. */
  readonly eventsPerSecond: number | null;
  /** Filled by another version of this projection, and to be rebuilt. */
  readonly outdated: boolean;
  /** What stops it as a whole (SQLSTATE). */
  readonly fault: string | null;
}

export interface Health {
  readonly head: number;
  /** Instant at which the oldest event was recorded that some projection has not taken; null: all are level. */
  readonly waitingSince: string | null;
  /** Its age in seconds; 0: all are level. */
  readonly waitingSeconds: number;
  readonly projections: readonly ProjectionHealth[];
}

/** How the read models do. Well: no lag to speak of, nothing parked, no fault. */
export const health = async <State>(
  { db, log }: Works<State>,
  projections: readonly Projection<State>[],
  failing: ReadonlyMap<string, string>,
  pace: Pace,
): Promise<Health> => {
  const parked = await countParked(db);
  const found = new Map((await checkpoints(db, projections)).map((checkpoint) => [checkpoint.projection, checkpoint]));
  const head = await log.head();
  const { now, perSecond } = pace(new Map([...found].map(([name, { position }]) => [name, position])));
  const each = projections.map(({ table: { name }, version }) => {
    const { position = 0, version: filledBy = version } = found.get(name) ?? {};
    const lag = Math.max(0, head - position);
    const { parked: toLookAt = 0, skipped = 0 } = parked.get(name) ?? {};
    return { name, position, lag, parked: toLookAt, skipped, eventsPerSecond: perSecond(name), outdated: filledBy !== version, fault: failing.get(name) ?? null };
  });
  const lowest = Math.min(head, ...each.map(({ position }) => position));
  for await (const { events: [oldest] } of log.readAll(lowest, 1))
    if (oldest !== undefined) return { head, waitingSince: oldest.recordedAt, waitingSeconds: Math.max(0, now - Date.parse(oldest.recordedAt)) / 1000, projections: each };
  return { head, waitingSince: null, waitingSeconds: 0, projections: each };
};
