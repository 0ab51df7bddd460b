import { isLeft } from 'fp-ts/lib/Either.js';
import { logAsOf } from '../../application/as-of.ts';
import { fillAsOf } from '../../projections/runner/fill-as-of.ts';
import { isLookingBack, type LookingBack, momentOf } from '../looking-back.ts';
import { participantsShown, type System } from '../system.ts';
import { CommandFailed } from './with-system.ts';

type Parts = Pick<System, 'db' | 'log' | 'policy'>;

/** Lower-case letters, digits and underscores: analysts type it without quotation marks. */
const isSchema = (name: string): boolean => /^[a-z][a-z0-9_]{0,62}$/.test(name) && !name.startsWith('pg_');

const says = ({ asOf, basis = 'known' }: LookingBack, upTo: number): string => {
  const log = `the log up to position ${upTo}`;
  if (asOf === undefined) return `by ${log}`;
  return basis === 'known' ? `by what was known at the end of ${asOf}, of ${log}` : `by what had happened by ${asOf}, as is known from ${log}`;
};

/** Fills a schema beside the live one with the read models as of a day or a position, for whoever reads them with SQL. */
export const readModelsAsOf = async ({ db, log, policy }: Parts, back: LookingBack, schema: string): Promise<string> => {
  if (!isSchema(schema)) throw new CommandFailed('not-a-schema: name it in lower-case letters, digits and underscores.');
  if (!isLookingBack(back)) throw new CommandFailed('as-of-what: say --as-of or --position.');
  const upTo = Math.min(back.position ?? Infinity, await log.head());
  const { source, projections } = participantsShown(policy);
  const as = says(back, upTo);
  const filled = await fillAsOf({ db, log: logAsOf(log, momentOf(back)), source }, projections, upTo, { schema, as: `${as}. Made by csms read-models, which makes it anew.` });
  if (isLeft(filled)) throw new CommandFailed(`${filled.left}: there is a schema ${schema} that this command did not make. Give another name.`);
  const parked = filled.right === 0 ? '' : ` Not shown to their end: ${filled.right}, see ${schema}.parked.`;
  return `${schema} shows the read models ${as}.${parked}`;
};
