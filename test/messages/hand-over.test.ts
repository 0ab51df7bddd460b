import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { participantStreams } from '../../application/participant-id.ts';
import { encode } from '../../application/participant-codec.ts';
import { handle } from '../../application/participants.ts';
import type { Answer, Batch, Notify } from '../../application/ports/notify.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { event, type EventOf } from '../../domain/participant/events.ts';
import { csas, nhsNumber } from '../in-memory.ts';
import { dummyNumber, joining, someone } from '../people.ts';
import { messagesWorld, resultOf, today } from './world.ts';

/** Answers each batch with the next of these, and keeps what it was given. */
const answering = (...answers: readonly Answer[]) => {
  const batches: Batch[] = [];
  const accepted = ({ messages }: Batch): Answer => ({ kind: 'accepted', ids: new Map(messages.map(({ reference }) => [reference, `n-${reference}`])) });
  const notify: Notify = { mostMessages: 2, look: () => Promise.resolve(null), send: (batch) => Promise.resolve(answers[batches.push(batch) - 1] ?? accepted(batch)) };
  return { notify, batches, sizes: () => batches.map(({ messages }) => messages.length) };
};

const peopleWithResults = async (people: number) => {
  const world = messagesWorld();
  for (let n = 0; n < people; n++) for (const asked of [joining(n), resultOf(n)]) await world.does(n, asked);
  return { ...world, places: async () => (await world.messages()).map(({ place }) => place.at) };
};

const dummyWith = async (address: typeof someone.address) => {
  const world = messagesWorld();
  const id = world.deps.ids.of(dummyNumber);
  for (const [commandId, asked] of [['join', command('register-dummy', { number: dummyNumber, demographics: { ...someone, address } })], ['test', resultOf(1)]] as const)
    await handle(world.deps)(id, asked, { today, actor: csas, cause: 'a test', correlationId: 'c', commandId })();
  return world;
};

/** The log asks for a letter to the first person, whatever the rules would say. */
const asksFor = async ({ deps }: ReturnType<typeof messagesWorld>, asked: EventOf<'letter-requested'>['data']): Promise<void> => {
  const stream = `${participantStreams}${deps.ids.of(nhsNumber(0))}`;
  const metadata = { actor: csas, commandId: 'k', cause: 'a test', correlationId: 'c', policyVersion: 'p', rules: [], warnings: [] };
  const head = (await deps.log.readStreams([stream])).get(stream)?.head ?? 'no-stream';
  const done = await deps.log.append([{ stream, expected: head, events: [encode(stream, 0, event('letter-requested', asked), metadata)] }])();
  expect(E.isRight(done)).toBe(true);
};

describe('what is given to NHS Notify', () => {
  it('is the NHS number, the plan of the letter and what fills its text; the national record says where it goes', async () => {
    const { machine } = await peopleWithResults(1);
    const { notify, batches } = answering();
    await machine(notify)();
    expect(batches).toMatchObject([{ routingPlan: 'plan of PX0A', messages: [{ nhsNumber: nhsNumber(0), to: null, personalisation: { letter_code: 'PX0A' } }] }]);
  });

  it('is name and address under a dummy number', async () => {
    const { machine } = await dummyWith(someone.address);
    const { notify, batches } = answering();
    await machine(notify)();
    expect(batches[0]?.messages).toMatchObject([{ nhsNumber: null, to: { name: someone.name, address: someone.address } }]);
  });

  it('is nothing of what was asked for years ago, in a history that is older than the hand-over: somebody must look (D-37)', async () => {
    const world = messagesWorld();
    await world.does(0, joining(0));
    await asksFor(world, { letter: 'PX0A', testDate: null, on: civilDate('2023-11-23') });
    const { notify, batches } = answering();
    expect(await world.machine(notify)()).toMatchObject({ opened: 1, unwelcome: 1, handedOver: 0 });
    expect([batches, (await world.messages()).map(({ place }) => place)]).toEqual([[], [{ at: 'failed', code: 'too-late' }]]);
  });

  it('is no invitation of a round that has ended (D-37)', async () => {
    const world = messagesWorld();
    await world.does(0, joining(0));
    await asksFor(world, { letter: 'PA1', testDate: null, on: today });
    const { notify, batches } = answering();
    expect(await world.machine(notify)()).toMatchObject({ opened: 1, cancelled: 1, handedOver: 0 });
    expect([batches, (await world.messages()).map(({ place }) => place)]).toEqual([[], [{ at: 'cancelled', reason: 'no-longer-owed' }]]);
  });

  it('is nothing where there is neither number nor address: somebody must look', async () => {
    const { machine, messages } = await dummyWith(null);
    const { notify, batches } = answering();
    expect(await machine(notify)()).toMatchObject({ unwelcome: 1, handedOver: 0 });
    expect(batches).toEqual([]);
    expect((await messages()).map(({ place }) => place)).toEqual([{ at: 'failed', code: 'no-address' }]);
  });

  it('is nothing where the address of its own is a single line, which NHS Notify would not have: it does not go home instead', async () => {
    const world = messagesWorld();
    await world.does(0, joining(0));
    await asksFor(world, { letter: 'PX0A', testDate: null, on: today, address: { lines: ['BASE 7'], postcode: 'PO1 3XX' } });
    const { notify, batches } = answering();
    expect(await world.machine(notify)()).toMatchObject({ unwelcome: 1, handedOver: 0 });
    expect([batches, (await world.messages()).map(({ place }) => place)]).toEqual([[], [{ at: 'failed', code: 'no-address' }]]);
  });

  it('is an address of its own where the letter has one', async () => {
    const world = messagesWorld();
    await world.does(0, joining(0));
    const address = { lines: ['BASE 7', 'PORTSMOUTH'], postcode: 'PO1 3XX' };
    await asksFor(world, { letter: 'PX0A', testDate: null, on: today, address });
    const { notify, batches } = answering();
    await world.machine(notify)();
    expect(batches[0]?.messages[0]).toMatchObject({ nhsNumber: nhsNumber(0), to: { name: someone.name, address } });
  });
});

describe('a pass', () => {
  it('ends when NHS Notify keeps silent, and the next gives it the very same batch', async () => {
    const { machine, places } = await peopleWithResults(3);
    const { notify, batches } = answering({ kind: 'unknown', code: 'CM_TIMEOUT', againAfter: 60 });
    const pass = machine(notify);
    expect(await pass()).toMatchObject({ opened: 3, handedOver: 0, againAfter: 60 });
    expect(await places()).toEqual(['handing-over', 'handing-over', 'waiting']);
    expect(await pass()).toMatchObject({ handedOver: 3, againAfter: null });
    expect(batches[1]).toEqual(batches[0]);
  });

  it('has what it does not know be tried after what is new, once it has asked three times', async () => {
    const { machine, does } = await peopleWithResults(1);
    const silence: Answer = { kind: 'unknown', code: 'CM_INTERNAL_SERVER_ERROR', againAfter: 60 };
    const { notify, batches } = answering(silence, silence, silence);
    const pass = machine(notify);
    for (let tries = 0; tries < 3; tries++) await pass();
    for (const asked of [joining(7), resultOf(7)]) await does(7, asked);
    await pass();
    expect(batches.map(({ messages }) => messages[0]?.nhsNumber)).toEqual([nhsNumber(0), nhsNumber(0), nhsNumber(0), nhsNumber(7), nhsNumber(0)]);
  });

  it('asks with one message whether a plan that was refused is there now, and goes on with all when it is', async () => {
    const { machine, places } = await peopleWithResults(5);
    const refused: Answer = { kind: 'refused', code: 'CM_NO_SUCH_ROUTING_PLAN', detail: 'No such plan' };
    const { notify, sizes } = answering(refused, refused);
    const pass = machine(notify);
    expect(await pass()).toMatchObject({ refused: [{ letter: 'PX0A', code: 'CM_NO_SUCH_ROUTING_PLAN' }], handedOver: 0 });
    expect(await places()).toEqual(Array(5).fill('waiting'));
    await pass();
    expect(await pass()).toMatchObject({ handedOver: 5 });
    expect(sizes()).toEqual([2, 1, 1, 2, 2]);
  });

  it('takes nothing back where NHS Notify did not let us in: it may have the batch from before', async () => {
    const { machine, places } = await peopleWithResults(1);
    const { notify, batches } = answering({ kind: 'refused', code: 'CM_DENIED', detail: 'Denied' });
    const pass = machine(notify);
    expect(await pass()).toMatchObject({ denied: { code: 'CM_DENIED' } });
    expect(await places()).toEqual(['handing-over']);
    expect(await pass()).toMatchObject({ handedOver: 1 });
    expect(batches[1]).toEqual(batches[0]);
  });

  it('takes a message that NHS Notify says it has for handed over, and sends the others anew', async () => {
    const { machine, places, messages } = await peopleWithResults(2);
    await machine(answering({ kind: 'unknown', code: 'CM_TIMEOUT', againAfter: 60 }).notify)();
    const [first] = await messages();
    const { notify, sizes } = answering({ kind: 'unwelcome', messages: [{ reference: first?.reference ?? '', code: 'CM_DUPLICATE_REQUEST', field: 'messageReference' }] });
    const pass = machine(notify);
    expect(await pass()).toMatchObject({ more: true });
    expect(await pass()).toMatchObject({ handedOver: 1 });
    expect([await places(), sizes()]).toEqual([['handed-over', 'handed-over'], [2, 1]]);
  });
});
