import { sql } from 'kysely';
import type { Projection } from '../projection.ts';
import { hold, move } from './checkpoint.ts';
import { park, unpark } from './parked.ts';
import { advance, replay } from './replay.ts';
import { analyse, replayed, withReplayTables } from './replay-tables.ts';
import { live, replaceRows } from './rows.ts';
import type { Works } from './step.ts';

/**
 * Fills projections anew from the beginning of the log, beside the live tables, and then puts right in one transaction
 * whatever differs. Readers see the old rows until they see the new ones; appends and other projections go on, these
 * projections wait only while the difference is written. Interrupted at any moment, nothing has happened. Answers with
 * the position the tables stand at.
 */
export const rebuild = <State>(works: Works<State>, projections: readonly Projection<State>[]): Promise<number> =>
  withReplayTables(works.db, projections, async (connection) => {
    const filledTo = await works.log.head();
    const parked = await replay(works, connection, projections, filledTo);
    await analyse(connection, projections);
    return connection.transaction().execute(async (trx) => {
      const near = Math.max(filledTo, await works.log.head());
      await advance(works, trx, projections, parked, filledTo, near);
      const held = await hold(trx, projections);
      const level = Math.max(near, ...held.map(({ position }) => position));
      await advance(works, trx, projections, parked, near, level);
      for (const { table } of projections) {
        await replaceRows(trx, [{ into: live(table), table, fresh: sql`select * from ${replayed(table)}`, owners: null }]);
        await unpark(trx, table.name, null);
      }
      await park(trx, [...parked.values()]);
      await move(trx, projections, level);
      return level;
    });
  });
