import type { Pass } from './measure.ts';

/** Runs one thing after another for so many milliseconds, so many at a time. */
export const forAWhile = async (ms: number, inFlight: number, one: () => Promise<unknown>): Promise<Pass> => {
  const start = performance.now();
  return keepDoing(start, inFlight, () => performance.now() - start < ms, one);
};

/** Runs one thing so many times, so many at a time. */
export const times = async (count: number, inFlight: number, one: () => Promise<unknown>): Promise<Pass> => {
  let left = count;
  return keepDoing(performance.now(), inFlight, () => left-- > 0, one);
};

const keepDoing = async (start: number, inFlight: number, goOn: () => boolean, one: () => Promise<unknown>): Promise<Pass> => {
  const took: number[] = [];
  const worker = async (): Promise<void> => {
    while (goOn()) {
      const before = performance.now();
      await one();
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  took.sort((a, b) => a - b);
  return { perSecond: (took.length / (performance.now() - start)) * 1000, p99: took[Math.floor(took.length * 0.99)] ?? 0 };
};

/** How many a second, of something that handles many at once and says how many. */
export const rateOf = async (work: () => Promise<number>): Promise<Pass> => {
  const start = performance.now();
  const count = await work();
  return { perSecond: (count / (performance.now() - start)) * 1000 };
};
