import type { Counts } from '../application/daily-run/counts.ts';
import { readDiary } from '../application/daily-run/diary.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { progress } from './command-line/progress.ts';
import type { System } from './system.ts';

export interface Today {
  readonly day: CivilDate;
  readonly counts: Counts | null;
  /** Today's run was done before this start. */
  readonly before: boolean;
}

/** Brings the read models level and carries out the days up to today that are not done yet. */
export const startUp = async (system: System): Promise<Today> => {
  await system.readModels.catchUp();
  const day = system.clock.today();
  const bar = progress('Daily run');
  const report = await system.dailyRun(day, { onProgress: (at) => bar.show(at.done / at.of, at.day) }).finally(() => bar.end());
  await system.readModels.catchUp();
  const { completed } = await readDiary(system.log);
  return { day, counts: completed?.day === day ? completed.counts : null, before: report.days.length === 0 };
};

const number = new Intl.NumberFormat('en-GB');

const line = (label: string, value: string | number): string =>
  `  ${label.padEnd(30)}${(typeof value === 'number' ? number.format(value) : value).padStart(10)}`;

/** What a newcomer sees: how many people and events there are, what today brought, and where to look. */
export const startSummary = async (system: System, { day, counts, before }: Today, address: string, seconds: number): Promise<string> => {
  const { people } = await system.tables
    .selectFrom('participant_summary')
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return [
    '',
    line('participants', people),
    line('events', await system.log.head()),
    '',
    `  The run of ${day}${before ? ' (done before)' : ''}`,
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
    '',
    `  API             ${address}/api`,
    `  documentation   ${address}/docs`,
    `  OpenAPI         ${address}/openapi.json`,
    `  health          ${address}/health`,
    '',
    `  Ready in ${seconds.toFixed(1)} s. Ctrl-C stops it.`,
  ].join('\n');
};
