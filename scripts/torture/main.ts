import { Command } from 'commander';
import { type Round, torture } from './log/torture.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const whole = (text: string): number => Number.parseInt(text, 10);

const program = new Command('torture').description('Puts a part of the system under load and one fault after another, and looks at what is left.').showHelpAfterError();

program
  .command('log')
  .description('the event log in PostgreSQL: processes and connections that die, a full disk, clocks that jump')
  .option('--rounds <number>', 'how many faults', whole, 100)
  .option('--seed <number>', 'to let chance fall as in an earlier run', whole, Math.floor(Math.random() * 2 ** 31))
  .action(async ({ rounds, seed }: { readonly rounds: number; readonly seed: number }) => {
    say(`seed ${seed}`);
    const all: Round[] = [];
    for await (const round of torture({ rounds, seed })) {
      all.push(round);
      say(`${String(all.length).padStart(4)}  ${told(round)}`);
    }
    say(`\n${summary(all)}`);
    process.exitCode = all.some(({ findings }) => findings.length > 0) ? 1 : 0;
  });

const told = ({ fault, acknowledged, inDoubt, inDoubtStored, events, findings }: Round): string =>
  [`${fault.padEnd(46)} ${acknowledged} acknowledged, ${inDoubt} in doubt (${inDoubtStored} of them stored), ${events} events`, ...findings].join('\n      ! ');

const summary = (all: readonly Round[]): string => {
  const sum = (of: (round: Round) => number): number => all.reduce((total, round) => total + of(round), 0);
  const findings = sum((round) => round.findings.length);
  return [
    `${all.length} rounds: ${sum(({ acknowledged }) => acknowledged)} appends acknowledged, ${sum(({ conflicts }) => conflicts)} refused,`,
    `${sum(({ inDoubt }) => inDoubt)} in doubt, of which ${sum(({ inDoubtStored }) => inDoubtStored)} had been stored.`,
    findings === 0 ? 'Nothing was lost, doubled or changed.' : `${findings} findings.`,
  ].join(' ');
};

await program.parseAsync();
