import { once } from 'node:events';
import { type AllStreamSubscription, BACKWARDS, END, EventStoreDBClient, eventTypeFilter, jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realServers } from '../real-servers.ts';
import { type StandIn, standIn } from './server.ts';
import { store } from './store.ts';

const event = (n = 0, id: string = crypto.randomUUID()) => jsonEvent({ id, type: n % 2 ? 'odd' : 'even', data: { n }, metadata: { by: 'a test' } });
const aStream = (): string => `stream-${crypto.randomUUID()}`;
const collect = async <A>(all: AsyncIterable<A>): Promise<A[]> => {
  const found: A[] = [];
  for await (const each of all) found.push(each);
  return found;
};

/** The published client, as it comes, gets from this server what it gets from a real one; where there is a real one, it is asked too. */
describe.each([['the stand-in that takes batches', true, null], ['the stand-in that takes single appends', false, null], ...realServers.map((address) => ['a real server', true, address] as const)] as const)('%s', (_, batches, address) => {
  let server: StandIn;
  let client: EventStoreDBClient;
  beforeAll(async () => {
    server = await standIn({ batches });
    client = EventStoreDBClient.connectionString(address ?? server.url);
  });
  afterAll(async () => {
    await client.dispose();
    await server.stop();
  });

  it('appends, and tells revision and position', async () => {
    const stream = aStream();
    const first = await client.appendToStream(stream, [event(0), event(1)], { expectedRevision: 'no_stream' });
    const second = await client.appendToStream(stream, event(2), { expectedRevision: 1n });
    expect([first, second]).toMatchObject([{ success: true, nextExpectedRevision: 1n }, { success: true, nextExpectedRevision: 2n }]);
    expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? 0n);
    const [, last] = await collect(client.readStream(stream, { fromRevision: 1n }));
    expect(last?.event).toMatchObject({ streamId: stream, revision: 2n, type: 'even', data: { n: 2 }, metadata: { by: 'a test' }, position: second.position, created: expect.any(Date) as Date });
  });

  it('refuses an append to a stream that ends elsewhere', async () => {
    const stream = aStream();
    await expect(client.appendToStream(stream, event(), { expectedRevision: 3n })).rejects.toMatchObject({ type: 'wrong-expected-version', expectedVersion: 3n, actualVersion: 'no_stream' });
    await expect(client.appendToStream(stream, event(), { expectedRevision: 'stream_exists' })).rejects.toMatchObject({ type: 'wrong-expected-version' });
    await client.appendToStream(stream, [event(), event()], { expectedRevision: 'any' });
    await expect(client.appendToStream(stream, event(), { expectedRevision: 'no_stream' })).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    expect(await collect(client.readStream(stream))).toHaveLength(2);
  });

  it('stores an append that comes again once, and one that comes again in part not at all', async () => {
    const stream = aStream();
    const [a, b, c] = [event(), event(), event()];
    await client.appendToStream(stream, [a, b], { expectedRevision: 'no_stream' });
    expect(await client.appendToStream(stream, [a, b], { expectedRevision: 'no_stream' })).toMatchObject({ success: true, nextExpectedRevision: 1n });
    await expect(client.appendToStream(stream, [a, b, c], { expectedRevision: 'no_stream' })).rejects.toMatchObject({ type: 'wrong-expected-version' });
    expect(await collect(client.readStream(stream))).toHaveLength(2);
  });

  it('reads a stream in both directions, so many events, from anywhere', async () => {
    const stream = aStream();
    await client.appendToStream(stream, Array.from({ length: 5 }, (__, n) => event(n)));
    const read = async (options: Parameters<typeof client.readStream>[1]) => (await collect(client.readStream(stream, options))).map(({ event: found }) => Number(found?.revision));
    expect(await read({})).toEqual([0, 1, 2, 3, 4]);
    expect(await read({ fromRevision: 3n })).toEqual([3, 4]);
    expect(await read({ maxCount: 2 })).toEqual([0, 1]);
    expect(await read({ direction: BACKWARDS, fromRevision: END, maxCount: 2 })).toEqual([4, 3]);
    expect(await read({ direction: BACKWARDS, fromRevision: 2n })).toEqual([2, 1, 0]);
    await expect(collect(client.readStream(aStream()))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('reads the whole log in both directions, from a record or from either end', async () => {
    const stream = aStream();
    await client.appendToStream(stream, Array.from({ length: 3 }, (__, n) => event(n)));
    const own = (await collect(client.readAll({ fromPosition: START }))).filter((found) => found.event?.streamId === stream);
    const [first, second, third] = own.map((found) => found.event?.position ?? { commit: 0n, prepare: 0n });
    const read = async (options: Parameters<typeof client.readAll>[0]) => (await collect(client.readAll(options))).flatMap((found) => (found.event?.streamId === stream ? Number(found.event.revision) : []));
    expect(await read({ fromPosition: second ?? START, maxCount: 2 })).toEqual([1, 2]);
    expect(await read({ fromPosition: END, direction: BACKWARDS, maxCount: 100 })).toEqual([2, 1, 0]);
    expect(await read({ fromPosition: third ?? END, direction: BACKWARDS, maxCount: 2 })).toEqual([1, 0]);
    expect((first?.commit ?? 0n) < (second?.commit ?? 0n)).toBe(true);
  });

  const listen = async (subscription: AllStreamSubscription, count: number): Promise<string[]> => {
    const names: string[] = [];
    for await (const { event: found } of subscription) {
      names.push(`${found?.streamId} ${Number(found?.revision)}`);
      if (names.length === count) break;
    }
    await subscription.unsubscribe();
    return names;
  };

  it('follows the log live by stream name, after a position', async () => {
    const prefix = aStream();
    const [a, b] = [`${prefix}-a`, `${prefix}-b`];
    const { position } = await client.appendToStream(a, event());
    const subscription = client.subscribeToAll({ fromPosition: position ?? START, filter: streamNameFilter({ prefixes: [prefix] }) });
    const heard = listen(subscription, 3);
    await client.appendToStream(a, event());
    await client.appendToStream(aStream(), event());
    await client.appendToStream(b, [event(), event()]);
    expect(await heard).toEqual([`${a} 1`, `${b} 0`, `${b} 1`]);
  });

  it('follows the log by event type, and tells now and then how far it has looked', async () => {
    const stream = aStream();
    const looked: bigint[] = [];
    const checkpointReached = (__: AllStreamSubscription, { commit }: { commit: bigint }): Promise<void> => Promise.resolve(void looked.push(commit));
    const subscription = client.subscribeToAll({ fromPosition: END, filter: eventTypeFilter({ regex: '^odd$', checkpointInterval: 1, maxSearchWindow: 1, checkpointReached }) });
    await once(subscription, 'confirmation');
    const heard = listen(subscription, 2);
    await client.appendToStream(stream, Array.from({ length: 4 }, (__, n) => event(n)));
    expect(await heard).toEqual([`${stream} 1`, `${stream} 3`]);
    expect(looked.length).toBeGreaterThan(0);
  });

  it('follows one stream', async () => {
    const stream = aStream();
    await client.appendToStream(stream, [event(), event()]);
    const subscription = client.subscribeToStream(stream, { fromRevision: 0n });
    const revisions: number[] = [];
    const heard = (async () => {
      for await (const { event: found } of subscription) if (revisions.push(Number(found?.revision)) === 2) return;
    })();
    await client.appendToStream(stream, event());
    await heard;
    await subscription.unsubscribe();
    expect(revisions).toEqual([1, 2]);
  });
});

describe('the stand-in', () => {
  it('is asked for each kind of append by a client that finds what it can do', async () => {
    const [some, all] = [await standIn({ batches: false }), await standIn()];
    for (const { url } of [some, all]) {
      const client = EventStoreDBClient.connectionString(url);
      await client.appendToStream(aStream(), event());
      await client.appendToStream(aStream(), event());
      await client.dispose();
    }
    expect([some.counts.append, some.counts.batchAppend, all.counts.append, all.counts.batchAppend]).toEqual([2, 0, 0, 1]);
    await Promise.all([some.stop(), all.stop()]);
  });

  it.each([true, false])('refuses an append that is too large (in batches: %s)', async (batches) => {
    const server = await standIn({ batches, store: store(100) });
    const client = EventStoreDBClient.connectionString(server.url);
    await expect(client.appendToStream(aStream(), jsonEvent({ type: 'large', data: { text: 'x'.repeat(100) } }))).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 100 });
    await client.dispose();
    await server.stop();
  });

  it('reads only from where a record begins, as a real one does', async () => {
    const server = await standIn();
    const client = EventStoreDBClient.connectionString(server.url);
    await expect(collect(client.readAll({ fromPosition: { commit: 1n, prepare: 1n } }))).rejects.toMatchObject({ type: 'unknown' });
    await client.dispose();
    await server.stop();
  });
});
