import type { Projection } from '../projection.ts';
import type { Batches } from './batches.ts';
import type { Checkpoint } from './checkpoint.ts';
import { faultOfProjection } from './fault.ts';
import { step } from './step.ts';
import type { Works } from './works.ts';

export interface Passed {
  /** Whether anything came nearer to the end of the log. */
  readonly moved: boolean;
  /** What stops a projection as a whole (SQLSTATE), by name. The others go on. */
  readonly failing: ReadonlyMap<string, string>;
}

interface Group<State> {
  readonly after: number;
  readonly projections: readonly Projection<State>[];
}

/** Projections that stand at the same position take their batches together; those behind stop where the next ones stand. */
const groupsOf = <State>(projections: readonly Projection<State>[], positions: ReadonlyMap<string, number>): readonly Group<State>[] => {
  const places = [...new Set(positions.values())].sort((a, b) => a - b);
  return places.map((after) => ({ after, projections: projections.filter(({ table }) => positions.get(table.name) === after) }));
};

/** One batch for each projection that is not there yet, from where it was found. Throws when the database or the log can't be reached. */
export const pass = async <State>(
  works: Works<State>,
  next: Batches<State>,
  projections: readonly Projection<State>[],
  found: readonly Checkpoint[],
  upTo: number,
): Promise<Passed> => {
  const isCurrent = ({ projection, version }: Checkpoint): boolean =>
    projections.some(({ table, version: ours }) => table.name === projection && ours === version);
  const positions = new Map(found.filter(isCurrent).map(({ projection, position }) => [projection, position]));
  const groups = groupsOf(projections, positions).filter(({ after }) => after < upTo);
  const failing = new Map<string, string>();
  let moved = false;
  for (const [i, { after, projections: group }] of groups.entries()) {
    const until = Math.min(upTo, groups[i + 1]?.after ?? upTo);
    try {
      moved = (await step(works, next, group, after, until, 'together')) || moved;
    } catch {
      // One of them, or one stream in them, is at fault: each by itself tells which, and the others go on.
      for (const projection of group)
        try {
          moved = (await step(works, next, [projection], after, until, 'sparing')) || moved;
        } catch (error) {
          const fault = faultOfProjection(error);
          if (fault === null) throw error;
          failing.set(projection.table.name, fault);
        }
    }
  }
  return { moved, failing };
};
