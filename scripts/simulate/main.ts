import { Command } from 'commander';
import { progress } from '../../adapters/command-line/progress.ts';
import { CommandFailed, withSystem } from '../../adapters/command-line/with-system.ts';
import { dayFrom } from '../../adapters/command-line/options.ts';
import { configurationOrExit } from '../../adapters/configuration.ts';
import { whyItStopped } from '../../adapters/why.ts';
import { addMonths } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { readNames } from './names.ts';
import { OtherLives, simulate } from './simulate.ts';

interface Options {
  readonly people: string;
  readonly years: string;
  readonly until: string;
  readonly seed: string;
}

const count = (option: string, typed: string, least: number, most: number): number => {
  const value = Number(typed);
  if (/^\d+(\.\d+)?$/.test(typed) && value >= least && value <= most) return value;
  throw new CommandFailed(`not-a-number: --${option} takes a number from ${least} to ${most}.`);
};

const whole = (option: string, typed: string, least: number, most: number): number => {
  const value = count(option, typed, least, most);
  if (Number.isInteger(value)) return value;
  throw new CommandFailed(`not-a-number: --${option} takes a whole number.`);
};

/** Nobody is made up where real people are. */
const assertNoRealPeople = (): void => {
  if (configurationOrExit().environment === 'production') throw new CommandFailed('not-in-production: made-up people do not belong in a production system.');
};

const run = async ({ people, years, until, seed }: Options): Promise<string> => {
  assertNoRealPeople();
  const end = dayFrom(until);
  const world = { until: end, from: addMonths(end, -Math.round(count('years', years, 0, 60) * 12)), seed: whole('seed', seed, 0, 2 ** 31), policy: programmePolicy, names: await readNames() };
  const of = whole('people', people, 1, 5_000_000);
  return withSystem('operate', async ({ log, ids, integrity }) => {
    const bar = progress('Simulated lives');
    const started = performance.now();
    try {
      const { events } = await simulate(log, { ...world, ids }, of, (now) => bar.show(now.people / of, `${now.people} people, ${now.events} events`));
      const seconds = (performance.now() - started) / 1000;
      await integrity.checkpoint();
      return [
        `${of} people from ${world.from} to ${world.until}: ${events} events added, ${Math.round(events / seconds)} a second.`,
        `The run of ${world.until} is still to be done: npm run csms -- run --until ${world.until}`,
      ].join('\n');
    } finally {
      bar.end();
    }
  });
};

/** `npm run simulate`: plausible lives of made-up people, into the event log of the configured system. */
const program = new Command('simulate')
  .description('Makes plausible lives of made-up people, by the real decisions, and stores them in the event log. Stopped and started again with the same options it goes on.')
  .requiredOption('--people <n>', 'how many people')
  .option('--years <n>', 'for how many years before the end they live', '3')
  .option('--until <day>', 'the end: the first day whose run is still to be done (YYYY-MM-DD)', '2026-11-22')
  .option('--seed <n>', 'lets chance fall alike', '1')
  .showHelpAfterError()
  .action(async (options: Options) => void process.stdout.write(`${await run(options)}\n`));

try {
  await program.parseAsync();
} catch (error) {
  const why = error instanceof CommandFailed || error instanceof OtherLives ? error.message : whyItStopped(error);
  if (why === null) throw error;
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
