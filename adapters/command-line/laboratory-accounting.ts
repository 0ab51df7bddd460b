import { itemLists } from '../../domain/laboratory/item/status.ts';
import { accounting } from '../../projections/laboratory-items/accounting.ts';
import type { System } from '../system.ts';
import { CommandFailed } from './with-system.ts';

type Parts = Pick<System, 'db' | 'policy' | 'clock' | 'readModels'>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const line = (label: string, items: number, says = ''): string => `  ${label.padEnd(24)}${String(items).padStart(9)}${says === '' ? '' : `   ${says}`}`;

/** What became of every result of a file, or of all files. */
export const laboratoryAccounting = async ({ db, policy, clock, readModels }: Parts, file?: string): Promise<string> => {
  if (file !== undefined && !uuid.test(file)) throw new CommandFailed('not-a-file: give the id of a file, as the list of files tells it.');
  await readModels.catchUp();
  const counts = await accounting(db, policy)(file ?? null, clock.today());
  if (file !== undefined && counts.total === 0) throw new CommandFailed('no-such-file: no file under this id holds any result.');
  const { total, outcomes, outstanding, notTakenIn, pastLetterCutOff, pastAnswerBy } = counts;
  return [
    line('results', total),
    '',
    ...Object.entries({ 'on a record by itself': outcomes.automatic, 'by hand': outcomes['by-hand'], 'under a dummy number': outcomes.dummy, 'removed': outcomes.removed }).map(([label, items]) => line(label, items)),
    ...Object.entries(outstanding).map(([list, items]) => line(list, items, itemLists[list as keyof typeof outstanding])),
    line('not taken in yet', notTakenIn),
    '',
    line('no letter any more', pastLetterCutOff, 'outstanding, and the test is past the cut-off of letters (D-14)'),
    line('late', pastAnswerBy, 'outstanding, and the person should have had the result by now (COM-04)'),
  ].join('\n');
};
