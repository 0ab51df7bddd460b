import type { Batch } from './batches.ts';
import { steps, type Subject } from './fold.ts';
import { parkUnshown } from './park-unshown.ts';
import { parkedAmong } from './parked.ts';
import { show, type Showing, showSparing } from './show.ts';
import type { Works } from './works.ts';

/** `together` fails as a whole if a single row can't be written; `sparing` parks that row's stream. */
export type Manner = 'together' | 'sparing';

/** The states that a stream went through between two positions, oldest first. */
export const statesBetween =
  <State>({ log, source }: Works<State>, after: number, upTo: number) =>
  async (stream: string): Promise<readonly Subject<State>[]> => {
    const events = (await log.readHappeningsIn([stream], upTo)).get(stream) ?? [];
    return steps(source, stream, events).filter(({ stuck, position }) => stuck === null && position > after);
  };

/** Takes a batch into projections, within a transaction: the rows of its streams, and which of them are not shown to their end. */
export const take = async <State>(
  works: Works<State>,
  { trx, projections, into }: Showing<State>,
  { subjects, after, upTo }: Batch<State>,
  manner: Manner,
): Promise<void> => {
  const parked = await parkedAmong(trx, into, projections.map(({ table }) => table.name), subjects.map(({ stream }) => stream));
  if (manner === 'together') await show({ trx, projections, into }, subjects);
  for (const projection of projections) {
    const showing = { trx, projections: [projection], into };
    const unshown = manner === 'together' ? [] : await showSparing(showing, subjects, statesBetween(works, after, upTo));
    await parkUnshown(trx, into, projection.table.name, subjects, unshown, parked);
  }
};
