import type { Parked } from '../../projections/runner/parked.ts';
import type { System } from '../system.ts';
import { readModelNamed } from './rebuild.ts';
import { CommandFailed } from './with-system.ts';

type Parts = Pick<System, 'readModels'>;

const atOnce = 1_000;
const none = 'Every read model shows every participant to the end.';

const told = ({ projection, stream, position, code, skipped_by, skipped_why }: Parked): string =>
  `${projection}: ${stream} up to the event at position ${position} (${code})${skipped_by === null ? '' : `, skipped by ${skipped_by}: ${skipped_why}`}`;

/** The streams that are not shown to their end, and why. */
export const listParked = async ({ readModels }: Parts): Promise<string> => {
  const lines: string[] = [];
  let parked = await readModels.parked({ projection: '', stream: '' }, atOnce);
  for (; parked.length > 0; parked = await readModels.parked(parked.at(-1) ?? { projection: '', stream: '' }, atOnce)) lines.push(...parked.map(told));
  return lines.length === 0 ? none : lines.join('\n');
};

/** Tries to show them again, and tells which are left. */
export const retryParked = async ({ readModels }: Parts): Promise<string> => {
  await readModels.retryParked();
  return listParked({ readModels });
};

export interface Skipping {
  readonly by: string;
  readonly why: string;
  readonly in?: string;
}

/** Writes down that somebody decided to leave a stream as it is shown. */
export const skipParked = async ({ readModels }: Parts, stream: string, { by, why, in: typed }: Skipping): Promise<string> => {
  const projection = readModelNamed(typed) ?? null;
  if (by.trim() === '' || why.trim() === '') throw new CommandFailed('nobody-or-no-reason: say who decided this (--by) and why (--why).');
  const skipped = await readModels.skipParked({ stream, projection, by, why });
  if (skipped === 0) throw new CommandFailed(`not-parked: no stream ${stream} is parked${projection === null ? '' : ` in ${projection}`}. See npm run csms -- parked list.`);
  return `${stream} stays as it is shown in ${skipped} read model${skipped === 1 ? '' : 's'}, until its event can be taken.`;
};
