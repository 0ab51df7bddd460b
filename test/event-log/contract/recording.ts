import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { expectedDigest } from '../../../adapters/event-log/record.ts';
import type { RecordedEvent } from '../../../application/ports/event-log.ts';
import { type Log, instant } from '../filling.ts';
import { aStream, after, anEvent, stored, streamOf, to } from '../builders.ts';

export const recording = (log: () => Log): void =>
  void describe('a record', () => {
    it('is what was given, with its places, its digest and the log’s own instant', async () => {
      const stream = aStream();
      const event = { ...anEvent({ b: [1, 2.5, -0.1, 1e21], a: { z: null, y: true } }), type: 'result-recorded', version: 3 };
      const { position, heads } = await stored(log(), to(stream, [event]));
      expect((await streamOf(log(), stream)).events).toEqual([
        { ...event, position, stream, revision: 0, recordedAt: instant, digest: heads.get(stream)?.digest },
      ]);
    });

    it.each([
      ['an empty object', {}],
      ['null', null],
      ['an empty string', ''],
      ['a number', 0],
      ['an empty list', []],
      ['names and texts in any script', { 'naïve "key"': 'Ж\u0000\u001f\u2028\\ "🩺" \u{10FFFF}', '': 'empty name', '\u{1F600}': 1, '\uFFFD': 2 }],
      ['half a surrogate pair', { text: 'a\ud800b' }],
      ['names that objects have anyway', JSON.parse('{"__proto__": 1, "constructor": {"prototype": 2}, "toJSON": 3}')],
      ['numbers at the edge', [Number.MAX_SAFE_INTEGER, 5e-324, 1.7976931348623157e308, 0.1 + 0.2]],
      ['two megabytes', { text: 'é'.repeat(1_000_000) }],
      ['a list in a list, five hundred deep', Array.from({ length: 500 }).reduce<unknown>((inner) => [inner], 'core')],
    ])('gives back %s as it was', async (_, data) => {
      const stream = aStream();
      await stored(log(), to(stream, [anEvent(data)]));
      const [event] = (await streamOf(log(), stream)).events;
      expect(isDeepStrictEqual(event?.data, data)).toBe(true);
      expect(event?.digest).toBe(expectedDigest(event as RecordedEvent, null));
    });

    it('holds what JSON holds: what it has no word for is left out', async () => {
      const stream = aStream();
      await stored(log(), to(stream, [anEvent({ kept: 1, gone: undefined, on: new Date(0), list: [undefined] }), anEvent(undefined)]));
      expect((await streamOf(log(), stream)).events.map(({ data }) => data)).toEqual([{ kept: 1, on: '1970-01-01T00:00:00.000Z', list: [null] }, { practice: 'A81001' }]);
    });

    it('cannot be changed through what was given or what was read', async () => {
      const stream = aStream();
      const data = { practice: 'A81001' };
      await stored(log(), to(stream, [anEvent(data)]));
      data.practice = 'changed';
      const read = (await streamOf(log(), stream)).events[0]?.data as typeof data;
      expect(read.practice).toBe('A81001');
      read.practice = 'changed';
      expect((await streamOf(log(), stream)).events[0]?.data).toEqual({ practice: 'A81001' });
    });

    it('has a digest over itself and the one before it in its stream, which anybody can compute again', async () => {
      const before = new Map<string, string>();
      for (const event of await after(log(), 0)) {
        expect(event.digest).toBe(expectedDigest(event, before.get(event.stream) ?? null));
        before.set(event.stream, event.digest);
      }
      expect(before.size).toBeGreaterThan(0);
    });
  });
