import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { dailyRunOfOne } from '../../application/daily-run-of-one.ts';
import { sendInvitationAgain, sendMessageAgain, type WhereTo } from '../../application/message/send-again.ts';
import { told } from '../../application/message/told.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import { addDays } from '../../domain/dates/civil-date.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { command } from '../../domain/participant/commands.ts';
import { needsSomebody } from '../../domain/message/message.ts';
import { csas, nhsNumber } from '../in-memory.ts';
import { does } from '../lives.ts';
import { joining, someone } from '../people.ts';
import { streamByStream } from '../stream-by-stream.ts';
import { Killed, killing } from '../unreliable.ts';
import { notifyModel } from './notify-model.ts';
import { readLetters } from './to-send-in-memory.ts';
import { messagesWorld, resultOf, today } from './world.ts';

const elsewhere = { lines: ['5 QUAY STREET', 'BRISTOL'], postcode: 'BS1 2JH' };

/** Somebody whose result letter failed at NHS Notify. */
const failed = async () => {
  const world = messagesWorld();
  const notify = notifyModel();
  notify.learns('plan of PX0A');
  for (const asked of [joining(1), resultOf(1)]) await world.does(1, asked);
  const pass = world.machine(notify.behaving([]));
  await pass();
  const [{ reference } = { reference: '' }] = await world.messages();
  const fails = (of: string) => told(world.deps)([{ key: `k ${of}`, reference: of, notifyId: 'n', status: 'failed', description: null, failureCode: 'x', at: '2026-11-23T10:00:00Z', way: null }], today);
  let commands = 0;
  const again = (address: WhereTo = { to: 'record' }, commandId = `again ${commands++}`, of = reference, log: EventLog = world.deps.log) =>
    sendMessageAgain({ ...world.deps, log })(of, { address, caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'moved' }, { actor: csas, commandId, correlationId: 'c', today });
  /** What it answers: the code of a refusal, or nothing. */
  const answer = async (done: ReturnType<typeof again>) => {
    const asked = await done;
    if (E.isRight(asked)) return null;
    return asked.left.kind === 'message' ? asked.left.refusal.code : asked.left.kind === 'refused' ? asked.left.refusals[0].code : asked.left.kind;
  };
  return { ...world, pass, reference, fails, again, answer, personId: world.deps.ids.of(nhsNumber(1)) };
};

describe('a letter that failed', () => {
  it('goes again under a new reference, and is settled by that', async () => {
    const { again, fails, pass, messages, reference } = await failed();
    await fails(reference);
    const done = await again();
    await pass();
    const [first, second] = await messages();
    expect(E.isRight(done) && done.right.reference).toBe(second?.reference);
    expect([first?.settled, first !== undefined && needsSomebody(first), second?.place.at]).toEqual(['sent-again', false, 'handed-over']);
  });

  it('goes once, however often the same is asked', async () => {
    const { again, fails, deps, reference } = await failed();
    await fails(reference);
    const answers = [await again({ to: 'record' }, 'one key'), await again({ to: 'record' }, 'one key')];
    expect(answers[0]).toEqual(answers[1]);
    expect(await readLetters(deps.log)).toHaveLength(2);
  });

  it('does not go again while it waits or is on its way', async () => {
    const { again, answer, fails, reference } = await failed();
    expect(await answer(again())).toBe('still-on-its-way');
    await fails(reference);
    expect(await answer(again())).toBe(null);
    expect(await answer(again())).toBe('still-on-its-way');
  });

  it('goes once where two ask at the same moment', async () => {
    const { again, fails, deps, reference } = await failed();
    await fails(reference);
    const answers = await Promise.all([again(), again()]);
    expect(answers.filter(E.isRight)).toHaveLength(1);
    expect(await readLetters(deps.log)).toHaveLength(2);
  });

  it.each(['before', 'after'] as const)('goes and is settled together, or neither, at whichever step the system is killed (%s it took effect), and the same asked again ends it', async (moment) => {
    let steps = Infinity;
    for (let step = 1; step <= steps; step++) {
      const { again, fails, deps, messages, reference } = await failed();
      await fails(reference);
      const dying = killing(deps.log, step, moment);
      await again({ to: 'record' }, 'one key', reference, dying.log).catch((error: unknown) => { if (!(error instanceof Killed)) throw error; });
      steps = dying.calls() < step ? step : Infinity;
      const [first] = await messages();
      expect([step, first?.settled === 'sent-again']).toEqual([step, (await readLetters(deps.log)).length === 2]);
      expect(E.isRight(await again({ to: 'record' }, 'one key'))).toBe(true);
      expect([(await readLetters(deps.log)).length, (await messages())[0]?.settled]).toEqual([2, 'sent-again']);
    }
    expect(steps).toBeGreaterThan(4);
  });

  it('goes first and is settled then where a log stores stream by stream, and the same asked again ends it', async () => {
    const { again, fails, deps, messages, reference } = await failed();
    await fails(reference);
    await again({ to: 'record' }, 'one key', reference, streamByStream(deps.log, 1, (others) => others));
    expect([(await readLetters(deps.log)).length, (await messages())[0]?.settled]).toEqual([2, null]);
    expect(E.isRight(await again({ to: 'record' }, 'one key'))).toBe(true);
    expect([(await readLetters(deps.log)).length, (await messages())[0]?.settled]).toEqual([2, 'sent-again']);
  });

  it('goes to the address of the record, to the one before it, or to another this once', async () => {
    const { again, answer, fails, does, deps, personId, reference } = await failed();
    await fails(reference);
    expect(await answer(again({ to: 'previous' }))).toBe('no-previous-address');
    expect(await answer(again({ to: 'other', address: { lines: ['5 QUAY STREET', ' '], postcode: 'BS1 2JH' } }))).toBe('address-incomplete');
    await does(1, command('change-demographics', { address: elsewhere }));
    expect(await answer(again({ to: 'previous' }))).toBe(null);
    const stream = `participant-${personId}`;
    const last = (await deps.log.readStreams([stream])).get(stream)?.events.at(-1);
    expect(last?.data).toMatchObject({ address: someone.address, again: reference });
  });

  it('is held for somebody who is paused, and refused for somebody who has left', async () => {
    const { again, answer, fails, does, reference } = await failed();
    await fails(reference);
    await does(1, command('pause', { by: 'csas' }));
    const held = await again();
    expect(E.isRight(held) && held.right.reference).toBe(null);
    expect(await answer(again())).toBe('still-on-its-way');
    await does(1, command('change-demographics', { inactive: { reason: 'scotland', since: today } }));
    expect(await answer(again())).toBe('inactive');
  });
});

/** Somebody who was invited and whose invitation has arrived. */
const invited = async () => {
  const world = messagesWorld();
  const notify = notifyModel();
  notify.learns('plan of PA1');
  const personId = world.deps.ids.of(nhsNumber(1));
  await does(world.deps)(1, addDays(today, -70), joining(1));
  await dailyRunOfOne(world.deps)(personId, today);
  const pass = world.machine(notify.behaving([]));
  await pass();
  const [{ reference } = { reference: '' }] = await world.messages();
  const again = (commandId: string) =>
    sendInvitationAgain(world.deps)(personId, { address: { to: 'record' }, caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'lost' }, { actor: csas, commandId, correlationId: 'c', today });
  const arrives = () => told(world.deps)([{ key: 'k', reference, notifyId: 'n', status: 'delivered', description: null, failureCode: null, at: '2026-11-23T10:00:00.000Z', way: null }], today);
  return { ...world, reference, pass, again, arrives };
};

describe('an invitation', () => {
  it('that was lost after it had arrived goes again, once for each time it is asked for', async () => {
    const { again, arrives, pass, deps, messages, reference } = await invited();
    expect(E.isLeft(await again('too early'))).toBe(true);
    await arrives();
    const [done, same] = [await again('one key'), await again('one key')];
    expect(done).toEqual(same);
    await pass();
    const [first, second] = await messages();
    expect(E.isRight(done) && done.right.reference).toBe(second?.reference);
    expect([first?.reference, first?.letter, first?.settled, second?.letter, second?.place.at]).toEqual([reference, 'PA1', 'sent-again', 'PA1', 'handed-over']);
    expect(await readLetters(deps.log)).toHaveLength(2);
  });

  it('is not sent again to somebody who is not invited', async () => {
    const { deps, personId } = await failed();
    const done = await sendInvitationAgain(deps)(personId, { address: { to: 'record' }, caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'lost' }, { actor: csas, commandId: 'k', correlationId: 'c', today });
    expect(E.isLeft(done) && done.left).toMatchObject({ kind: 'message', refusal: { code: 'nothing-to-send-again' } });
  });
});
