import { isLeft } from 'fp-ts/lib/Either.js';
import { addDays, type CivilDate } from '../../../domain/dates/civil-date.ts';
import { command } from '../../../domain/participant/commands.ts';
import { handleMany } from '../../../application/participants.ts';
import type { ParticipantId } from '../../../application/participant-id.ts';
import type { System } from '../../../adapters/system.ts';
import type { Arena } from '../log/arena.ts';
import type { Contest } from '../measure.ts';
import { dayWithDue } from './daily-run.ts';
import { settleAndShow } from './people.ts';

const people = 1_000_000;
/** Invitations, and as many reminders and results: a day of all of England. */
const ofEach = 15_000;
const atOnce = 500;
/** As many batches under way as when laboratories' files are gone through. */
const lanes = 2;

/**
 * A day of a system that holds a million people: its run, its results, and everything shown. A copy of that database would not stay
 * in memory beside it, so that there is one day: what warms up is its dry run, which reads as much and writes nothing.
 */
export const ordinaryDay = async (arena: Arena): Promise<Contest> => {
  const ground = await arena.ground();
  await settleAndShow(arena, ground, { people, years: 0.75 });
  const system = await ground.system();
  const day = await dayWithDue(system, 2 * ofEach, ['invite', 'remind']);
  const tested = await whoComes(system);
  let isWarm = false;
  return {
    ours: async () => {
      const start = performance.now();
      const since = () => (performance.now() - start) / 1000;
      if (isWarm) {
        // As in the running system, whose read models follow all the while.
        const followed = new AbortController();
        const following = system.readModels.follow(system.log, followed.signal);
        const { days: ran } = await system.dailyRun(day);
        const run = since();
        await report(system, tested, day);
        const reported = since() - run;
        await system.readModels.catchUp();
        followed.abort();
        await following;
        arena.say(`  ${JSON.stringify(ran.map(({ counts }) => counts))}: run ${run.toFixed(1)} s, ${ofEach} results ${reported.toFixed(1)} s, then level after ${(since() - run - reported).toFixed(1)} s`);
      } else await system.dryRun(day);
      isWarm = true;
      return { seconds: since(), perSecond: 1 / since() };
    },
  };
};

const whoComes = async ({ tables }: System): Promise<readonly ParticipantId[]> => {
  const rows = await tables.selectFrom('participant_summary').select('participant_id').where('recall_status', '=', 'invited').orderBy('participant_id').limit(ofEach).execute();
  if (rows.length < ofEach) throw new Error(`Only ${rows.length} people are invited`);
  return rows.map(({ participant_id }) => participant_id as ParticipantId);
};

/** A result for each, ten days old. */
const report = async (system: System, tested: readonly ParticipantId[], today: CivilDate): Promise<void> => {
  const result = { testDate: addDays(today, -10), cytology: 'X', hpv: '0', action: 'A' } as const;
  const context = { today, actor: { user: 'bench', role: 'laboratory', organisation: 'X26' }, cause: 'bench', correlationId: 'bench/results' };
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < tested.length) {
      const items = tested.slice(next, (next += atOnce)).map((participantId) => ({ participantId, command: command('record-result', { result }), context: { ...context, commandId: `bench/results/${participantId}` } }));
      if ((await handleMany(system)(items)()).some(isLeft)) throw new Error('A result was not recorded');
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};
