import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import type { Guarantees } from '../../../application/ports/event-log.ts';
import type { Log } from '../filling.ts';
import { aStream, anEvent, came, events, headOf, refused, stored, streamOf, to } from '../builders.ts';

export const repeating = (log: () => Log, guarantees: Guarantees): void =>
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
      expect(await came(log(), before, await log().head(), guarantees)).toHaveLength(3);
    });

    it('is a conflict when a part of it is stored and a part is not', async () => {
      const stream = aStream();
      const [one, two] = [anEvent(), anEvent()];
      const actual = (await stored(log(), to(stream, [one]))).heads.get(stream);
      expect(await refused(log(), to(stream, [one, two]))).toEqual({ kind: 'conflict', stream, actual });
      expect(await refused(log(), to(stream, [two, one], actual))).toEqual({ kind: 'conflict', stream, actual });
      expect(await headOf(log(), stream)).toEqual(actual);
    });

    it('is a conflict when a stream of it is stored and another is not, or else stores what is missing', async () => {
      const [a, b, c] = [aStream(), aStream(), aStream()];
      const whole = [to(a, events(2)), to(b), to(c, events(2))];
      await stored(log(), ...whole.slice(0, 1));
      const before = await log().head();
      const again = await log().append(whole)();
      expect(isRight(again)).toBe(!guarantees.atomicAcrossStreams);
      const sizes = [...(await log().readStreams([a, b, c])).values()].map(({ events: each }) => each.length);
      expect(sizes).toEqual(guarantees.atomicAcrossStreams ? [2, 0, 0] : [2, 1, 2]);
      if (isRight(again)) expect([...again.right.heads.keys(), await log().head()]).toEqual([a, b, c, again.right.position]);
      else expect(await log().head()).toBe(before);
    });

    it('is a conflict when an event stands in another stream, where ids are unique across streams', async () => {
      const [a, b] = [aStream(), aStream()];
      const event = anEvent();
      await stored(log(), to(a, [event]));
      const first = await log().append([to(b, [event])])();
      const head = await headOf(log(), b);
      if (guarantees.idsUniqueAcrossStreams) expect(first).toEqual({ _tag: 'Left', left: { kind: 'conflict', stream: b, actual: 'no-stream' } });
      else expect(first).toMatchObject({ _tag: 'Right', right: { heads: new Map([[b, head]]) } });
      const answers = await Promise.all([log().append([to(aStream(), [anEvent(), event])])(), log().append([to(aStream())])()]);
      expect(answers.map(({ _tag }) => _tag)).toEqual([guarantees.idsUniqueAcrossStreams ? 'Left' : 'Right', 'Right']);
    });
  });
