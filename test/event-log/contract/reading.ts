import { beforeAll, describe, expect, it } from 'vitest';
import type { Guarantees } from '../../../application/ports/event-log.ts';
import type { Log } from '../filling.ts';
import { aStream, after, came, collect, events, headOf, stored, streamOf, to } from '../builders.ts';

export const reading = (log: () => Log, guarantees: Guarantees): void =>
  void describe('reading', () => {
    let start = 0;
    beforeAll(async () => {
      start = await log().head();
      for (let round = 0; round < 20; round++) await stored(log(), ...Array.from({ length: 7 }, (_, n) => to(aStream(), events(1 + ((round + n) % 5)))));
    });

    it('the head is the position of the last event', async () => {
      const before = await log().head();
      const { position } = await stored(log(), to(aStream(), events(2)));
      expect(await log().head()).toBe(position);
      const [first] = await came(log(), before, position, guarantees);
      expect((await after(log(), first?.position ?? 0)).map((event) => event.position)).toEqual([position]);
    });

    it('many streams come at once, each whole, the unknown ones empty', async () => {
      const [a, b, none] = [aStream(), aStream(), aStream()];
      const { heads } = await stored(log(), to(a, events(2)), to(b, events(3)));
      const found = await log().readStreams([b, none, a]);
      expect([...found.keys()].sort()).toEqual([a, b, none].sort());
      expect([found.get(a)?.events.length, found.get(b)?.events.length]).toEqual([2, 3]);
      expect([found.get(a)?.head, found.get(b)?.head]).toEqual([heads.get(a), heads.get(b)]);
      expect(found.get(none)).toEqual({ head: 'no-stream', events: [] });
      expect(await log().readStreams([])).toEqual(new Map());
    });

    it('the whole log is the same in batches of 1, 10, 100 and 5,000, none larger than asked', async () => {
      const whole = await after(log(), start, 100_000);
      expect(await came(log(), start, whole.at(-1)?.position ?? 0, guarantees)).toEqual(whole);
      for (const limit of [1, 10, 100, 5_000]) {
        const batches = await collect(log().readAll(start, limit));
        expect(batches.flatMap(({ events: each }) => each)).toEqual(whole);
        expect(batches.every(({ events: { length } }) => length > 0 && length <= limit)).toBe(true);
        expect(batches.map(({ upTo }) => upTo)).toEqual(batches.map(({ events: each }) => each.at(-1)?.position));
      }
    });

    it('the log ends where it ended when it was asked for', async () => {
      const [from, ...last] = (await after(log(), start)).slice(-4).map(({ position }) => position);
      const reader = log().readAll(from ?? 0, 1)[Symbol.asyncIterator]();
      await reader.next();
      await stored(log(), to(aStream(), events(5)));
      const rest: number[] = [];
      for (let step = await reader.next(); !step.done; step = await reader.next()) rest.push(...step.value.events.map(({ position }) => position));
      expect(rest).toEqual(last.slice(1));
    });

    it('nothing comes after the end', async () => {
      const head = await log().head();
      expect(await after(log(), head)).toEqual([]);
      expect(await after(log(), head + 1_000)).toEqual([]);
    });

    it.each([3, 5_000])('by stream, in batches of about %i, every stream comes once and whole, in order', async (limit) => {
      const batches = await collect(log().readByStream('participant-', {}, limit));
      const streams = batches.flat();
      const names = streams.map(({ events: [first] }) => first?.stream ?? '');
      const begun = (await after(log(), 0)).filter(({ revision, stream }) => revision === 0 && stream.startsWith('participant-')).map(({ stream }) => stream);
      expect(names).toEqual(guarantees.streamsInOrderOfNames ? begun.sort() : begun);
      expect(new Map(streams.map((stream, n) => [names[n], stream]))).toEqual(await log().readStreams(names));
      expect(streams.flatMap(({ events: each }) => each)).toHaveLength((await after(log(), 0)).filter(({ stream }) => stream.startsWith('participant-')).length);
      for (const batch of batches) {
        const sizes = batch.map(({ events: each }) => each.length);
        expect(sizes.length).toBeGreaterThan(0);
        expect(sizes.slice(0, -1).reduce((sum, size) => sum + size, 0)).toBeLessThan(limit + Math.max(...sizes));
      }
    });

    it('by stream comes only what has the prefix, taken literally', async () => {
      const mark = aStream('p');
      const names = ['', '%', '_', '\\', '-é', '-z', '-\u{1F600}', '-\uFFFD'].map((end) => `${mark}${end}`);
      await stored(log(), ...names.map((name) => to(name)));
      const prefixed = async (prefix: string) => (await collect(log().readByStream(prefix, {}, 3))).flat().map(({ events: [first] }) => first?.stream);
      const found = await prefixed(mark);
      const ordered = ['', '%', '-z', '-é', '-\uFFFD', '-\u{1F600}', '\\', '_'].map((end) => `${mark}${end}`);
      expect(guarantees.streamsInOrderOfNames ? found : found.sort()).toEqual(guarantees.streamsInOrderOfNames ? ordered : ordered.sort());
      expect(await prefixed(`${mark}%`)).toEqual([`${mark}%`]);
      expect(await prefixed(`${mark}_`)).toEqual([`${mark}_`]);
      expect(await prefixed(`${mark}no`)).toEqual([]);
    });

    it('by stream comes as it stood at a position', async () => {
      const mark = aStream('q');
      const [a, b] = [`${mark}-a`, `${mark}-b`];
      const before = await log().head();
      const first = await stored(log(), to(a, events(2)));
      await stored(log(), to(a, events(2), first.heads.get(a)), to(b));
      const then = (await collect(log().readByStream(mark, { position: first.position }, 100))).flat();
      expect(then).toEqual([await streamOf(log(), a, { upTo: { position: first.position } })]);
      expect((await collect(log().readByStream(mark, { position: first.position + 1_000_000 }, 100))).flat().map(({ head }) => head)).toEqual([await headOf(log(), a), await headOf(log(), b)]);
      expect(await collect(log().readByStream(mark, { position: before }, 100))).toEqual([]);
    });

    it.each([3, 5_000])('what happened comes by stream like the events, in batches of about %i, up to a position', async (limit) => {
      const upTo = Math.ceil((await log().head()) / 2);
      const happened = (await collect(log().readHappenings('participant-', upTo, limit))).flat();
      const whole = (await collect(log().readByStream('participant-', { position: upTo }, limit))).flat();
      expect(happened).toHaveLength(whole.length);
      expect(whole.map(({ events: each }) => each)).toMatchObject(happened);
      const names = [...happened.map(([first]) => first?.stream ?? ''), 'participant-nobody'];
      expect([...(await log().readHappeningsIn(names, upTo)).values()]).toMatchObject([...happened, []]);
    });
  });
