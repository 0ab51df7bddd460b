import { describe, expect, it } from 'vitest';
import type { Log } from '../contract.ts';
import { aStream, events, stored, to } from '../builders.ts';

export const signalling = (log: () => Log): void =>
  void describe('the signal', () => {
    it('comes after an append with the position reached, until the listener leaves', async () => {
      let leave = (): void => undefined;
      const before = await log().head();
      const heard = new Promise<number>((resolve) => {
        leave = log().onAppend((position) => position > before && resolve(position));
      });
      const { position } = await stored(log(), to(aStream(), events(2)));
      expect(await heard).toBe(position);
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
