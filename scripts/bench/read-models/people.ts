import { addMonths, civilDate } from '../../../domain/dates/civil-date.ts';
import { readNames } from '../../simulate/names.ts';
import { simulate } from '../../simulate/simulate.ts';
import type { Arena, Ground } from '../log/arena.ts';

/** The first day whose run is still to be done. */
export const until = civilDate('2026-11-22');

/** As long as lives are long enough to have all kinds of events, and no longer. */
export interface Population {
  readonly people: number;
  readonly years: number;
}

/** Simulated people, in the log; those that are there already stay. Answers with how many events that took. */
export const populate = async (ground: Ground, { people, years }: Population): Promise<number> => {
  const { log, policy, ids } = await ground.system();
  const { events } = await simulate(log, { seed: 1, from: addMonths(until, -12 * years), until, policy, ids, names: await readNames() }, people);
  return events;
};

export const settle = async ({ say }: Arena, ground: Ground, population: Population): Promise<void> => {
  say(`  simulating ${population.people.toLocaleString('en-GB')} people for ${population.years} years`);
  await populate(ground, population);
  await ground.pool.query('vacuum analyze event_log.events');
};

/** … and in the read models. */
export const settleAndShow = async (arena: Arena, ground: Ground, population: Population): Promise<void> => {
  await settle(arena, ground, population);
  const { readModels, pool } = await ground.system();
  await readModels.rebuild();
  await pool.query('vacuum analyze');
};

/** In three years about ten events happen to somebody. */
export const makingAbout = (events: number): Population => ({ people: Math.round(events / 10.4), years: 3 });
