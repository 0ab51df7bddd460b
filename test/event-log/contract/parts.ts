import { beforeAll, describe, expect, it } from 'vitest';
import type { Part, StreamHead } from '../../../application/ports/event-log.ts';
import { at, type Log } from '../filling.ts';
import { aStream, collect, events, headOf, stored, streamOf, to } from '../builders.ts';

export const parts = (log: () => Log): void =>
  void describe('a part of a stream', () => {
    const [whole, other] = [aStream(), aStream()];
    beforeAll(async () => {
      const first = await stored(log(), to(whole, events(4)), to(other, events(2)));
      await stored(log(), to(whole, events(3), first.heads.get(whole)));
    });
    const revisions = async (part: Part, name = whole) => (await streamOf(log(), name, part)).events.map(({ revision }) => revision);

    it.each<[Part, readonly number[]]>([
      [{}, [0, 1, 2, 3, 4, 5, 6]],
      [{ direction: 'forwards' }, [0, 1, 2, 3, 4, 5, 6]],
      [{ limit: 3 }, [0, 1, 2]],
      [{ from: 2 }, [2, 3, 4, 5, 6]],
      [{ from: 2, limit: 2 }, [2, 3]],
      [{ from: 6, limit: 100 }, [6]],
      [{ from: 7 }, []],
      [{ direction: 'backwards' }, [6, 5, 4, 3, 2, 1, 0]],
      [{ direction: 'backwards', limit: 2 }, [6, 5]],
      [{ direction: 'backwards', from: 4, limit: 2 }, [4, 3]],
      [{ direction: 'backwards', from: 1 }, [1, 0]],
      [{ direction: 'backwards', from: 100, limit: 1 }, [6]],
    ])('%j', async (part, expected) => {
      expect(await revisions(part)).toEqual(expected);
      const all = (await streamOf(log(), whole)).events;
      expect((await streamOf(log(), whole, part)).events).toEqual(expected.map((revision) => all[revision]));
    });

    it('read page by page, newest first, is all of it, and nothing that comes meanwhile', async () => {
      const seen: number[] = [];
      for (let from: number | undefined; from !== -1; from = (seen.at(-1) ?? 0) - 1) {
        seen.push(...(await revisions({ direction: 'backwards', limit: 3, ...(from === undefined ? {} : { from }) })));
        await stored(log(), to(other, events(1), await headOf(log(), other)));
      }
      expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
    });

    it('tells where the stream ended with the newest of its events', async () => {
      const { head, events: all } = await streamOf(log(), whole);
      expect((await streamOf(log(), whole, { direction: 'backwards', limit: 2 })).head).toEqual(head);
      for (const part of [{ from: 1, limit: 2 }, { direction: 'backwards' as const, from: 2 }])
        expect((await streamOf(log(), whole, part)).head).toEqual({ revision: 2, digest: all[2]?.digest });
      expect(await streamOf(log(), whole, { from: 100 })).toEqual({ head: 'no-stream', events: [] });
    });

    it('of many streams is the same part of each; of one that is unknown, nothing', async () => {
      const none = aStream();
      const found = await log().readStreams([none, whole, other], { direction: 'backwards', limit: 1 });
      expect([...found.keys()]).toEqual([none, whole, other]);
      expect(found.get(none)).toEqual({ head: 'no-stream', events: [] });
      for (const name of [whole, other]) {
        expect(found.get(name)?.events).toHaveLength(1);
        expect(found.get(name)?.head).toEqual(await headOf(log(), name));
      }
    });

    it('is what stood at a position', async () => {
      const stream = aStream();
      const before = await log().head();
      const first = await stored(log(), to(stream, events(2)));
      await stored(log(), to(stream, events(2), first.heads.get(stream)));
      const upTo = { position: first.position };
      const stood = { head: first.heads.get(stream), events: (await streamOf(log(), stream)).events.slice(0, 2) };
      expect(await streamOf(log(), stream, { upTo })).toEqual(stood);
      expect(await revisions({ upTo, direction: 'backwards', limit: 1 }, stream)).toEqual([1]);
      expect(await revisions({ upTo, from: 1, limit: 5 }, stream)).toEqual([1]);
      expect((await streamOf(log(), stream, { upTo: { position: first.position - 1 } })).head).toMatchObject({ revision: 0 });
      expect(await streamOf(log(), stream, { upTo: { position: before } })).toEqual({ head: 'no-stream', events: [] });
    });

    it('is what was recorded by an instant, in the order of the stream though a clock jumped', async () => {
      const mark = aStream('dated');
      const [stream, late] = [`${mark}-a`, `${mark}-b`];
      const instants = ['2025-03-30T22:59:59.999Z', '2025-03-31T22:59:59.999Z', '2031-01-01T00:00:00.000Z', '2025-03-31T23:00:00.000Z', '2025-06-01T12:00:00.000Z'];
      let head: StreamHead | 'no-stream' = 'no-stream';
      const positions: number[] = [];
      for (const instant of instants) {
        const { heads, position } = await at(instant, () => stored(log(), to(stream, events(1), head)));
        head = heads.get(stream) ?? head;
        positions.push(position);
      }
      await at('2025-12-01T00:00:00.000Z', () => stored(log(), to(late)));
      const by = (recordedBy: string, part: Part = {}) => revisions({ ...part, upTo: { recordedBy, ...part.upTo } }, stream);
      expect(await by('2025-03-30T22:59:59.998Z')).toEqual([]);
      expect(await by('2025-03-31T22:59:59.999Z')).toEqual([0, 1]);
      expect(await by('2025-04-01T00:00:00+01:00')).toEqual([0, 1, 2, 3]);
      expect(await by('2026-01-01T00:00:00Z')).toEqual([0, 1, 2, 3, 4]);
      expect(await by('2025-04-01T00:00:00Z', { direction: 'backwards', limit: 2 })).toEqual([3, 2]);
      expect(await by('2025-04-01T00:00:00Z', { direction: 'backwards', from: 1 })).toEqual([1, 0]);
      expect(await by('2025-04-01T00:00:00Z', { upTo: { position: positions[2] ?? 0 } })).toEqual([0, 1]);
      const streams = async (recordedBy: string) => (await collect(log().readByStream(mark, { recordedBy }, 2))).flat();
      expect(await streams('2025-04-01T00:00:00Z')).toEqual([await streamOf(log(), stream, { upTo: { recordedBy: '2025-04-01T00:00:00Z' } })]);
      expect((await streams('2026-01-01T00:00:00Z')).map(({ events: each }) => each.length)).toEqual([5, 1]);
      expect(await streams('2025-01-01T00:00:00Z')).toEqual([]);
    });
  });
