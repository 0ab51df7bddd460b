import type { Counts } from '../application/daily-run/counts.ts';
import type { Stopped } from '../application/daily-run.ts';
import { readDiary } from '../application/daily-run/diary.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { filesUnderWay } from '../projections/laboratory-items/queries.ts';
import { progress } from './command-line/progress.ts';
import type { System } from './system.ts';
import { whyNotBegun } from './unusual-day.ts';

export interface Runs {
  /** The days carried out by this start, and today; the first and the last of them. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** What they brought, summed; today's counts when it was done before. */
  readonly counts: Counts | null;
  readonly before: boolean;
  /** The day that a person must confirm before it is begun; null: none. */
  readonly stopped: Stopped | null;
}

/** Brings the read models level, goes on with what laboratories sent, carries out the days up to today that are not done yet, and covers the log with a checkpoint. */
export const startUp = async (system: System): Promise<Runs> => {
  await system.readModels.catchUp();
  const until = system.clock.today();
  for (const { file, last } of await filesUnderWay(system.db)) await system.processFile(file, last, { today: until });
  await system.lookAgain(until);
  const bar = progress('Daily run');
  const { days, stopped } = await system.dailyRun(until, { onProgress: (at) => bar.show(at.done / at.of, at.day) }).finally(() => bar.end());
  await system.readModels.catchUp();
  await system.integrity.checkpoint();
  const [first] = days;
  if (first !== undefined) return { from: first.day, until, counts: days.map(({ counts }) => counts).reduce(sum), before: false, stopped };
  const { completed } = await readDiary(system.log);
  return { from: until, until, counts: completed?.day === until ? completed.counts : null, before: stopped === null, stopped };
};

const sum = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.keys(a).map((key) => [key, a[key as keyof Counts] + b[key as keyof Counts]])) as Counts;

const number = new Intl.NumberFormat('en-GB');

const line = (label: string, value: string | number): string =>
  `  ${label.padEnd(30)}${(typeof value === 'number' ? number.format(value) : value).padStart(10)}`;

/** Where to look. */
export interface Places {
  readonly address: string;
  /** What messages would have been sent; null: they are sent, or none is. */
  readonly messages: string | null;
  /** What mail would have been sent; null: it is sent, or none is. */
  readonly mail: string | null;
  /** As whom one may sign in; null: as whoever CIS2 knows, or as nobody. */
  readonly identity: string | null;
}

/** What a newcomer sees: how many people and events there are, what today brought, and where to look. */
export const startSummary = async (system: System, positionsCount: boolean, { from, until, counts, before, stopped }: Runs, { address, messages, mail, identity }: Places, seconds: number): Promise<string> => {
  const { people } = await system.tables
    .selectFrom('participant_summary')
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return [
    '',
    line('participants', people),
    // Elsewhere than in PostgreSQL a position is a place, not a count.
    line(positionsCount ? 'events' : 'position of the log', await system.log.head()),
    '',
    from === until ? `  The run of ${until}${before ? ' (done before)' : ''}` : `  The runs from ${from} to ${until}`,
    ...(counts === null
      ? []
      : [
          line('due', counts.due),
          line('listed for prior notification', counts.listed),
          line('invited', counts.invited),
          line('reminded', counts.reminded),
          line('non-responders', counts.nonResponders),
          line('letters asked for', counts.letters),
        ]),
    ...(stopped === null ? [] : ['', `  ${whyNotBegun(stopped)}`]),
    '',
    `  sign in         ${address}/`,
    `  API             ${address}/api/v1`,
    `  documentation   ${address}/docs`,
    `  OpenAPI         ${address}/openapi.json`,
    `  health          ${address}/health`,
    `  metrics         ${address}/metrics`,
    ...(messages === null ? [] : [`  messages        ${messages} (what stands in for NHS Notify)`]),
    ...(mail === null ? [] : [`  mail            ${mail} (what stands in for a mail server)`]),
    ...(identity === null ? [] : [`  identity        ${identity} (what stands in for NHS Care Identity, with its users)`]),
    '',
    `  Ready in ${seconds.toFixed(1)} s. Ctrl-C stops it.`,
  ].join('\n');
};
