import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Step } from '../../../domain/participant/next-step.ts';
import type { System } from '../../../adapters/system.ts';
import type { Arena, Ground } from '../log/arena.ts';
import type { Contest } from '../measure.ts';
import { rateOf } from '../pace.ts';
import { settleAndShow } from './people.ts';

/** The first day on which so many people are due, for anything or for one of some steps. */
export const dayWithDue = async ({ tables }: System, people: number, steps?: readonly Step[]): Promise<CivilDate> => {
  const { due_on } = await tables
    .selectFrom('due_action')
    .select('due_on')
    .$if(steps !== undefined, (query) => query.where('step', 'in', steps ?? []))
    .orderBy('due_on')
    .offset(people - 1)
    .limit(1)
    .executeTakeFirstOrThrow();
  return due_on;
};

/** The run of a day on which so many are due, on a copy of its own each time. Told in people done. */
export const dailyRun = async (arena: Arena): Promise<Contest> => {
  const people = arena.quick ? 10_000 : 100_000;
  const template = await arena.ground();
  await settleAndShow(arena, template, { people: Math.round(people * 1.4), years: 1 });
  const day = await dayWithDue(await template.system(), people);
  let copy: Ground | undefined;
  return {
    ours: async () => {
      if (copy !== undefined) await arena.drop(copy);
      copy = await arena.ground(template);
      const system = await copy.system();
      return rateOf(async () => {
        const { days } = await system.dailyRun(day);
        const done = days.reduce((sum, { counts }) => sum + counts.due, 0);
        if (done < people) throw new Error(`${done} of ${people} people were done`);
        return done;
      });
    },
  };
};
