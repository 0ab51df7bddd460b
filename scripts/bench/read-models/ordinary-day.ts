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

/** A day of a system that holds a million people: its run, its results, and everything shown. */
export const ordinaryDay = async (arena: Arena): Promise<Contest> => {
  const template = await arena.ground();
  await settleAndShow(arena, template, { people, years: 0.75 });
  const filled = await template.system();
  const days = [await dayWithDue(filled, ofEach, 'invite'), await dayWithDue(filled, ofEach, 'remind')];
  const day = days.reduce((a, b) => (a < b ? b : a));
  return {
    ours: async () => {
      const copy = await arena.ground(template);
      const system = await copy.system();
      const tested = await whoComes(system);
      const start = performance.now();
      const since = () => (performance.now() - start) / 1000;
      const run = await system.dailyRun(day);
      const ran = since();
      await report(system, tested, day);
      const reported = since();
      await system.readModels.catchUp();
      const seconds = since();
      arena.say(`  run ${ran.toFixed(1)} s ${JSON.stringify(run.days.map(({ counts }) => counts))}, results until ${reported.toFixed(1)} s, level at ${seconds.toFixed(1)} s`);
      await arena.drop(copy);
      return { seconds, perSecond: 1 / seconds };
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
  for (let i = 0; i < tested.length; i += atOnce) {
    const items = tested.slice(i, i + atOnce).map((participantId) => ({ participantId, command: command('record-result', { result }), context: { ...context, commandId: `bench/results/${participantId}` } }));
    if ((await handleMany(system)(items)()).some(isLeft)) throw new Error('A result was not recorded');
  }
};
