import { tables } from '../../projections/tables.ts';
import type { System } from '../system.ts';
import { CommandFailed } from './with-system.ts';

/** Fills every read model, or one, anew from the log. */
export const rebuild = async (system: System, name?: string): Promise<string> => {
  const names = tables.map((table) => table.name);
  if (name !== undefined && !names.includes(name))
    throw new CommandFailed(`no-such-read-model: there is none called ${name}. There are ${names.join(', ')}.`);
  const position = await system.readModels.rebuild(name);
  return `${name ?? 'Every read model'} shows the log up to position ${position}.`;
};
