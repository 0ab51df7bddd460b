import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Deadlines } from '../../application/ports/owed-letters.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { isThingKind, type Kind, type OtherKind, type ThingKind } from '../../domain/to-be-told/kind.ts';
import type { MessageRow } from '../messages/table.ts';
import { kindOf, things } from './kind-of.ts';

/** Something of one kind. `place` leads to what follows it; what is not known of it is null. */
export interface Exception {
  readonly place: string;
  readonly participantId: string | null;
  /** What happened, what is due, or where it stands. */
  readonly what: string;
  readonly on: CivilDate | null;
  readonly letter: string | null;
  readonly testDate: CivilDate | null;
  /** Of its message, or the name of a laboratory's result. */
  readonly reference: string | null;
}

export interface ExceptionsAsked {
  readonly kind: Kind;
  /** `place` of the last that was seen; null: from the beginning. */
  readonly after: string | null;
  readonly limit: number;
}

/** What the last reconciliation named: places in the log and references. */
interface Named {
  readonly notShown: readonly (number | string)[];
  readonly unknown: readonly string[];
}

const placeOfThing = /^\d{1,15}$/;

/** Where those are that are not of what has to be told, and in which order. */
const others: Readonly<Record<Exclude<OtherKind, 'not-shown'>, (deadlines: Deadlines) => RawBuilder<unknown>>> = {
  'awaiting-processing': ({ recorded }) => items(sql`list in ('received', 'to-process', 'to-query', 'to-check') or (list in ('matched', 'accepted') and since >= ${recorded}::date)`),
  'item-not-recorded': ({ recorded }) => items(sql`list in ('matched', 'accepted') and since < ${recorded}::date`),
  'validation-errors': () => sql`
    ${items(sql`list = 'validation'`)}
    union all
    select participant_id || ' ' || item as place, participant_id as "participantId", 'refused-result' as what, since as on, null as letter, test_date as "testDate", null as reference
    from read_model.refused_result`,
  'due-not-done': ({ today }) => sql`
    select participant_id::text as place, participant_id as "participantId", step as what, due_on as on, null as letter, null::date as "testDate", null as reference
    from read_model.due_action where due_on < ${today}::date`,
  'message-of-nothing': () => sql`
    select message.reference::text as place, message.participant_id as "participantId", state as what, since as on, message.letter, message.test_date as "testDate", message.reference::text as reference
    from read_model.message left join read_model.to_be_told thing on thing.reference = message.reference where thing.reference is null`,
  'parked': () => sql`
    select stream || ' ' || projection as place, null::uuid as "participantId", code as what, null::date as on, null as letter, null::date as "testDate", stream as reference
    from read_model.parked where skipped_by is null`,
};

const items = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select item as place, participant_id as "participantId", list as what, since as on, null as letter, test_date as "testDate", item as reference
  from read_model.laboratory_item where ${where}`;

const among = (state: MessageRow['state']): RawBuilder<unknown> => sql`message.state = ${state}`;

/** What holds of all of a kind and is found by an index, where there are few of them among many. */
const narrowed: Partial<Readonly<Record<ThingKind, RawBuilder<unknown>>>> = {
  'no-letter': sql`thing.reference is null and thing.reason is null`,
  'waiting-too-long': among('waiting'),
  'handing-over': among('handing-over'),
  'handing-over-too-long': among('handing-over'),
  'no-news': among('handed-over'),
  'failed': among('failed'),
  'failed-not-looked-at': among('failed'),
  'settled': among('failed'),
  'cancelled-by-hand': among('cancelled'),
  'returned': sql`message.needs_somebody`,
  'returned-not-looked-at': sql`message.needs_somebody`,
};

const ofThings = async (db: QueryExecutorProvider, { kind, after, limit }: ExceptionsAsked, deadlines: Deadlines): Promise<readonly Exception[]> =>
  (
    await sql<Exception>`
      select position::text as place, participant_id as "participantId", what, happened_on as on, letter, test_date as "testDate", reference from (
        select thing.*, ${kindOf(deadlines)} as kind from ${things(sql`read_model.to_be_told`)} where thing.position > ${Number(after ?? 0)} and ${narrowed[kind as ThingKind] ?? sql`true`}
      ) found where kind = ${kind} order by position limit ${limit}`.execute(db)
  ).rows;

const ofOthers = async (db: QueryExecutorProvider, from: RawBuilder<unknown>, { after, limit }: ExceptionsAsked): Promise<readonly Exception[]> =>
  (await sql<Exception>`select * from (${from}) found where place collate "C" > ${after ?? ''} order by place collate "C" limit ${limit}`.execute(db)).rows;

const named = (place: string, what: string, reference: string | null): Exception => ({ place, participantId: null, what, on: null, letter: null, testDate: null, reference });

/** Those that the last reconciliation named: they were found in the log and at NHS Notify, and are not looked for again here. */
const ofLast = (names: readonly (number | string)[], what: string, { after, limit }: ExceptionsAsked): readonly Exception[] =>
  names.map((name) => named(String(name), what, typeof name === 'string' ? name : null)).toSorted((a, b) => (a.place < b.place ? -1 : 1)).filter(({ place }) => after === null || place > after).slice(0, limit);

/** Those of one kind now, in one order, after one of them; null: `after` is none of their places. */
export const exceptionsOf =
  (db: QueryExecutorProvider) =>
  async (asked: ExceptionsAsked, deadlines: Deadlines, last: Named | null): Promise<readonly Exception[] | null> => {
    const { kind, after } = asked;
    if (kind === 'not-shown') return ofLast(last?.notShown ?? [], 'in the log', asked);
    if (kind === 'unknown-to-notify') return ofLast(last?.unknown ?? [], 'handed over', asked);
    if (!isThingKind(kind)) return ofOthers(db, others[kind](deadlines), asked);
    return after !== null && !placeOfThing.test(after) ? null : ofThings(db, asked, deadlines);
  };
