import { Command } from 'commander';
import { bench, type BenchOptions } from './bench.ts';
import type { Size } from './laboratory/file.ts';
import { measures as ofFiles } from './laboratory/measures.ts';
import { measures as ofTheApi } from './http/measures.ts';
import { measures as ofTheLog } from './log/measures.ts';
import { benchMatching } from './matching.ts';
import { measures as ofReadModels } from './read-models/measures.ts';

/** `npm run bench`: what can be measured, each as ratios against somebody else in the same run. */
const program = new Command('bench')
  .description('Measures the system against a peer and a physical limit, side by side in one run. Only the ratios mean anything.')
  .showHelpAfterError();

const parts = [
  { name: 'log', says: 'the event log', quick: 'fewer and shorter rounds, and no growth to a million events: about two minutes', measures: ofTheLog },
  { name: 'read-models', says: 'the read models and the daily run', quick: 'a tenth of the events and people, fewer rounds, and no day of a million people', measures: ofReadModels },
];

for (const { name, says, quick, measures } of parts)
  program
    .command(name)
    .description(`${says}, on an embedded PostgreSQL with durable settings`)
    .option('--quick', quick)
    .option('--only <text>', 'only the measures whose name holds this text')
    .option('--rounds <n>', 'how many rounds of each measure, half of them in the opposite order', Number)
    .option('--json', 'print the figures as JSON')
    .action(bench(measures));

program
  .command('matching')
  .description('how often made-up reports of laboratories, full of faults, reach whom they belong to')
  .option('--people <n>', 'how many are on record', Number, 200_000)
  .option('--items <n>', 'how many reports', Number, 100_000)
  .option('--seed <n>', 'the same seed makes the same people and reports', Number, 1)
  .option('--database', 'look for people in an embedded PostgreSQL, and tell how long that takes')
  .action(benchMatching);

program
  .command('laboratory')
  .description('a file of a laboratory, from its receipt until every result is on its record and its letter asked for')
  .option('--people <n>', 'how many are on record', Number, 100_000)
  .option('--results <n>', 'how many results the file holds', Number, 10_000)
  .option('--rounds <n>', 'how many files, each of other people', Number, 4)
  .option('--json', 'print the figures as JSON')
  .action(({ people, results, ...options }: Size & BenchOptions) => bench(ofFiles({ people, results }))(options));

program
  .command('http')
  .description('the API under load: search, summary and list, beside a bare route that reads one row by its key')
  .option('--people <n>', 'how many are on record', Number, 1_000_000)
  .option('--quick', '20,000 people, and fewer and shorter rounds')
  .option('--only <text>', 'only the measures whose name holds this text')
  .option('--rounds <n>', 'how many rounds of each measure, half of them in the opposite order', Number)
  .option('--json', 'print the figures as JSON')
  .action(({ people, ...options }: Pick<Size, 'people'> & BenchOptions) => bench(ofTheApi(options.quick === true ? 20_000 : people))(options));

await program.parseAsync();
