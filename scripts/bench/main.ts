import { Command } from 'commander';
import { benchDailyRun } from './daily-run.ts';
import { benchLog } from './log.ts';

/** `npm run bench`: what can be measured, each as ratios against somebody else in the same run. */
const program = new Command('bench')
  .description('Measures the system against a peer and a physical limit, side by side in one run. Only the ratios mean anything.')
  .showHelpAfterError();

program
  .command('log')
  .description('the event log on an embedded PostgreSQL with durable settings')
  .option('--quick', 'fewer and shorter rounds, and no growth to a million events: about two minutes')
  .option('--only <text>', 'only the measures whose name holds this text')
  .option('--rounds <n>', 'how many rounds of each measure, half of them in the opposite order', Number)
  .option('--json', 'print the figures as JSON')
  .action(benchLog);

program
  .command('daily-run')
  .description('a day on which many people are due: decided and appended')
  .option('--people <n>', 'how many are due', Number)
  .option('--machines <n>', 'how many run it at once', Number)
  .option('--rounds <n>', 'how many days, each on a fresh copy', Number)
  .action(benchDailyRun);

await program.parseAsync();
