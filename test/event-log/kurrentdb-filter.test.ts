import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { kurrentDbEventLog } from '../../adapters/event-log/kurrentdb/kurrentdb-event-log.ts';
import { searchWindow } from '../../adapters/event-log/kurrentdb/search.ts';
import type { Filter, RecordedEvent } from '../../application/ports/event-log.ts';
import { aStream, after, anEvent, collect, events, headOf, stored, to } from './builders.ts';
import { type StandIn, standIn, type StandInOptions } from './stand-in/server.ts';
import type { Store } from './stand-in/store.ts';

const now = (): string => '2026-11-22T09:00:00.000Z';
const amended: Filter = { types: ['amended'] };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What a server holds of which little fits a filter, many windows long. Nobody writes to it any more. */
let store: Store;
let all: readonly RecordedEvent[];
let wanted: readonly RecordedEvent[];
beforeAll(async () => {
  const server = await standIn();
  const log = kurrentDbEventLog(server.directUrl, now);
  const stream = aStream('recall');
  for (let n = 0; n < 5; n++) {
    await stored(log, to(aStream(), events(searchWindow)));
    await stored(log, to(stream, [{ ...anEvent(), type: 'amended' }, anEvent()], await headOf(log, stream)));
  }
  await stored(log, to(aStream(), events(searchWindow / 2)));
  all = await after(log, 0, 5_000);
  wanted = all.filter(({ type }) => type === 'amended');
  await log.close();
  await server.stop();
  store = server.store;
});

/** A server of its own that holds it. */
const long = async (options: StandInOptions = {}) => {
  const server: StandIn = await standIn({ store, ...options });
  const log = kurrentDbEventLog(server.url, now);
  closing.push(log.close, server.stop);
  return { server, log };
};

describe('a filtered reading of a long log', () => {
  it.each([1, 100])('has the server look through it: what does not fit does not travel, %i at a time', async (limit) => {
    const { server, log } = await long();
    const sent = server.counts.events;
    const stretches = await collect(log.readAll(0, limit, amended));
    expect(stretches.flatMap((each) => each.events)).toEqual(wanted);
    expect(stretches.at(-1)?.upTo).toBe(all.at(-1)?.position);
    expect(server.counts.events - sent).toBeLessThan(searchWindow + 100);
  });

  it('says how far it has come where nothing fits, and each such position is one to go on from', async () => {
    const { log } = await long();
    const nothing: Filter = { streamPrefix: 'nobody-' };
    const reached = (await collect(log.readAll(0, 10, nothing))).map(({ upTo }) => upTo);
    expect(reached.length).toBeGreaterThan(4);
    expect(reached).toEqual([...new Set(reached)].sort((a, b) => a - b));
    for (const position of reached) expect((await collect(log.readAll(position, 10, nothing))).flatMap(({ events: each }) => each)).toEqual([]);
  });

  it.each(['cut', 'unavailable', 'done and cancelled'] as const)('goes on where it was when the search is broken off (%s), and brings everything once', async (fault) => {
    const { server, log } = await long();
    server.faults.next('subscribe', fault);
    server.faults.next('subscribe', 'none');
    server.faults.next('subscribe', fault);
    const found = await collect(log.readAll(0, 1, amended));
    expect(found.flatMap((each) => each.events)).toEqual(wanted);
  });

  it('goes on when the line is cut in the middle of the search', async () => {
    const { server, log } = await long();
    const seen: number[] = [];
    for await (const { events: each } of log.readAll(0, 1, amended)) {
      seen.push(...each.map(({ position }) => position));
      if (seen.length === 2) server.line.cut();
    }
    expect(seen).toEqual(wanted.map(({ position }) => position));
  });

  it('comes to its end also where the server does not say that there is no more', async () => {
    const { log } = await long({ tellsEnd: false });
    const found = await collect(log.readAll(0, 10, amended));
    expect(found.flatMap((each) => each.events)).toEqual(wanted);
    expect(found.at(-1)?.upTo).toBe(all.at(-1)?.position);
  });
});
