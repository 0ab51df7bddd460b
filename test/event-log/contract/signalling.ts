import { describe, expect, it } from 'vitest';
import type { Log } from '../filling.ts';
import { aStream, events, stored, to } from '../builders.ts';

export const signalling = (log: () => Log): void =>
  void describe('the signal', () => {
    it('comes after an append with the position reached, until the listener leaves', async () => {
      const heard: number[] = [];
      let wake = (): void => undefined;
      const leave = log().onAppend((position) => (heard.push(position), wake()));
      const { position } = await stored(log(), to(aStream(), events(2)));
      while ((heard.at(-1) ?? 0) < position) await new Promise<void>((resolve) => (wake = resolve));
      expect(heard.at(-1)).toBe(position);
      expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
      leave();
    });

    it('does not come to a listener that has left', async () => {
      const gone: number[] = [];
      const leave = log().onAppend((position) => void gone.push(position));
      leave();
      const heard = new Promise<number>((resolve) => {
        const off = log().onAppend((position) => (off(), resolve(position)));
      });
      await stored(log(), to(aStream()));
      await heard;
      expect(gone).toEqual([]);
    });
  });
