import { systemActor } from '../../../application/daily-run/diary.ts';
import type { System } from '../../../adapters/system.ts';
import { addYears } from '../../../domain/dates/civil-date.ts';
import type { Arena } from '../log/arena.ts';
import { copyIn } from '../log/copy.ts';
import type { Placed } from '../log/raw.ts';
import { serverTime } from '../matching/server-time.ts';
import type { Contest, Pass } from '../measure.ts';
import { rateOf } from '../pace.ts';
import { settleAndShow, until } from '../read-models/people.ts';
import { fileOfResults, type Tested } from './file-of-results.ts';

export interface Size {
  /** How many are on record. */
  readonly people: number;
  /** How many of them a file tells of. */
  readonly results: number;
}

/** Long enough that some are invited, some reminded. */
const years = 0.25;

/** Some made-up people are called alike, born on one day and neighbours: people have to tell them apart. */
const mostAside = 0.01;

/** A file's way, from its receipt until every result stands on its record with its letter asked for; each time of other people. */
export const file = ({ people, results }: Size) => async (arena: Arena): Promise<Contest> => {
  const ground = await arena.ground();
  await settleAndShow(arena, ground, { people, years });
  const system = await ground.system();
  let sequence = 0;
  let last: readonly Placed[] = [];
  return {
    ours: async () => {
      const content = fileOfResults(await nextTested(system, results), ++sequence, until);
      const before = await system.log.head();
      let aside = 0;
      const { pass, told } = await withProcessorTime(system, results, async () => {
        const { items } = await system.receiveFile(content, { today: until, actor: systemActor, channel: 'upload' });
        aside = results - (items.settled ?? 0);
        if (aside > results * mostAside) throw new Error(`Too many results were not settled: ${JSON.stringify(items)}`);
      });
      arena.say(`${told}; ${aside} set aside for people to match`);
      last = await placedAfter(system, before);
      const letters = last.filter(({ event }) => event.type === 'letter-requested').length;
      if (letters < results - aside) throw new Error(`${letters} letters were asked for with ${results} results`);
      await system.readModels.catchUp();
      return pass;
    },
    'COPY of the same events': async () => {
      await ground.pool.query('truncate raw.events');
      return rateOf(async () => {
        await copyIn(ground.pool, last);
        return results;
      });
    },
  };
};

/** People whose letters go out and who were not tested for a year. Whoever has been is left out by their last test. */
const nextTested = async ({ tables }: System, results: number): Promise<readonly Tested[]> => {
  const rows = await tables
    .selectFrom('participant_summary')
    .select(['nhs_number', 'family_name', 'given_name', 'date_of_birth', 'address_lines', 'postcode'])
    .where('registration', '=', 'active')
    .where('ceased_since', 'is', null)
    .where('paused', '=', false)
    .where(({ or, eb }) => or([eb('last_test_date', 'is', null), eb('last_test_date', '<', addYears(until, -1))]))
    .orderBy('participant_id')
    .limit(results)
    .execute();
  if (rows.length < results) throw new Error(`Only ${rows.length} people are left to be tested: take more people, or fewer rounds`);
  return rows;
};

const placedAfter = async ({ log }: System, position: number): Promise<readonly Placed[]> => {
  const placed: Placed[] = [];
  for await (const { events } of log.readAll(position, 1_000)) placed.push(...events.map(({ stream, revision, ...event }) => ({ stream, revision, event })));
  return placed;
};

/** What a pass took of the processors, which other work on the machine touches less than its rate. */
const withProcessorTime = async ({ db }: System, results: number, work: () => Promise<void>): Promise<{ readonly pass: Pass; readonly told: string }> => {
  const [server, own] = [await serverTime(db), process.cpuUsage()];
  const pass = await rateOf(async () => {
    await work();
    return results;
  });
  const { user, system } = process.cpuUsage(own);
  const spent = (await serverTime(db)) - server;
  return { pass, told: `  ${Math.round(pass.perSecond)} results/s: our process ${Math.round((user + system) / results)} µs a result, the server ${Math.round((spent * 1_000) / results)} µs` };
};
