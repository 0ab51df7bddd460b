import { isLeft } from 'fp-ts/lib/Either.js';
import { acknowledgementOf } from '../../application/laboratory/acknowledgement.ts';
import { nhsack } from '../laboratory/nhs004/answer.ts';
import type { System } from '../system.ts';
import { CommandFailed } from './with-system.ts';

/** What a laboratory was answered about a file, as EDIFACT. */
export const acknowledgement = async ({ log }: Pick<System, 'log'>, file: string): Promise<string> => {
  const found = await acknowledgementOf(log, file);
  if (isLeft(found)) throw new CommandFailed(`${found.left.code}: ${found.left.message}`);
  return nhsack(found.right.answer, found.right.at);
};
