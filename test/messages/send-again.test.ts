import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { sendInvitationAgain, sendMessageAgain, type WhereTo } from '../../application/message/send-again.ts';
import { told } from '../../application/message/told.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { command } from '../../domain/participant/commands.ts';
import { needsSomebody } from '../../domain/message/message.ts';
import { csas, nhsNumber } from '../in-memory.ts';
import { joining, someone } from '../people.ts';
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
  const again = (address: WhereTo = { to: 'record' }, commandId = `again ${commands++}`, of = reference) =>
    sendMessageAgain(world.deps)(of, { address, caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'moved' }, { actor: csas, commandId, correlationId: 'c', today });
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

  it('goes to the address of the record, to the one before it, or to another this once', async () => {
    const { again, answer, fails, does, deps, personId, reference } = await failed();
    await fails(reference);
    expect(await answer(again({ to: 'previous' }))).toBe('no-previous-address');
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

describe('an invitation', () => {
  it('is not sent again to somebody who is not invited', async () => {
    const { deps, personId } = await failed();
    const done = await sendInvitationAgain(deps)(personId, { address: { to: 'record' }, caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'lost' }, { actor: csas, commandId: 'k', correlationId: 'c', today });
    expect(E.isLeft(done) && done.left).toMatchObject({ kind: 'message', refusal: { code: 'nothing-to-send-again' } });
  });
});
