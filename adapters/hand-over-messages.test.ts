import { describe, expect, it, vi } from 'vitest';
import type { Notify } from '../application/ports/notify.ts';
import { toSendInMemory } from '../test/messages/to-send-in-memory.ts';
import { messagesWorld, resultOf, today } from '../test/messages/world.ts';
import { joining } from '../test/people.ts';
import { notifyModel } from '../test/messages/notify-model.ts';
import { handingOver } from './hand-over-messages.ts';

const begun = (notify: Notify) => {
  const world = messagesWorld();
  const told: string[] = [];
  const logger = { info: (_: unknown, message?: string) => void told.push(message ?? ''), error: (_: unknown, message?: string) => void told.push(message ?? '') } as Parameters<typeof handingOver>[2];
  const deps = { ...world.deps, clock: { today: () => today }, notify, toSend: toSendInMemory(world.deps.log), routingPlanOf: () => 'plan' };
  return { ...world, told, start: () => handingOver(deps, 3_600, logger) };
};

describe('a running system', () => {
  it('hands over what waits when it starts and what comes after, and stops when told to', async () => {
    const notify = notifyModel();
    notify.learns('plan');
    const { does, start } = begun(notify.behaving([]));
    for (const asked of [joining(1), resultOf(1)]) await does(1, asked);
    const { stop } = start();
    await vi.waitFor(() => expect(notify.taken().size).toBe(1));
    for (const asked of [joining(2), resultOf(2)]) await does(2, asked);
    await vi.waitFor(() => expect(notify.taken().size).toBe(2), 5_000);
    await stop();
    expect(notify.faults()).toEqual([]);
  });

  it('tells when NHS Notify refuses, and does not ask again at once', async () => {
    const notify = notifyModel();
    const send = vi.fn(notify.behaving([]).send);
    const { does, start, told } = begun({ ...notify.behaving([]), send });
    for (const asked of [joining(1), resultOf(1)]) await does(1, asked);
    const { stop } = start();
    await vi.waitFor(() => expect(told).toContain('notify-refuses-letter'));
    for (const asked of [joining(2), resultOf(2)]) await does(2, asked);
    await stop();
    expect(send).toHaveBeenCalledTimes(1);
  });
});
