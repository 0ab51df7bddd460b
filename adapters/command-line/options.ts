import { CivilDate } from '../../domain/dates/civil-date.ts';
import type { LookingBack } from '../looking-back.ts';
import { CommandFailed } from './with-system.ts';

export const dayFrom = (typed: string): CivilDate => {
  if (CivilDate.is(typed)) return typed;
  throw new CommandFailed('not-a-date: write the date as YYYY-MM-DD.');
};

/** The options of commands that look back, as they are typed. */
export interface TypedLookingBack {
  readonly asOf?: string;
  readonly basis?: string;
  readonly position?: string;
}

export const lookingBackFrom = ({ asOf, basis, position }: TypedLookingBack): LookingBack => {
  if (basis !== undefined && basis !== 'known' && basis !== 'happened') throw new CommandFailed('not-a-basis: known or happened.');
  if (position !== undefined && !/^\d{1,15}$/.test(position)) throw new CommandFailed('not-a-position: a position of the log is a whole number.');
  return { asOf: asOf === undefined ? undefined : dayFrom(asOf), basis, position: position === undefined ? undefined : Number(position) };
};
