import { isRight } from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type KurrentDbEventLog, kurrentDbEventLog } from '../../adapters/event-log/kurrentdb/kurrentdb-event-log.ts';
import { usualPatience } from '../../adapters/event-log/kurrentdb/patience.ts';
import { aStream, after, anEvent, events, headOf, stored, streamOf, to } from './builders.ts';
import type { Fault } from './stand-in/faults.ts';
import { type StandIn, standIn } from './stand-in/server.ts';
import { store } from './stand-in/store.ts';


const now = (): string => '2026-11-22T09:00:00.000Z';
const patience = { ...usualPatience, pauses: [1, 5, 10] };
const tries = patience.pauses.length + 1;

const opened: (() => Promise<void>)[] = [];
const open = (address: string, how = patience): KurrentDbEventLog => {
  const log = kurrentDbEventLog(address, now, how);
  opened.push(log.close);
  return log;
};
afterEach(async () => void (await Promise.all(opened.splice(0).map((close) => close()))));

let server: StandIn;
beforeAll(async () => void (server = await standIn()));
afterAll(() => server.stop());

const lost: readonly Fault[] = ['unavailable', 'cut', 'silence', 'done and cut', 'done and silence', 'done and cancelled', 'wrong version'];

describe('an append', () => {
  it('goes out in a call of its own, though the server would take many in one', async () => {
    const before = { ...server.counts };
    await stored(open(server.url), to(aStream(), events(2)), to(aStream()));
    expect([server.counts.append - before.append, server.counts.batchAppend]).toEqual([2, 0]);
  });
});

describe('an append whose answer is lost', () => {
  it.each(lost)('(%s) is found by its id or asked again, and stored once', async (fault) => {
    const log = open(`${server.url}&defaultDeadline=${fault.endsWith('silence') ? 1_000 : 10_000}`);
    const stream = aStream();
    const first = await stored(log, to(stream, events(2)));
    server.faults.next('append', fault);
    const second = await stored(log, to(stream, events(2), first.heads.get(stream)));
    const { head, events: all } = await streamOf(log, stream);
    expect(all.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
    expect(second).toEqual({ position: all.at(-1)?.position, heads: new Map([[stream, head]]) });
  });

  it('is told its winner when somebody else was there meanwhile', async () => {
    const [log, rival] = [open(server.url), open(server.url)];
    const stream = aStream();
    const first = (await stored(log, to(stream))).heads.get(stream);
    await headOf(rival, stream);
    server.faults.next('append', 'unavailable');
    const [ours, theirs] = [log.append([to(stream, [anEvent()], first)])(), rival.append([to(stream, [anEvent()], first)])()];
    const answers = await Promise.all([ours, theirs]);
    expect(answers.filter(isRight)).toHaveLength(1);
    expect(answers).toContainEqual({ _tag: 'Left', left: { kind: 'conflict', stream, actual: await headOf(log, stream) } });
  });
});

describe('a server that cannot be reached', () => {
  it('is told as such, and the same append completes once it is back', async () => {
    const log = open(server.url);
    await log.head();
    const [a, b] = [aStream(), aStream()];
    const append = [to(a, events(2)), to(b)];
    server.line.down();
    expect(await log.append(append)()).toMatchObject({ _tag: 'Left', left: { kind: 'unavailable', cause: expect.any(Error) as Error } });
    await expect(log.readStreams([a])).rejects.toThrow();
    await expect(log.head()).rejects.toThrow();
    server.line.up();
    const { heads } = await stored(open(server.url), ...append);
    expect([...heads.keys()]).toEqual([a, b]);
    expect((await stored(log, ...append)).heads).toEqual(heads);
  });

  it('between two streams of an append leaves the first whole, and the same append stores the rest', async () => {
    const log = open(server.url);
    const [a, b, c] = [aStream(), aStream(), aStream()];
    const append = [to(a, events(2)), { ...to(b), ahead: true }, to(c)];
    server.faults.next('append', 'none');
    for (let n = 0; n < 2 * tries; n++) server.faults.next('append', 'unavailable');
    expect(await log.append(append)()).toMatchObject({ left: { kind: 'unavailable' } });
    expect([await headOf(log, a), await headOf(log, b), await headOf(log, c)]).toEqual(['no-stream', expect.objectContaining({ revision: 0 }), 'no-stream']);
    while (server.faults.take('append'));
    await stored(log, ...append);
    expect((await streamOf(log, a)).events).toHaveLength(2);
    expect((await streamOf(log, b)).events).toHaveLength(1);
    expect((await streamOf(log, c)).events).toHaveLength(1);
  });

  it('is not waited for without end when it says nothing', async () => {
    const log = open(server.url, { ...patience, answerWithin: 300 });
    server.faults.next('read', 'silence');
    await expect(log.head()).rejects.toThrow('said nothing for 300 ms');
    expect(await open(server.url).head()).toBeGreaterThanOrEqual(0);
  });
});

describe('a reading', () => {
  it.each(['cut', 'unavailable', 'done and cancelled'] as const)('goes on when it is broken off (%s), and brings everything once', async (fault) => {
    const log = open(server.url);
    const before = await log.head();
    await stored(log, ...Array.from({ length: 20 }, () => to(aStream(), events(3))));
    const whole = await after(log, before);
    const seen: number[] = [];
    for await (const { events: batch } of log.readAll(before, 7)) {
      seen.push(...batch.map(({ position }) => position));
      server.faults.next('read', fault);
    }
    while (server.faults.take('read'));
    expect(seen).toEqual(whole.map(({ position }) => position));
    expect(seen).toHaveLength(60);
  });

  it('never shows what the server writes for itself, nor ends with it', async () => {
    const log = open(server.url);
    const { position } = await stored(log, to(aStream()));
    server.store.append('$stats-elsewhere', 'any', Array.from({ length: 600 }, () => ({ id: crypto.randomUUID(), type: '$statsCollected', contentType: 'application/json', data: Buffer.from('{}'), metadata: new Uint8Array() })));
    expect(await log.head()).toBe(position);
    expect((await after(log, 0)).filter(({ stream }) => stream.startsWith('$'))).toEqual([]);
    expect(server.store.all.filter(({ stream }) => stream.startsWith('$')).length).toBeGreaterThan(600);
  });

  it('by somebody slow holds back the server', async () => {
    const own = await standIn();
    opened.push(own.stop);
    const log = open(own.url);
    await stored(log, ...Array.from({ length: 12 }, () => to(aStream(), events(50))));
    const sent = own.counts.events;
    let read = 0;
    for await (const { events: batch } of log.readAll(0, 40)) {
      read += batch.length;
      const servers = own.store.all.filter(({ stream, position }) => stream.startsWith('$') && position <= (batch.at(-1)?.position ?? 0)).length;
      // Sent so far: the end, to know it; these pages; and the next one, which is asked for ahead of time.
      expect(own.counts.events - sent).toBeLessThanOrEqual(16 + read + servers + 41 + Math.ceil(read / 40));
    }
    expect(read).toBe(600);
  });
});

describe('another process', () => {
  it('finds the log as it was, position by position', async () => {
    const memory = store();
    const first = await standIn({ store: memory });
    const one = open(first.url);
    const { position } = await stored(one, to(aStream(), events(3)));
    await stored(one, to(aStream(), events(2)), to(aStream()));
    const [all, rest] = [await after(one, 0), await after(one, position)];
    await one.close();
    await first.stop();
    const second = await standIn({ store: memory });
    const other = open(second.url);
    expect(await after(other, 0)).toEqual(all);
    expect(await after(other, position)).toEqual(rest);
    expect(rest).toHaveLength(3);
    await second.stop();
  });
});

describe('what the server does not take', () => {
  it('is thrown back at whoever asked for it: larger than its limit, or in a stream of its own', async () => {
    const small = await standIn({ store: store(1_000) });
    const log = open(small.url);
    await expect(log.append([to(aStream(), [anEvent({ text: 'x'.repeat(1_000) })])])()).rejects.toThrow('Maximum Append Size of 1000 Exceeded');
    await expect(log.append([to('$settings')])()).rejects.toThrow(TypeError);
    expect(await log.head()).toBe(0);
    await small.stop();
  });
});

describe('a record that somebody else touched', () => {
  const touched = async (change: (memory: ReturnType<typeof store>, stream: string) => void) => {
    const memory = store();
    const host = await standIn({ store: memory });
    opened.unshift(host.stop);
    const log = open(host.url);
    const stream = aStream();
    await stored(log, to(stream, events(3)));
    change(memory, stream);
    return { log: open(host.url), stream };
  };
  const replace = (memory: ReturnType<typeof store>, stream: string, revision: number, by: object): void => {
    const record = memory.streams.get(stream)?.[revision];
    Object.assign(record ?? {}, by);
  };

  it('is named when it is read', async () => {
    const { log, stream } = await touched((memory, name) => replace(memory, name, 1, { data: Buffer.from('{"n":7}') }));
    await expect(log.readStreams([stream])).rejects.toThrow(`Record 1 of stream ${stream} is not as it was written`);
    await expect(after(log, 0)).rejects.toThrow(`Record 1 of stream ${stream} is not as it was written`);
  });

  it('is named when it is missing', async () => {
    const { log, stream } = await touched((memory, name) => (memory.streams.get(name) as unknown[]).splice(1, 1));
    await expect(log.readStreams([stream])).rejects.toThrow(`Record 2 of stream ${stream} does not follow the record before it`);
  });

  it('is named when this system did not write it', async () => {
    const { log, stream } = await touched((memory, name) => memory.append(name, 'any', [{ id: crypto.randomUUID(), type: 'invited', contentType: 'application/json', data: Buffer.from('{}'), metadata: Buffer.from('{}') }]));
    await expect(log.readStreams([stream])).rejects.toThrow(`Record 3 of stream ${stream} was not written by this system`);
  });
});
