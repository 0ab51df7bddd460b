import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { messageEvent } from '../../domain/message/events.ts';
import { inMemory } from '../../test/in-memory.ts';
import type { Told } from '../ports/notify.ts';
import { messageCodec } from './codec.ts';
import { loadMessages, messageStream, messageSystem } from './stored-messages.ts';
import { told } from './told.ts';

const on = civilDate('2026-11-23');
const references = ['11111111-1111-8111-8111-111111111111', '22222222-2222-8222-8222-222222222222'] as const;

/** Two messages that NHS Notify has. */
const world = async () => {
  const deps = inMemory();
  const metadata = { actor: messageSystem, cause: 'a test', correlationId: 'c', commandId: 'open', policyVersion: 'p', rules: [], warnings: [] };
  const appends = references.map((reference, i) => ({
    stream: messageStream(reference),
    expected: 'no-stream' as const,
    events: [
      messageEvent('message-opened', { participantId: 'p', letter: 'PA1', testDate: null, position: i + 1, on }),
      messageEvent('hand-over-begun', { batch: 'b', routingPlan: 'r', on }),
      messageEvent('handed-over', { batch: 'b', notifyId: `n${i}`, on }),
    ].map((event, place) => messageCodec.encode(messageStream(reference), place, event, metadata)),
  }));
  if (E.isLeft(await deps.log.append(appends)())) throw new Error('not stored');
  return { deps, places: async () => (await loadMessages(deps.log, references)).map(({ message }) => message.place.at) };
};

const news = (key: string, reference: string, status: string, way: Told['way'] = null): Told => ({
  key, reference, status, way, notifyId: 'n0', description: null, failureCode: null, at: '2026-11-23T10:00:00Z',
});

describe('what NHS Notify tells', () => {
  it('is kept with its message', async () => {
    const { deps, places } = await world();
    expect(await told(deps)([news('1', references[0], 'delivered'), news('2', references[1], 'failed')], on)).toEqual({ unknown: 0 });
    expect(await places()).toEqual(['delivered', 'failed']);
  });

  it('is kept once, however often it is told, and twice in one call', async () => {
    const { deps } = await world();
    const all = [news('1', references[0], 'sending'), news('2', references[0], 'sending', { channel: 'nhsapp', order: 1, supplier: 'read' })];
    for (let again = 0; again < 2; again++) await told(deps)([...all, ...all], on);
    expect((await loadMessages(deps.log, [references[0]]))[0]?.recorded.map(({ type }) => type).slice(3)).toEqual(['message-status-told', 'channel-status-told']);
  });

  it('is kept when two tell it at once', async () => {
    const { deps, places } = await world();
    await Promise.all([1, 2, 3].map(() => told(deps)([news('1', references[0], 'sending'), news('2', references[0], 'delivered')], on)));
    expect(await places()).toEqual(['delivered', 'handed-over']);
  });

  it('of a message that is not ours is counted, and the rest is kept', async () => {
    const { deps, places } = await world();
    const others = [news('1', '33333333-3333-8333-8333-333333333333', 'failed'), news('2', 'inv-0001\u0000', 'failed')];
    expect(await told(deps)([...others, news('3', references[0], 'delivered')], on)).toEqual({ unknown: 2 });
    expect(await places()).toEqual(['delivered', 'handed-over']);
  });
});
