import { Command } from 'commander';
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

await program.parseAsync();
