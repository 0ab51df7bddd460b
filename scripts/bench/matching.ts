import { connect } from '../../adapters/database/connection.ts';
import { startThrowaway } from '../../adapters/database/embedded/throwaway.ts';
import { migrate } from '../../adapters/database/migrate.ts';
import type { Candidates } from '../../application/ports/candidates.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import type { Candidate } from '../../domain/laboratory/identity.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { candidatesOnRecord } from '../../projections/participant-summary/candidates.ts';
import { chance } from '../chance.ts';
import { candidatesInMemory } from './matching/candidates-in-memory.ts';
import { dirt, items } from './matching/dirt.ts';
import { onRecord } from './matching/on-record.ts';
import { madeUp } from './matching/people.ts';
import { serverTime } from './matching/server-time.ts';
import { batchSize, sum, type Tally, tally } from './matching/tally.ts';
import { median } from './rounds.ts';

export interface MatchingOptions {
  readonly people: number;
  readonly items: number;
  readonly seed: number;
  readonly database?: boolean;
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

const row = (group: string, { items: all, right, wrong, first, further, without, none }: Tally): string =>
  `| ${[group, all.toLocaleString('en-GB'), percent(right, all), String(wrong), percent(first, all), percent(further, all), percent(without, all), percent(none, all)].join(' | ')} |`;

interface Where {
  readonly candidates: Candidates;
  readonly told: (say: (text: string) => void) => void;
  readonly close: () => Promise<void>;
}

const inMemory = (people: readonly Candidate[]): Promise<Where> =>
  Promise.resolve({ candidates: candidatesInMemory(people), told: () => undefined, close: () => Promise.resolve() });

/** On an embedded PostgreSQL, with what each look-up takes. */
const inDatabase = async (people: readonly Candidate[]): Promise<Where> => {
  const server = await startThrowaway();
  const { db, close } = connect(server.url);
  await migrate(db);
  await onRecord(db, people);
  const { of } = candidatesOnRecord(db);
  const times: number[] = [];
  const timed: Candidates['of'] = async (identities, most) => {
    const before = performance.now();
    const found = await of(identities, most);
    if (identities.length > 0) times.push((performance.now() - before) / identities.length);
    return found;
  };
  const before = await serverTime(db);
  let spent = 0;
  const told: Where['told'] = (say) =>
    say(`candidates: ${median(times).toFixed(2)} ms for each report (batches: ${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)}), of the server's processor ${spent.toFixed(2)}`);
  const leave = async (): Promise<void> => {
    spent = ((await serverTime(db)) - before) / (times.length * batchSize);
    await close();
    await server.stop();
  };
  return { candidates: { of: timed }, told, close: leave };
};

/** Measures how often made-up reports with faults reach whom they belong to, and prints it as a table for docs/matching.md. */
export const benchMatching = async ({ people, items: count, seed, database = false }: MatchingOptions): Promise<void> => {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const dice = chance(seed);
  const everybody = madeUp(people, dice);
  const { candidates, told, close } = await (database ? inDatabase : inMemory)(everybody.filter(({ isOnRecord }) => isOnRecord).map(({ person }) => person));
  const { groups, wrong } = await tally(items(count, everybody, dice), candidates, programmePolicy, civilDate('2026-11-22')).finally(close);
  const order = ['nothing wrong', ...dirt.flatMap((field) => field.map(({ kind }) => kind)), 'two of these at once', 'three or more at once', 'of somebody not on record'];
  say('| report | items | automatic | wrong | possible, first | possible, further down | possible, without | none |');
  say('|---|---|---|---|---|---|---|---|');
  for (const group of order) {
    const counts = groups.get(group);
    if (counts !== undefined) say(row(group, counts));
  }
  say(row('all', sum(groups.values())));
  for (const each of wrong.slice(0, 10)) say(JSON.stringify(each));
  told(say);
};
