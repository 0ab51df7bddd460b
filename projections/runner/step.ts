import type { Kysely } from 'kysely';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { Projection, Source } from '../projection.ts';
import type { Batches } from './batches.ts';
import { hold, move } from './checkpoint.ts';
import { steps, type Subject } from './fold.ts';
import { parkUnshown } from './park-unshown.ts';
import { parkedAmong } from './parked.ts';
import { live } from './rows.ts';
import { show, showSparing } from './show.ts';

export interface Works<State> {
  readonly db: Kysely<unknown>;
  readonly log: EventLog;
  readonly source: Source<State>;
}

/** The states that a stream went through between two positions, oldest first. */
export const statesBetween =
  <State>({ log, source }: Works<State>, after: number, upTo: number) =>
  async (stream: string): Promise<readonly Subject<State>[]> => {
    const events = (await log.readStreams([stream], { upTo: { position: upTo } })).get(stream)?.events ?? [];
    return steps(source, stream, events).filter(({ stuck, position }) => stuck === null && position > after);
  };

/**
 * Takes the next batch into projections that stand at the same position: rows, parked streams and checkpoints in one
 * transaction. False when there is nothing more to take.
 *
 * @param manner `together` fails as a whole if a single row can't be written; `sparing` parks that row's stream
 */
export const step = <State>(
  works: Works<State>,
  next: Batches<State>,
  group: readonly Projection<State>[],
  after: number,
  upTo: number,
  manner: 'together' | 'sparing',
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
    const { subjects } = batch;
    const parked = await parkedAmong(trx, here.map(({ table }) => table.name), subjects.map(({ stream }) => stream));
    if (manner === 'together') await show({ trx, projections: here, into: live }, subjects);
    for (const projection of here) {
      const showing = { trx, projections: [projection], into: live };
      const unshown = manner === 'together' ? [] : await showSparing(showing, subjects, statesBetween(works, after, batch.upTo));
      await parkUnshown(trx, projection.table.name, subjects, unshown, parked);
    }
    await move(trx, here, batch.upTo);
    return true;
  });
