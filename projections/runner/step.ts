import type { Projection } from '../projection.ts';
import type { Batches } from './batches.ts';
import { hold, move } from './checkpoint.ts';
import { live } from './place.ts';
import { type Manner, take } from './take.ts';
import type { Works } from './works.ts';

/**
 * Takes the next batch into projections that stand at the same position: rows, parked streams and checkpoints in one
 * transaction. False when there is nothing more to take.
 */
export const step = <State>(
  works: Works<State>,
  next: Batches<State>,
  group: readonly Projection<State>[],
  after: number,
  upTo: number,
  manner: Manner,
): Promise<boolean> =>
  works.db.transaction().execute(async (trx) => {
    const held = await hold(trx, group);
    const isHere = ({ table, version }: Projection<State>): boolean =>
      held.some((each) => each.projection === table.name && each.version === version && each.position === after);
    const here = group.filter(isHere);
    // Another process was here first.
    if (here.length === 0) return true;
    const batch = await next(after, upTo);
    if (batch === null) return false;
    await take(works, { trx, projections: here, into: live }, batch, manner);
    await move(trx, here, batch.upTo);
    return true;
  });
