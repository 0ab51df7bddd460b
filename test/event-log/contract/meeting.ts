import { describe, expect, it } from 'vitest';
import { isRight } from 'fp-ts/lib/Either.js';
import type { Guarantees, StreamHead } from '../../../application/ports/event-log.ts';
import type { Log } from '../filling.ts';
import { aStream, after, anEvent, came, events, headOf, stored, streamOf, to } from '../builders.ts';

export const meeting = (log: () => Log, guarantees: Guarantees): void =>
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
      const recorded = await came(log(), before, Math.max(...positions), guarantees);
      const ends = recorded.filter(({ revision }) => revision === 1).map(({ position }) => position);
      expect([recorded.length, ends.length]).toEqual([80, 40]);
      expect(guarantees.contiguousPositions ? positions : [...positions].sort((a, b) => a - b)).toEqual(ends);
    });

    it('appends that share a stream with a neighbour are each whole or absent, or else each of their streams is', async () => {
      const names = Array.from({ length: 40 }, () => aStream());
      const before = await log().head();
      const answers = await Promise.all(names.map((name, n) => log().append([to(name), to(names[(n + 1) % 40] as string)])()));
      const won = answers.filter(isRight);
      const recorded = await after(log(), before);
      const heads = new Map(recorded.map(({ stream, revision, digest }): [string, StreamHead] => [stream, { revision, digest }]));
      expect(heads.size).toBe(recorded.length);
      expect(heads.size).toBeGreaterThanOrEqual(28);
      if (guarantees.atomicAcrossStreams) expect(recorded).toHaveLength(won.length * 2);
      for (const { right } of won) for (const [stream, head] of right.heads) expect(heads.get(stream)).toEqual(head);
    });

    it('positions and revisions have neither gap nor double after it all', async () => {
      const all = await after(log(), 0);
      const positions = all.map(({ position }) => position);
      expect(positions).toEqual(guarantees.contiguousPositions ? all.map((_, n) => n + 1) : [...new Set(positions)].sort((a, b) => a - b));
      const next = new Map<string, number>();
      for (const { stream, revision } of all) {
        expect(revision).toBe(next.get(stream) ?? 0);
        next.set(stream, revision + 1);
      }
      expect(new Set(all.map(({ id, stream }) => (guarantees.idsUniqueAcrossStreams ? id : `${stream} ${id}`))).size).toBe(all.length);
    });
  });
