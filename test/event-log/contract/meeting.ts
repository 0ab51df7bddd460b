import { describe, expect, it } from 'vitest';
import { isRight } from 'fp-ts/lib/Either.js';
import type { StreamHead } from '../../../application/ports/event-log.ts';
import type { Log } from '../contract.ts';
import { aStream, after, anEvent, events, headOf, stored, streamOf, to } from '../builders.ts';

export const meeting = (log: () => Log): void =>
  void describe('writers that meet', () => {
    it('one of thirty-two who begin the same stream wins, and the others are told the winner’s head', async () => {
      const stream = aStream();
      const answers = await Promise.all(Array.from({ length: 32 }, () => log().append([to(stream)])()));
      const [winner, ...more] = answers.filter(isRight);
      expect(more).toEqual([]);
      const actual = winner?.right.heads.get(stream);
      expect(answers.filter((answer) => answer !== winner)).toEqual(Array(31).fill({ _tag: 'Left', left: { kind: 'conflict', stream, actual } }));
      expect((await streamOf(log(), stream)).events).toHaveLength(1);
    });

    it('every one gets through who tries again from the head it was told', async () => {
      const stream = aStream();
      const write = async (): Promise<void> => {
        for (let head = await headOf(log(), stream); ; head = await headOf(log(), stream)) {
          if (isRight(await log().append([to(stream, [anEvent()], head)])())) return;
        }
      };
      await Promise.all(Array.from({ length: 12 }, write));
      expect((await streamOf(log(), stream)).events.map(({ revision }) => revision)).toEqual([...Array(12).keys()]);
    });

    it('a conflict fails its own append only', async () => {
      const taken = aStream();
      await stored(log(), to(taken));
      const before = await log().head();
      const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => log().append(n % 3 === 0 ? [to(aStream()), to(taken)] : [to(aStream(), events(2))])()));
      expect(answers.map(({ _tag }) => _tag)).toEqual(answers.map((_, n) => (n % 3 === 0 ? 'Left' : 'Right')));
      const positions = answers.flatMap((answer) => (isRight(answer) ? [answer.right.position] : []));
      expect(positions).toEqual(positions.map((_, n) => before + 2 * (n + 1)));
      expect(await log().head()).toBe(before + 80);
    });

    it('appends that share a stream with a neighbour are each whole or absent', async () => {
      const names = Array.from({ length: 40 }, () => aStream());
      const before = await log().head();
      const answers = await Promise.all(names.map((name, n) => log().append([to(name), to(names[(n + 1) % 40] as string)])()));
      const won = answers.filter(isRight);
      const recorded = await after(log(), before);
      expect(won.length).toBeGreaterThanOrEqual(14);
      expect(recorded).toHaveLength(won.length * 2);
      const heads = new Map(recorded.map(({ stream, revision, digest }): [string, StreamHead] => [stream, { revision, digest }]));
      expect(heads.size).toBe(won.length * 2);
      for (const { right } of won) for (const [stream, head] of right.heads) expect(heads.get(stream)).toEqual(head);
    });

    it('positions and revisions have neither gap nor double after it all', async () => {
      const all = await after(log(), 0);
      expect(all.map(({ position }) => position)).toEqual(all.map((_, n) => n + 1));
      const next = new Map<string, number>();
      for (const { stream, revision } of all) {
        expect(revision).toBe(next.get(stream) ?? 0);
        next.set(stream, revision + 1);
      }
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    });
  });
