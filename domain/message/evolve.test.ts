import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import { type MessageEvent, messageEvent, messageEventData } from './events.ts';
import { evolveMessage } from './evolve.ts';
import { type Message, needsSomebody } from './message.ts';

const on = civilDate('2026-11-23');
const opened = messageEvent('message-opened', { participantId: 'p', letter: 'PA1', testDate: null, position: 7, on });
const begun = messageEvent('hand-over-begun', { batch: 'b', routingPlan: 'r', on });
const handedOver = messageEvent('handed-over', { batch: 'b', notifyId: 'n', on });
const told = (status: string, at: string, failureCode: string | null = null) => messageEvent('message-status-told', { status, description: null, failureCode, at, notifyId: 'n', on });
const onChannel = (channel: string, status: string, at: string) =>
  messageEvent('channel-status-told', { channel, status, order: 1, supplier: null, description: null, failureCode: null, at, notifyId: 'n', on });

const after = (...events: readonly MessageEvent[]): NonNullable<Message> => {
  const message = [opened, ...events].reduce(evolveMessage, null as Message);
  if (message === null) throw new Error('no message');
  return message;
};

describe('a message', () => {
  it('waits, is being handed over, is handed over, and arrives', () => {
    const life = [begun, handedOver, told('sending', '2026-11-23T10:00:00Z'), told('delivered', '2026-11-23T10:05:00Z')];
    expect(life.map((_, i) => after(...life.slice(0, i)).place.at)).toEqual(['waiting', 'handing-over', 'handed-over', 'handed-over']);
    expect(after(...life)).toMatchObject({ place: { at: 'delivered' }, notifyId: 'n' });
  });

  it('is handed over since the day that it was, whatever is told of it on its way', () => {
    const later = messageEvent('message-status-told', { status: 'sending', description: null, failureCode: null, at: '2026-12-03T10:00:00Z', notifyId: 'n', on: civilDate('2026-12-03') });
    expect(after(begun, handedOver, later).since).toBe(on);
  });

  it('waits again when NHS Notify took none of its batch', () => {
    expect(after(begun, messageEvent('hand-over-taken-back', { batch: 'b', code: 'CM_NO_SUCH_ROUTING_PLAN', on })).place).toEqual({ at: 'waiting', takenBack: 'CM_NO_SUCH_ROUTING_PLAN' });
  });

  it('is held by a pause, and waits again after it', () => {
    const held = messageEvent('message-held', { on });
    expect(after(held).place).toEqual({ at: 'held' });
    expect(after(held, messageEvent('message-released', { on }))).toMatchObject({ place: { at: 'waiting', takenBack: null }, releasedOn: on });
  });

  it('that is refused or fails waits for somebody, until they settle it', () => {
    const refused = [begun, messageEvent('hand-over-refused', { batch: 'b', code: 'CM_INVALID_NHS_NUMBER', field: 'nhsNumber', on })];
    const settled = messageEvent('message-settled', { how: 'no-further-action', as: null, by: 'ann', caseNumber: 'CAS-12345-ABCDE' as never, comment: 'told by telephone', on });
    expect([needsSomebody(after(...refused)), needsSomebody(after(...refused, settled))]).toEqual([true, false]);
    expect(needsSomebody(after(begun, handedOver, told('failed', '2026-11-23T10:00:00Z', 'MFR_PDSV_0110')))).toBe(true);
  });

  it('that came back by post needs somebody though it was delivered', () => {
    const returned = messageEvent('letter-returned', { by: 'ann', caseNumber: 'CAS-12345-ABCDE' as never, comment: 'gone away', on });
    expect(needsSomebody(after(begun, handedOver, told('delivered', '2026-11-23T10:00:00Z'), returned))).toBe(true);
  });

  it('stands as it was told last by its time, however often and in whatever order it was told', () => {
    const ends = [begun, handedOver];
    const story = [told('pending_enrichment', '2026-11-23T10:00:00Z'), told('sending', '2026-11-23T10:01:00Z'), told('delivered', '2026-11-23T10:02:00Z'),
      onChannel('nhsapp', 'sending', '2026-11-23T10:01:00Z'), onChannel('nhsapp', 'failed', '2026-11-23T10:03:00Z'), onChannel('letter', 'delivered', '2026-11-23T10:04:00Z')];
    const stands = (m: NonNullable<Message>) => [m.place, m.channels.map(({ channel, status }) => `${channel} ${status}`).toSorted()];
    const inOrder = stands(after(...ends, ...story));
    expect(inOrder).toEqual([{ at: 'delivered' }, ['letter delivered', 'nhsapp failed']]);
    fc.assert(fc.property(fc.shuffledSubarray([...story, ...story], { minLength: 12 }), fc.boolean(), (shuffled, early) => {
      expect(stands(early ? after(begun, ...shuffled, handedOver) : after(...ends, ...shuffled))).toEqual(inOrder);
    }));
  });

  it('has events whose shapes are kept', () => {
    for (const { type, data } of [opened, begun, handedOver, told('failed', '2026-11-23T10:00:00Z', 'x'), onChannel('sms', 'sending', '2026-11-23T10:00:00Z')])
      expect(messageEventData[type].is(data)).toBe(true);
  });
});
