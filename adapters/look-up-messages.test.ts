import { describe, expect, it, vi } from 'vitest';
import type { Look, Notify } from '../application/ports/notify.ts';
import type { OwedLetters } from '../application/ports/owed-letters.ts';
import { addDays } from '../domain/dates/civil-date.ts';
import { notifyModel } from '../test/messages/notify-model.ts';
import { messagesWorld, resultOf, today } from '../test/messages/world.ts';
import { captureLog } from '../test/logs/captured.ts';
import { joining } from '../test/people.ts';
import { lookingUp } from './look-up-messages.ts';

/** So many messages that NHS Notify took today, and it as it knows them later. */
const handedOver = async (people: number, looks: (notifyId: string) => Look | null) => {
  const world = messagesWorld();
  const notify = notifyModel();
  notify.learns('plan of PX0A');
  for (let n = 0; n < people; n++) for (const asked of [joining(n), resultOf(n)]) await world.does(n, asked);
  await world.machine(notify.behaving([]))();
  const look = vi.fn((notifyId: string) => Promise.resolve(looks(notifyId)));
  const { log, told } = captureLog();
  const starts = (on: typeof today) => {
    const withoutNews: OwedLetters['withoutNews'] = async (after, limit, { news }) =>
      (await world.messages()).flatMap(({ reference, notifyId, position, place, since }) => (notifyId !== null && place.at === 'handed-over' && since < news && position > after ? [{ reference, notifyId, position }] : [])).slice(0, limit);
    return lookingUp({ ...world.deps, clock: { today: () => on }, owed: { withoutNews }, notify: { look } }, 0, log);
  };
  return { ...world, look, told, starts };
};

const is = (status: string): Look => ({ status, description: null, failureCode: null, at: '2026-11-24T10:00:00.000Z' });
const late = addDays(today, 11);

describe('a message of which nothing was heard', () => {
  it('is not looked up before ten days are over', async () => {
    const { look, starts } = await handedOver(1, () => is('delivered'));
    await starts(addDays(today, 10))();
    expect(look).not.toHaveBeenCalled();
  });

  it('stands where NHS Notify says when it is looked up', async () => {
    const { starts, messages, told } = await handedOver(2, () => is('delivered'));
    const stop = starts(late);
    await vi.waitFor(async () => expect((await messages()).map(({ place, since }) => [place.at, since])).toEqual([['delivered', late], ['delivered', late]]));
    await stop();
    expect(told()).toMatchObject([{ what: 'messages-looked-up', known: 2 }]);
  });

  it('is looked up again and again while it is on its way, and what is said of it is kept once', async () => {
    const { starts, messages, look } = await handedOver(1, () => is('sending'));
    const stop = starts(late);
    await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(3));
    await stop();
    const [message] = await messages();
    expect(message).toMatchObject({ place: { at: 'handed-over' }, since: today, toldAt: is('sending').at });
  });

  it('is named where NHS Notify does not know it', async () => {
    const { starts, messages, told } = await handedOver(1, () => null);
    const stop = starts(late);
    await vi.waitFor(() => expect(told().length).toBeGreaterThan(0));
    await stop();
    const [message] = await messages();
    expect(told()[0]).toMatchObject({ what: 'message-unknown', message: message?.reference });
  });

  it('has its turn however many there are', async () => {
    const { deps } = messagesWorld();
    const all = Array.from({ length: 250 }, (_, n) => ({ reference: 'r', notifyId: `n${n}`, position: n + 1 }));
    const look = vi.fn<Notify['look']>(() => Promise.resolve(null));
    const withoutNews: OwedLetters['withoutNews'] = (after, limit) => Promise.resolve(all.slice(after, after + limit));
    const stop = lookingUp({ ...deps, clock: { today: () => late }, owed: { withoutNews }, notify: { look } }, 0, { info: () => undefined, error: () => undefined });
    await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(500));
    await stop();
    expect(look.mock.calls.slice(0, 500).map(([id]) => id)).toEqual([...all, ...all].map(({ notifyId }) => notifyId));
  });
});
