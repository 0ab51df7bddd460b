import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { LetterCode } from '../../domain/codes/letter.ts';
import { isRefused } from '../../domain/message/taken-back.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type MessageRow, messagesTable as table } from './table.ts';

/** Which messages. Where nothing is said, all. */
export interface MessagesAsked {
  readonly state?: MessageRow['state'] | undefined;
  readonly letter?: LetterCode | undefined;
  readonly kind?: MessageRow['kind'] | undefined;
  readonly participantId?: string | undefined;
  readonly needsSomebody?: boolean | undefined;
  readonly failureCode?: string | undefined;
}

const is = (column: keyof MessageRow, value: string | boolean | undefined): RawBuilder<unknown> => (value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`);

const where = (asked: MessagesAsked): RawBuilder<unknown> => {
  const { state, letter, kind, participantId, needsSomebody, failureCode } = asked;
  return sql.join([is('state', state), is('letter', letter), is('kind', kind), is('participant_id', participantId), is('needs_somebody', needsSomebody), is('failure_code', failureCode)], sql` and `);
};

/** Messages in the order in which their letters were asked for. */
export const messagesThat =
  (db: QueryExecutorProvider) =>
  (asked: MessagesAsked, request: PageRequest): Promise<Paged<MessageRow>> =>
    page(db, { table, order: ['position'] }, where(asked), request);

export const countMessages =
  (db: QueryExecutorProvider) =>
  (asked: MessagesAsked): Promise<number> =>
    count(db, table, where(asked));

export interface MessagesCounted {
  readonly state: MessageRow['state'];
  readonly letter: LetterCode;
  readonly messages: number;
  readonly needSomebody: number;
}

/** How many messages there are of each letter in each state. */
export const messagesByState = async (db: QueryExecutorProvider): Promise<readonly MessagesCounted[]> =>
  (
    await sql<MessagesCounted>`
      select state, letter, count(*) as messages, count(*) filter (where needs_somebody) as "needSomebody"
      from read_model.message group by state, letter order by state, letter`.execute(db)
  ).rows;

/** Letters of which NHS Notify took none when they were last tried, why, and how many wait for that. */
export const refusedLetters = async (db: QueryExecutorProvider): Promise<readonly { readonly letter: LetterCode; readonly code: string; readonly messages: number }[]> =>
  (
    await sql<{ letter: LetterCode; code: string; messages: number }>`
      select letter, taken_back as code, count(*) as messages
      from read_model.message where state = 'waiting' and taken_back is not null group by letter, taken_back order by letter, taken_back`.execute(db)
  ).rows.filter(({ code }) => isRefused(code));
