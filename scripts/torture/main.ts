import { Command } from 'commander';
import { startThrowaway } from '../../adapters/database/embedded/throwaway.ts';
import { tortureInPostgres } from './laboratories/in-postgres.ts';
import { toldOf } from './laboratories/told.ts';
import * as ofHttp from './http/torture.ts';
import * as ofTheLog from './log/torture.ts';
import * as ofMessages from './messages/torture.ts';
import * as ofReadModels from './read-models/torture.ts';
import * as ofReconciliation from './reconciliation/torture.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const whole = (text: string): number => Number.parseInt(text, 10);

const program = new Command('torture').description('Puts a part of the system under load and one fault after another, and looks at what is left.').showHelpAfterError();

interface Order {
  readonly rounds: number;
  readonly seed: number;
}

interface Part<R> {
  readonly name: string;
  readonly says: string;
  readonly torture: (order: Order) => AsyncIterable<R>;
  readonly told: (round: R) => string;
  readonly sum: (all: readonly R[]) => string;
}

const part = <R extends { readonly fault: string; readonly findings: readonly string[] }>({ name, says, torture, told, sum }: Part<R>): void =>
  void program
    .command(name)
    .description(says)
    .option('--rounds <number>', 'how many faults', whole, 100)
    .option('--seed <number>', 'to let chance fall as in an earlier run', whole, Math.floor(Math.random() * 2 ** 31))
    .action(async ({ rounds, seed }: Order) => {
      say(`seed ${seed}`);
      const all: R[] = [];
      for await (const round of torture({ rounds, seed })) {
        all.push(round);
        say(`${String(all.length).padStart(4)}  ${[`${round.fault.padEnd(50)} ${told(round)}`, ...round.findings].join('\n      ! ')}`);
      }
      const findings = total(all, (round) => round.findings.length);
      say(`\n${all.length} rounds: ${sum(all)} ${findings === 0 ? 'Nothing was lost, doubled or changed.' : `${findings} findings.`}`);
      process.exitCode = findings > 0 ? 1 : 0;
    });

const total = <R>(all: readonly R[], of: (round: R) => number): number => all.reduce((sum, round) => sum + of(round), 0);

part({
  name: 'log',
  says: 'the event log in PostgreSQL: processes and connections that die, a full disk, clocks that jump',
  torture: ofTheLog.torture,
  told: ({ acknowledged, inDoubt, inDoubtStored, events }) => `${acknowledged} acknowledged, ${inDoubt} in doubt (${inDoubtStored} of them stored), ${events} events`,
  sum: (all) =>
    [
      `${total(all, ({ acknowledged }) => acknowledged)} appends acknowledged, ${total(all, ({ conflicts }) => conflicts)} refused,`,
      `${total(all, ({ inDoubt }) => inDoubt)} in doubt, of which ${total(all, ({ inDoubtStored }) => inDoubtStored)} had been stored.`,
    ].join(' '),
});

/** On a server of its own, of which nothing is left. */
const onThrowaway = <R>(torture: (order: Order & { readonly databaseUrl: string }) => AsyncIterable<R>) =>
  async function* (order: Order): AsyncIterable<R> {
    const server = await startThrowaway();
    try {
      yield* torture({ ...order, databaseUrl: server.url });
    } finally {
      await server.stop();
    }
  };

const at = ({ moment: { text, time, pause }, tooLate }: ofReadModels.Killed): string => (tooLate ? 'when it had finished' : `at “${text}” ${time}, ${pause} ms later`);

part<ofReadModels.Round>({
  name: 'read-models',
  says: 'the read models and the daily run: processes that project, rebuild or carry out a day die, and others go on',
  torture: onThrowaway(ofReadModels.torture),
  told: ({ killed, events }) => `${killed.map(at).join(', ')}; ${events} events`,
  sum: (all) => {
    const killed = all.flatMap((round) => round.killed);
    return `${killed.length} processes killed, ${killed.filter(({ tooLate }) => tooLate).length} of them when they had finished.`;
  },
});

part<ofMessages.Round>({
  name: 'messages',
  says: 'messages to participants: machines that hand them over die, calls of NHS Notify fail, news comes twice and in disorder',
  torture: onThrowaway(ofMessages.torture),
  told: ({ owed, accepted }) => `${owed} letters owed, ${accepted} messages taken in all`,
  sum: (all) => `${total(all, ({ owed }) => owed)} letters owed, ${all.at(-1)?.accepted ?? 0} messages taken.`,
});

part<ofReconciliation.Round>({
  name: 'reconciliation',
  says: 'the reconciliation: one thing is lost on purpose somewhere between what happened and the letter-box, and just that must be found',
  torture: onThrowaway(ofReconciliation.tortureIn),
  told: ({ total: things, found }) => `${things} to be told; found ${Object.entries(found).map(([kind, number]) => `${kind} ${number}`).join(', ') || 'nothing'}`,
  sum: (all) => `${total(all, (round) => round.total)} things to be told, ${total(all, ({ found }) => Object.values(found).reduce((sum, n) => sum + n, 0))} found lost.`,
});

part<ofHttp.Round>({
  name: 'http',
  says: 'the HTTP API: each operation is asked so many things, half of them nonsense (give thousands as --rounds)',
  torture: onThrowaway(ofHttp.torture),
  told: ({ requests, answers }) => `${requests} requests: ${Object.entries(answers).map(([status, times]) => `${times} × ${status}`).join(', ')}`,
  sum: (all) => `${total(all, ({ requests }) => requests)} requests.`,
});

program
  .command('laboratories')
  .description("a year of laboratories' files with every fault, operators who do anything, and a system that is killed")
  .option('--files <number>', 'how many files', whole, 500)
  .option('--seed <number>', 'to let chance fall as in an earlier run', whole, Math.floor(Math.random() * 2 ** 31))
  .action(async ({ files, seed }: { readonly files: number; readonly seed: number }) => {
    say(`seed ${seed}`);
    const every = Math.max(1, Math.round(files / 10));
    const done = await tortureInPostgres({ files, seed, onFile: (n, of) => void (n % every === 0 && say(`${n} of ${of} that came`)) });
    say(`\n${toldOf(done)}`);
    process.exitCode = done.findings.length > 0 ? 1 : 0;
  });

await program.parseAsync();
