import { sql } from 'kysely';
import { itemCodec } from '../../../application/laboratory/codec.ts';
import { itemId, itemStream } from '../../../application/laboratory/item-id.ts';
import { participantCodec } from '../../../application/participant-codec.ts';
import { participantStreams } from '../../../application/participant-id.ts';
import type { NewEvent } from '../../../application/ports/event-log.ts';
import { addDays } from '../../../domain/dates/civil-date.ts';
import { nhsNumberFrom } from '../../../domain/identifiers/nhs-number.ts';
import { itemEvent } from '../../../domain/laboratory/item/events.ts';
import { command } from '../../../domain/participant/commands.ts';
import { event } from '../../../domain/participant/events.ts';
import type { Kind } from '../../../domain/to-be-told/kind.ts';
import { joins, resultOn } from './lives.ts';
import type { World } from './world.ts';

/** What a reconciliation must find, and what is done to the world just before it. */
export interface Planted {
  readonly finds: Partial<Record<Kind, number>>;
  readonly before?: () => Promise<unknown>;
}

/** Loses something about a person of this number, who is not there yet. */
type Plant = (world: World, n: number) => Promise<Planted>;

const metadata = { actor: { user: 'u', role: 'r', organisation: 'o' }, commandId: 'torture', cause: 'torture', correlationId: 'torture', policyVersion: 'torture', rules: [], warnings: [] };
const isLetter = ({ type }: NewEvent): boolean => type === 'letter-requested' || type === 'letter-held';
const age = 40;

/** The reference of the letter about a new result. */
const letterAbout = async (world: World, n: number): Promise<string> => {
  await joins(world, n, age);
  await world.does(n, resultOn(world));
  const reference = (await world.lettersOf(n)).at(-1);
  if (reference === undefined) throw new Error('The result brought no letter');
  return reference;
};

/** As many messages as went in the batch of this one: the others of it are lost with it. */
const inItsBatch = async ({ db, models }: World, reference: string): Promise<number> => {
  await models.catchUp();
  const { rows } = await sql<{ messages: number }>`select count(*)::int as messages from read_model.message where batch = (select batch from read_model.message where reference = ${reference})`.execute(db);
  return rows[0]?.messages ?? 0;
};

const forgets =
  (where: 'unopened' | 'unsent', found: Kind): Plant =>
  async (world, n) => {
    world.broken[where].add(await letterAbout(world, n));
    return { finds: { [found]: 1 } };
  };

const stuck =
  (where: 'dies' | 'unanswered'): Plant =>
  async (world, n) => {
    const reference = await letterAbout(world, n);
    world.broken[where].add(reference);
    await world.works(0);
    return { finds: { 'handing-over-too-long': await inItsBatch(world, reference) } };
  };

const losesLetterOf =
  (happens: (world: World, n: number) => Promise<unknown>): Plant =>
  async (world, n) => {
    await joins(world, n, age);
    world.broken.loses = isLetter;
    await happens(world, n);
    return { finds: { 'no-letter': 1 } };
  };

const deletes =
  (table: 'to_be_told' | 'letter_asked_for' | 'message', finds: Planted['finds']): Plant =>
  async (world, n) => {
    const reference = await letterAbout(world, n);
    const column = table === 'letter_asked_for' ? 'event_id' : 'reference';
    return { finds, before: async () => {
      await world.models.catchUp();
      await sql`delete from ${sql.table(`read_model.${table}`)} where ${sql.ref(column)} = ${reference}`.execute(world.db);
    } };
  };

const paused: Plant = async (world, n) => {
  await joins(world, n, age);
  await world.does(n, command('pause', { by: 'csas' }));
  await world.does(n, resultOn(world));
  await world.works(1);
  await world.does(n, command('unpause', { by: 'csas' }));
  return { finds: { 'held-without-pause': 1 } };
};

/** Anything that can be lost on the way from what happened to the letter-box. */
export const losses: Readonly<Record<string, Plant>> = {
  'the letter of a result was never asked for': losesLetterOf((world, n) => world.does(n, resultOn(world))),
  'the letter of a referral was never asked for': losesLetterOf((world, n) => world.does(n, resultOn(world, { cytology: '3', hpv: '9', action: 'S' }))),
  'the letter of a ceasing was never asked for': losesLetterOf((world, n) => world.does(n, command('cease', { reason: 'no-cervix', by: 'csas' }))),
  'the letter of an invitation was never asked for': losesLetterOf(async (world, n) => {
    await world.does(n, command('amend', { nextTestDueDate: addDays(world.today(), 75), by: 'csas', bypassPnl: true }));
    world.broken.loses = ({ type, data }) => type === 'letter-requested' && (data as { letter: string }).letter.startsWith('PA1');
    await world.works(40);
  }),
  'a letter was never held': losesLetterOf(async (world, n) => {
    await world.does(n, command('pause', { by: 'csas' }));
    await world.does(n, resultOn(world));
  }),
  'a letter was asked for twice': async (world, n) => {
    await letterAbout(world, n);
    const stream = `${participantStreams}${world.idOf(n)}`;
    const { head } = (await world.stored.readStreams([stream])).get(stream) ?? { head: 'no-stream' as const };
    const again = event('letter-requested', { letter: 'PX0A', testDate: addDays(world.today(), -9), on: world.today() });
    await world.stored.append([{ stream, expected: head, events: [participantCodec.encode(stream, 0, again, metadata)] }])();
    return { finds: { unasked: 1 } };
  },
  'a message was never opened': forgets('unopened', 'no-message'),
  'a message was never handed over': forgets('unsent', 'waiting-too-long'),
  'a batch was begun and never sent': stuck('dies'),
  'the answer to a batch was lost': stuck('unanswered'),
  'a callback was lost': async (world, n) => {
    world.broken.silent.add(await letterAbout(world, n));
    return { finds: { 'no-news': 1 } };
  },
  'NHS Notify lost a message': async (world, n) => {
    const reference = await letterAbout(world, n);
    world.broken.silent.add(reference);
    world.broken.forgotten.add(reference);
    return { finds: { 'unknown-to-notify': 1 } };
  },
  'nobody looked at a failure': async (world, n) => {
    world.broken.unseen.add(await letterAbout(world, n));
    return { finds: { 'failed-not-looked-at': 1 } };
  },
  'nobody looked at a letter that came back': async (world, n) => {
    const reference = await letterAbout(world, n);
    await world.works(1);
    await world.acts(reference, { do: 'return', caseNumber: world.caseNumber, comment: 'came back' });
    return { finds: { 'returned-not-looked-at': 1 } };
  },
  'a letter that was held was forgotten after the pause': async (world, n) => {
    const planted = await paused(world, n);
    world.broken.notDone.add(world.idOf(n));
    return { ...planted, finds: { ...planted.finds, 'due-not-done': 1 } };
  },
  'a message that was held was forgotten after the pause': async (world, n) => {
    const reference = await letterAbout(world, n);
    await world.does(n, command('pause', { by: 'csas' }));
    await world.works(1);
    world.broken.unreleased.add(reference);
    await world.does(n, command('unpause', { by: 'csas' }));
    return { finds: { 'held-without-pause': 1 } };
  },
  'a held letter was lost when two records were merged': async (world, n) => {
    for (const each of [n, n + 1]) await joins(world, each, age);
    await world.does(n, command('pause', { by: 'csas' }));
    await world.does(n, resultOn(world));
    world.broken.loses = isLetter;
    await world.does(n, command('change-demographics', { nhsNumber: nhsNumberFrom(903_000_000, n + 1) }));
    return { finds: { 'not-taken-over': 1 } };
  },
  'the daily run passed somebody over': async (world, n) => {
    await joins(world, n, age);
    world.broken.notDone.add(world.idOf(n));
    return { finds: { 'due-not-done': 1 } };
  },
  'a result was matched and never recorded': async (world, n) => {
    const file = '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11';
    const stream = itemStream(itemId(file, n + 1));
    const on = world.today();
    const events = [itemEvent('item-received', { file, number: n + 1, laboratory: '62010', report: {}, on }), itemEvent('item-matched', { participantId: world.idOf(0), on })];
    await world.stored.append([{ stream, expected: 'no-stream', events: events.map((each, i) => itemCodec.encode(stream, i, each, metadata)) }])();
    return { finds: { 'item-not-recorded': 1 } };
  },
  'the row of what was to be told is gone': deletes('to_be_told', { 'not-shown': 1, 'message-of-nothing': 1 }),
  'the row of a letter is gone': deletes('letter_asked_for', { 'not-shown': 1, 'letter-not-shown': 1 }),
  'the row of a message is gone': deletes('message', { 'not-shown': 1, 'no-message': 1 }),
  'nothing was lost': () => Promise.resolve({ finds: {} }),
};
