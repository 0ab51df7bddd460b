import { tables } from '../../projections/tables.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';
import { CommandFailed } from './with-system.ts';

/** What is typed to name one of the read models. Fails with the names there are. */
export const readModelNamed = (name?: string): string | undefined => {
  const names = tables.map((table) => table.name);
  if (name === undefined || names.includes(name)) return name;
  throw new CommandFailed(`no-such-read-model: there is none called ${name}. There are ${names.join(', ')}.`);
};

/** Fills every read model, or one, anew from the log. One that was broken off goes on where it was, unless it is to begin anew. */
export const rebuild = async ({ readModels }: Pick<System, 'readModels'>, typed?: string, anew = false): Promise<string> => {
  const name = readModelNamed(typed);
  const bar = progress('Read models');
  const position = await readModels.rebuild(name, { anew, onProgress: (done, at) => bar.show(done, at) }).finally(() => bar.end());
  return `${name ?? 'Every read model'} shows the log up to position ${position}.`;
};
