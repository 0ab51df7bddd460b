import fc from 'fast-check';

/**
 * How many lives each property sees: LIVES=100000 for a long look. The lives are the same every time, unless LIVES_SEED
 * names another seed, or says `random`.
 */
export const lives = Number(process.env['LIVES'] ?? 10_000);
const seed = process.env['LIVES_SEED'] ?? '20260701';

/** Checks a share of the lives; the shortest that fails is shown as a scenario that can be run. */
export const everyLife = <T>(any: fc.Arbitrary<T>, holds: (life: T) => void, share = 1): void => {
  const found = fc.check(fc.property(any, (life) => void holds(life)), {
    numRuns: Math.ceil(lives * share),
    ...(seed === 'random' ? {} : { seed: Number(seed) }),
  });
  if (!found.failed) return;
  const [life] = found.counterexample ?? [];
  const reason = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  throw new Error(`After ${found.numRuns} lives, LIVES_SEED=${found.seed}: ${reason}\n${JSON.stringify(life, null, 1)}`);
};
