import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { System } from '../../../adapters/system.ts';
import { addDays, type CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Chance } from '../../chance.ts';
import type { Moment } from '../die-at.ts';
import type { Lives } from './lives.ts';
import { whileReading } from './readers.ts';
import type { LastWords, Work } from './victim.ts';

export interface Scene {
  readonly dice: Chance;
  /** This process's, which nobody kills: it goes on where others died. */
  readonly system: System;
  readonly lives: Lives;
  /** The last day whose run was carried out. */
  readonly day: CivilDate;
  /** People who join on the day of a run. */
  readonly joining: number;
  /** A process of its own does this, and dies at that moment. */
  readonly dies: (work: Work, moment: Moment) => Promise<LastWords>;
}

/** Answers with what was wrong. */
type Death = (scene: Scene) => Promise<readonly string[]>;

/** Milliseconds in which nothing happens, so that those who are to die get on with their work. */
const betweenLots = 10;

/** Something happens to people, a little at a time, until that is there. */
const livingUntil = async <A>(end: Promise<A>, { lives, dice, day }: Scene): Promise<A> => {
  let over = false;
  const ended = end.finally(() => (over = true));
  while (!over) {
    await (dice.below(8) === 0 ? lives.more(1 + dice.below(4)) : lives.change(1 + dice.below(10), day));
    await delay(betweenLots);
  }
  return ended;
};

/** This process brings the read models on meanwhile, as a system that is up does. */
const following = async <A>({ system: { readModels, log } }: Scene, work: () => Promise<A>): Promise<A> => {
  const stop = new AbortController();
  const followed = readModels.follow(log, stop.signal);
  try {
    return await work();
  } finally {
    stop.abort();
    await followed;
  }
};

const moment = ({ dice }: Scene, text: string, times: number, most: number): Moment => ({ text, time: 1 + dice.below(times), pause: dice.below(most + 1) });

const projectorKilled = (others: 'alone' | 'beside another'): Death => async (scene) => {
  const dying = (): Promise<LastWords> => livingUntil(scene.dies({ do: 'follow' }, moment(scene, 'read_model.checkpoint', 20, 5)), scene);
  await (others === 'alone' ? dying() : following(scene, dying));
  return [];
};

/** What a rebuild asks before the swap, and about how often. */
const filling = [['read_model_filling.part', 24], ['"next_', 100], ['read_model_filling.finish', 9]] as const;
const swapping = [['read_model_filling.swap', 2], ['update read_model.checkpoint', 2], ['"underway"', 2], ['read_model_filling.analyse', 1]] as const;

/** The same rebuild is begun by one process after the other until the last has done it, while everybody reads, and in half of the cases people live. */
const rebuildKilled = (when: typeof filling | typeof swapping, how: 'once' | 'twice' | 'with another'): Death => async (scene) => {
  const { system, dice } = scene;
  // Sixteen parts of each kind, also when the log has grown by half: 256 of each would take minutes.
  const part = Math.ceil((await system.log.head()) / 8);
  const anew = dice.happens(0.2);
  const killed = (): Promise<LastWords> => {
    const [text, times] = dice.oneOf<(typeof when)[number]>(when);
    return scene.dies({ do: 'rebuild', part, anew }, moment(scene, text, times, 5));
  };
  const rebuilt = (): Promise<number> => system.readModels.rebuild(undefined, { part });
  const all = async (): Promise<unknown> => {
    // The one that dies may have come so late that it began another.
    if (how === 'with another') await Promise.all([killed(), rebuilt()]);
    else await killed();
    if (how === 'twice') await killed();
    return rebuilt();
  };
  const living = dice.happens(0.5);
  return whileReading(system.db, async () => {
    await (living ? following(scene, () => livingUntil(all(), scene)) : all());
    const { rows } = await sql`select from read_model_filling.underway`.execute(system.db);
    return rows.length > 0 ? ['a rebuild is still under way'] : [];
  });
};

const dailyRunKilled = (how: 'once' | 'with another'): Death => async (scene) => {
  const { system, dice, lives, joining, day } = scene;
  await lives.join(joining, addDays(day, -1));
  const killed = scene.dies({ do: 'daily run', until: day }, moment(scene, 'event_log.append', 5, 40));
  const carriedOut = () => system.dailyRun(day, { confirmed: true });
  const run = how === 'once' ? killed.then(carriedOut) : Promise.all([carriedOut(), killed]).then(carriedOut);
  await (dice.happens(0.5) ? following(scene, () => livingUntil(run, scene)) : run);
  return [];
};

/** Nobody of that name can be shown in the summary, and that is put right. */
const unshowable = (who: 'the projector' | 'who tries again'): Death => async (scene) => {
  const { system, lives, dice, day } = scene;
  const family = `UNSHOWABLE ${await system.log.head()}`;
  await system.readModels.catchUp();
  await sql`alter table read_model.participant_summary add constraint unshowable check (family_name is distinct from ${sql.lit(family)})`.execute(system.db);
  const people = 1 + dice.below(5);
  const findings: string[] = [];
  const alarmed = async (): Promise<readonly string[]> => (await system.readModels.health()).projections.flatMap(({ name, parked }) => (parked > 0 ? [`${name} ${parked}`] : []));

  const named = lives.rename(people, family, day);
  if (who === 'the projector') await livingUntil(scene.dies({ do: 'follow' }, moment(scene, 'read_model.checkpoint', 25, 3)), scene);
  const renamed = await named;
  await lives.change(20, day);
  await system.readModels.catchUp();
  const alarm = await alarmed();
  if (alarm.join() !== `participant_summary ${renamed}`) findings.push(`${renamed} people cannot be shown, and the alarm says: ${alarm.join(', ')}`);

  await sql`alter table read_model.participant_summary drop constraint unshowable`.execute(system.db);
  if (who === 'who tries again') await scene.dies({ do: 'retry parked' }, moment(scene, 'read_model.parked', 4, 2));
  await system.readModels.retryParked();
  return findings;
};

/** The days' runs that these carry out: a day is theirs. */
export const ofADay = ['the daily run killed', 'one of two daily runs killed'] as const;

export const deaths: Readonly<Record<string, Death>> = {
  'the projector killed': projectorKilled('alone'),
  'one of two projectors killed': projectorKilled('beside another'),
  'a rebuild killed half-way': rebuildKilled(filling, 'once'),
  'a rebuild killed half-way, twice': rebuildKilled(filling, 'twice'),
  'one of two rebuilds killed': rebuildKilled(filling, 'with another'),
  'a rebuild killed at the swap': rebuildKilled(swapping, 'once'),
  [ofADay[0]]: dailyRunKilled('once'),
  [ofADay[1]]: dailyRunKilled('with another'),
  'the projector killed where a row cannot be written': unshowable('the projector'),
  'who tries parked people again killed': unshowable('who tries again'),
};

export const nextDay = (day: CivilDate, dice: Chance): CivilDate => addDays(day, 1 + dice.below(9));
