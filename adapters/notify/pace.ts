import { setTimeout as pause } from 'node:timers/promises';

/** Lets so many through a second, evenly; whoever comes earlier waits for their turn. Ends early when told to stop. */
export const pace = (perSecond: number, signal?: AbortSignal): (() => Promise<void>) => {
  let next = 0;
  return async () => {
    const now = performance.now();
    const turn = Math.max(now, next);
    next = turn + 1000 / perSecond;
    if (turn > now) await pause(turn - now, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  };
};
