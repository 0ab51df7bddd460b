import { basename } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { systemActor } from '../../application/daily-run/diary.ts';
import { changeSender, senderStream } from '../../application/sender/senders.ts';
import { csvRecords } from '../files/csv-records.ts';
import { digestOf } from '../files/digest.ts';
import { linesOf } from '../files/lines.ts';
import { neededColumns, senderRow } from '../files/senders/row.ts';
import type { System } from '../system.ts';
import { CommandFailed } from './with-system.ts';

type Parts = Pick<System, 'log' | 'policy' | 'clock'>;

/**
 * Loads a file of senders into the register, line by line: a bad line is told, and the others load. What a line says holds, whatever the
 * register said before; loaded twice, or again after it was killed, it adds nothing. Answers with what became of the lines.
 */
export const importSenders = async ({ log, policy, clock }: Parts, path: string): Promise<string> => {
  const file = basename(path);
  const digest = await digestOf(path);
  const faults: string[] = [];
  let [loaded, unchanged, columns]: [number, number, readonly string[] | null] = [0, 0, null];
  for await (const { line, values } of csvRecords(linesOf(path))) {
    if (E.isLeft(values)) faults.push(`line ${line}: ${values.left}.`);
    else if (columns === null) {
      columns = values.right.map((name) => name.trim());
      const missing = neededColumns.filter((name) => columns?.includes(name) !== true);
      if (missing.length > 0) throw new CommandFailed(`not-a-file-of-senders: ${file} has no column ${missing.join(', ')}.`);
    } else {
      const row = senderRow(new Map(columns.map((name, i) => [name, values.right[i] ?? ''])));
      if (E.isLeft(row)) faults.push(`line ${line}, ${row.left.field}: ${row.left.message}`);
      else {
        const { code, ...entry } = row.right;
        const context = { today: clock.today(), actor: systemActor, cause: `file of senders ${digest.slice(0, 16)}`, correlationId: `senders/${digest}`, commandId: `senders/${digest}/${line}/${clock.now()}` };
        const done = await changeSender({ log, policy })(senderStream(code), { do: 'enter', ...entry, by: systemActor.user, comment: `From ${file}` }, context);
        if (E.isLeft(done)) faults.push(`line ${line}: ${done.left.message}`);
        else if (done.right.events.length > 0) loaded += 1;
        else unchanged += 1;
      }
    }
  }
  return [
    `${file}: ${loaded} senders loaded, ${unchanged} brought nothing new, ${faults.length} lines could not be taken.`,
    ...faults.map((what) => `  ${what}`),
  ].join('\n');
};
