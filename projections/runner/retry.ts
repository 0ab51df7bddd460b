import type { Projection } from '../projection.ts';
import { hold } from './checkpoint.ts';
import { fold, nothingYet } from './fold.ts';
import { parkUnshown } from './park-unshown.ts';
import { parkedAfter } from './parked.ts';
import { live } from './place.ts';
import { showSparing } from './show.ts';
import type { Works } from './works.ts';
import { statesBetween } from './take.ts';

const atOnce = 500;

/**
 * Tries again to show every parked stream of a projection, once whatever stopped them has been put right. Those that
 * still can't be shown stay parked. (A stream is also tried again by itself when its next event comes.)
 */
export const retryParked = <State>(works: Works<State>, projection: Projection<State>): Promise<void> =>
  works.db.transaction().execute(async (trx) => {
    const { name } = projection.table;
    const [held] = await hold(trx, [projection]);
    if (held?.version !== projection.version) return;
    for (let parked = await parkedAfter(trx, name, '', atOnce); parked.length > 0; parked = await parkedAfter(trx, name, parked.at(-1)?.stream ?? '', atOnce)) {
      const streams = await works.log.readStreams(parked.map(({ stream }) => stream), { upTo: { position: held.position } });
      const subjects = [...streams].map(([stream, { events }]) => fold(works.source, nothingYet(works.source, stream), events));
      const unshown = await showSparing({ trx, projections: [projection], into: live }, subjects, statesBetween(works, 0, held.position));
      await parkUnshown(trx, live, name, subjects, unshown, parked);
    }
  });
