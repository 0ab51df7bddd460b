import { EventStoreDBClient } from '@eventstore/db-client';
import { afterEach, describe, expect, it } from 'vitest';
import { follow } from '../../adapters/event-log/kurrentdb/follow.ts';
import { kurrentDbEventLog } from '../../adapters/event-log/kurrentdb/kurrentdb-event-log.ts';
import { aStream, after, anEvent, events, stored, to } from './builders.ts';
import { type StandIn, standIn } from './stand-in/server.ts';
import { store } from './stand-in/store.ts';


const now = (): string => '2026-11-22T09:00:00.000Z';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const serve = async (options?: Parameters<typeof standIn>[0]): Promise<StandIn> => {
  const server = await standIn(options);
  closing.push(server.stop);
  return server;
};
const open = (server: StandIn) => {
  const log = kurrentDbEventLog(server.url, now);
  closing.unshift(log.close);
  return log;
};

/** Remembers what it is told, and lets others wait for it. */
const ear = () => {
  const heard: number[] = [];
  let wake = (): void => undefined;
  return {
    heard,
    hear: (position: number): void => (heard.push(position), wake()),
    until: async (done: () => boolean): Promise<void> => {
      while (!done()) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
};

describe('the signal', () => {
  it('comes of what another process appends, also after the connection was lost, and tells no position twice', async () => {
    const server = await serve();
    const [log, elsewhere] = [open(server), open(server)];
    const { heard, hear, until } = ear();
    closing.unshift(async () => leave());
    const leave = log.onAppend(hear);
    const first = await stored(elsewhere, to(aStream()));
    await until(() => heard.includes(first.position));
    for (const fault of ['cut', 'unavailable', 'done and cancelled'] as const) {
      server.faults.next('subscribe', fault);
      server.line.cut();
      const { position } = await stored(open(server), to(aStream(), events(2)));
      await until(() => heard.includes(position));
    }
    expect(server.counts.subscribe).toBeGreaterThanOrEqual(7);
    expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
  });

  it('goes on where it stopped when the server itself begins anew', async () => {
    const memory = store();
    const [server, same] = [await serve({ store: memory }), await serve({ store: memory })];
    const { heard, hear, until } = ear();
    const client = EventStoreDBClient.connectionString(server.url);
    const log = open(same);
    const following = follow(client, log.head, hear, [1, 5]);
    closing.unshift(following.stop, client.dispose);
    await stored(log, to(aStream(), events(3)));
    await until(() => heard.length >= 3);
    server.line.down();
    const missed = await stored(log, to(aStream(), events(4)));
    server.line.up();
    await until(() => heard.includes(missed.position));
    const all = (await after(log, 0)).map(({ position }) => position);
    expect(heard.filter((position) => position > 0)).toEqual(expect.arrayContaining(all.slice(0, 3)));
    expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
  });

  it('waits for a listener that takes its time, and the server with it', async () => {
    const server = await serve();
    const log = open(server);
    const client = EventStoreDBClient.connectionString(server.url);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { heard, hear, until } = ear();
    let begun = (): void => undefined;
    const first = new Promise<void>((resolve) => (begun = resolve));
    await stored(log, to(aStream(), Array.from({ length: 300 }, () => anEvent({ text: 'x'.repeat(5_000) }))));
    const sent = server.counts.events;
    const slow = async (each: number): Promise<void> => {
      hear(each);
      if (each === 0) return;
      begun();
      await held;
    };
    const following = follow(client, () => Promise.resolve(0), slow, [1]);
    closing.unshift(async () => release(), following.stop, client.dispose);
    await first;
    const { position } = await stored(log, to(aStream()));
    // What fits into the sockets' buffers is under way; the rest waits at the server.
    expect(heard.filter((each) => each > 0)).toHaveLength(1);
    expect(server.counts.events - sent).toBeLessThan(200);
    release();
    await until(() => heard.includes(position));
    expect(heard.filter((each) => each > 0)).toHaveLength(301);
  });
});
