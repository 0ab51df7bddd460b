import { describe, expect, it } from 'vitest';
import type { Guarantees, StreamHead } from '../../../application/ports/event-log.ts';
import type { Log } from '../filling.ts';
import { aStream, anEvent, came, events, headOf, refused, stored, streamOf, to } from '../builders.ts';

export const appending = (log: () => Log, guarantees: Guarantees): void =>
  void describe('appending', () => {
    it('begins a stream, and answers with the position and the head reached', async () => {
      const stream = aStream();
      const before = await log().head();
      const { position, heads } = await stored(log(), to(stream, events(3)));
      expect(await came(log(), before, position, guarantees)).toHaveLength(3);
      expect([...heads]).toEqual([[stream, { revision: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]]);
      expect(await headOf(log(), stream)).toEqual(heads.get(stream));
    });

    it('goes on from the head it is told', async () => {
      const stream = aStream();
      const first = await stored(log(), to(stream));
      const second = await stored(log(), to(stream, events(2), first.heads.get(stream)));
      expect(second.heads.get(stream)).toMatchObject({ revision: 2 });
      expect((await streamOf(log(), stream)).events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    });

    it('refuses to begin a stream that exists, and says where it ends', async () => {
      const stream = aStream();
      const { heads } = await stored(log(), to(stream, events(2)));
      expect(await refused(log(), to(stream))).toEqual({ kind: 'conflict', stream, actual: heads.get(stream) });
    });

    it('refuses a head that others have gone past', async () => {
      const stream = aStream();
      const old = (await stored(log(), to(stream))).heads.get(stream);
      const actual = (await stored(log(), to(stream, events(1), old))).heads.get(stream);
      expect(await refused(log(), to(stream, events(1), old))).toEqual({ kind: 'conflict', stream, actual });
    });

    it('refuses to go on with a stream that does not exist', async () => {
      const stream = aStream();
      expect(await refused(log(), to(stream, events(1), { revision: 0, digest: 'a'.repeat(64) }))).toEqual({ kind: 'conflict', stream, actual: 'no-stream' });
    });

    it('refuses a head with the right revision and another digest', async () => {
      const stream = aStream();
      const actual = (await stored(log(), to(stream))).heads.get(stream) as StreamHead;
      for (const digest of ['a'.repeat(64), 'not a digest', ''])
        expect(await refused(log(), to(stream, events(1), { revision: 0, digest }))).toEqual({ kind: 'conflict', stream, actual });
    });

    it('refuses a revision beyond the head', async () => {
      const stream = aStream();
      const actual = (await stored(log(), to(stream))).heads.get(stream) as StreamHead;
      expect(await refused(log(), to(stream, events(1), { ...actual, revision: 7 }))).toEqual({ kind: 'conflict', stream, actual });
    });

    it('stores all of several streams or none of them, and names the one in the way', async () => {
      const [a, b, c] = [aStream(), aStream(), aStream()];
      const { heads } = await stored(log(), to(b));
      const before = await log().head();
      expect(await refused(log(), to(a), to(b), to(c))).toEqual({ kind: 'conflict', stream: b, actual: heads.get(b) });
      expect(await log().head()).toBe(before);
      expect([await headOf(log(), a), await headOf(log(), c)]).toEqual(['no-stream', 'no-stream']);

      const answer = await stored(log(), to(a, events(2)), to(b, events(1), heads.get(b)), to(c));
      expect([...answer.heads].map(([stream, { revision }]) => [stream, revision])).toEqual([[a, 1], [b, 1], [c, 0]]);
      const order = (await came(log(), before, answer.position, guarantees)).map(({ stream }) => stream);
      expect(guarantees.atomicAcrossStreams ? order : order.sort()).toEqual(guarantees.atomicAcrossStreams ? [a, a, b, c] : [a, a, b, c].sort());
    });

    it('takes 1,500 events of 500 streams at once', async () => {
      const before = await log().head();
      const names = Array.from({ length: 500 }, () => aStream());
      const { position, heads } = await stored(log(), ...names.map((name) => to(name, events(3))));
      const recorded = (await came(log(), before, position, guarantees)).map(({ stream, revision }) => `${stream} ${revision}`);
      const due = names.flatMap((name) => [0, 1, 2].map((n) => `${name} ${n}`));
      expect(heads.size).toBe(500);
      expect(guarantees.atomicAcrossStreams ? recorded : recorded.sort()).toEqual(guarantees.atomicAcrossStreams ? due : due.sort());
    });

    it('throws on what no log could store, and stores nothing of it', async () => {
      const before = await log().head();
      const twice = anEvent();
      const stream = aStream();
      const bugs = [
        [], [to(stream, [])], [to('')], [to('a\u0000b')], [to('a\ud800b')], [to('x'.repeat(251))], [to(stream), to(stream)],
        [to(stream, [twice, twice])], [to(stream, [twice]), to(aStream(), [{ ...twice, id: twice.id.toUpperCase() }])],
        [to(stream, [anEvent({}, 'not a uuid')])], [to(stream, [{ ...twice, version: 0 }])], [to(stream, [{ ...twice, type: '' }])],
        [to(stream, [twice], { revision: -1, digest: '' })], [to(stream, [twice], { revision: 0.5, digest: '' })],
      ];
      for (const bug of bugs) await expect(log().append(bug)(), JSON.stringify(bug).slice(0, 80)).rejects.toThrow(TypeError);
      expect(await log().head()).toBe(before);
    });
  });
