import { describe, expect, it } from 'vitest';
import type { Log } from '../contract.ts';
import { aStream, anEvent, events, headOf, refused, stored, streamOf, to } from '../builders.ts';

export const repeating = (log: () => Log): void =>
  void describe('repeating an append', () => {
    it('is answered as it was the first time, whatever was stored since', async () => {
      const [a, b] = [aStream(), aStream()];
      const append = [to(a, events(2)), to(b)];
      const first = await stored(log(), ...append);
      await stored(log(), to(a, events(3), first.heads.get(a)));
      const before = await log().head();
      expect(await stored(log(), ...append)).toEqual(first);
      expect(await log().head()).toBe(before);
    });

    it('is answered so even if it now expects the head that it made', async () => {
      const stream = aStream();
      const added = events(2);
      const first = await stored(log(), to(stream, added));
      expect(await stored(log(), to(stream, added, first.heads.get(stream)))).toEqual(first);
      expect((await streamOf(log(), stream)).events).toHaveLength(2);
    });

    it('is answered so though the ids are written in capitals', async () => {
      const stream = aStream();
      const event = anEvent();
      const first = await stored(log(), to(stream, [event]));
      expect(await stored(log(), to(stream, [{ ...event, id: event.id.toUpperCase() }]))).toEqual(first);
    });

    it('stores once what is asked twenty times at the same instant', async () => {
      const before = await log().head();
      const append = [to(aStream(), events(2)), to(aStream())];
      const answers = await Promise.all(Array.from({ length: 20 }, () => stored(log(), ...append)));
      expect(answers).toEqual(answers.map(() => answers[0]));
      expect(await log().head()).toBe(before + 3);
    });

    it('is a conflict when a part of it is stored and a part is not', async () => {
      const stream = aStream();
      const [one, two] = [anEvent(), anEvent()];
      const actual = (await stored(log(), to(stream, [one]))).heads.get(stream);
      expect(await refused(log(), to(stream, [one, two]))).toEqual({ kind: 'conflict', stream, actual });
      expect(await refused(log(), to(stream, [two, one], actual))).toEqual({ kind: 'conflict', stream, actual });
      expect(await headOf(log(), stream)).toEqual(actual);
    });

    it('is a conflict when an event stands in another stream', async () => {
      const [a, b] = [aStream(), aStream()];
      const event = anEvent();
      await stored(log(), to(a, [event]));
      expect(await refused(log(), to(b, [event]))).toEqual({ kind: 'conflict', stream: b, actual: 'no-stream' });
      const answers = await Promise.all([log().append([to(b, [anEvent(), event])])(), log().append([to(aStream())])()]);
      expect(answers.map(({ _tag }) => _tag)).toEqual(['Left', 'Right']);
    });
  });
