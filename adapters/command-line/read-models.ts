import { isLeft } from 'fp-ts/lib/Either.js';
import { type Kysely, sql } from 'kysely';
import { logAsOf, type ReadHappening } from '../../application/as-of.ts';
import { fileCodec, itemCodec, linkCodec } from '../../application/laboratory/codec.ts';
import { messageCodec } from '../../application/message/codec.ts';
import { decode } from '../../application/participant-codec.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import { practiceCodec } from '../../application/practice/codec.ts';
import { breakGlassCodec } from '../../application/break-glass/streams.ts';
import { senderCodec } from '../../application/sender/senders.ts';
import type { Projection, Source } from '../../projections/projection.ts';
import { fillAsOf, type Kind, kindOf } from '../../projections/runner/fill-as-of.ts';
import { isLookingBack, type LookingBack, momentOf } from '../looking-back.ts';
import { breakGlassShown, laboratoryFilesShown, laboratoryItemsShown, messagesShown, missingFilesShown, participantsShown, practicesShown, sendersShown, type System } from '../system.ts';
import { CommandFailed } from './with-system.ts';

type Parts = Pick<System, 'db' | 'policy'> & { readonly log: EventLog };

/** Lower-case letters, digits and underscores, and no word of SQL: analysts type it without quotation marks. */
const isSchema = async (db: Kysely<unknown>, name: string): Promise<boolean> =>
  /^[a-z][a-z0-9_]{0,62}$/.test(name) && !name.startsWith('pg_') && (await sql`select from pg_get_keywords() where word = ${name} and catcode <> 'U'`.execute(db)).rows.length === 0;

const says = ({ asOf, basis = 'known' }: LookingBack, upTo: number): string => {
  const log = `the log up to position ${upTo}`;
  if (asOf === undefined) return `by ${log}`;
  return basis === 'known' ? `by what was known at the end of ${asOf}, of ${log}` : `by what had happened by ${asOf}, as is known from ${log}`;
};

/** Every kind of streams that read models follow from. */
const kindsAsOf = ({ db, log, policy }: Parts, back: LookingBack): readonly Kind[] => {
  const kind = <State>({ source, projections }: { readonly source: Source<State>; readonly projections: readonly Projection<State>[] }, read: ReadHappening): Kind =>
    kindOf({ db, log: logAsOf(log, read, momentOf(back)), source }, projections);
  return [
    kind(participantsShown(policy), decode),
    kind(laboratoryFilesShown, fileCodec.decode),
    kind(laboratoryItemsShown(policy), itemCodec.decode),
    kind(missingFilesShown, linkCodec.decode),
    kind(sendersShown, senderCodec.decode),
    kind(breakGlassShown, breakGlassCodec.decode),
    kind(messagesShown, messageCodec.decode),
    kind(practicesShown, practiceCodec.decode),
  ];
};

/** Fills a schema beside the live one with the read models as of a day or a position, for whoever reads them with SQL. */
export const readModelsAsOf = async ({ db, log, policy }: Parts, back: LookingBack, schema: string): Promise<string> => {
  if (!(await isSchema(db, schema))) throw new CommandFailed('not-a-schema: name it in lower-case letters, digits and underscores, and not by a word of SQL.');
  if (!isLookingBack(back)) throw new CommandFailed('as-of-what: say --as-of or --position.');
  const upTo = Math.min(back.position ?? Infinity, await log.head());
  const as = says(back, upTo);
  const filled = await fillAsOf(db, kindsAsOf({ db, log, policy }, back), upTo, { schema, as: `${as}. Made by csms read-models, which makes it anew.` });
  if (isLeft(filled)) throw new CommandFailed(`${filled.left}: there is a schema ${schema} that this command did not make. Give another name.`);
  const parked = filled.right === 0 ? '' : ` Not shown to their end: ${filled.right}, see ${schema}.parked.`;
  return `${schema} shows the read models ${as}.${parked}`;
};
