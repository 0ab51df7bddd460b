import type { Health } from './health.ts';
import type { ReadModels } from './read-models.ts';

/** The read models of several kinds of streams, as one. */
export const together = (...kinds: readonly [ReadModels, ...ReadModels[]]): ReadModels => {
  const [first] = kinds;
  const names = kinds.flatMap((kind) => kind.names);
  /** Each kind with those of its names that were asked for: none, and it is left out. */
  const asked = (some: readonly string[]) =>
    kinds.map((kind) => ({ kind, theirs: kind.names.filter((name) => some.includes(name)) })).filter(({ theirs }) => theirs.length > 0);
  const oneOrAll = (name: string | undefined): readonly ReadModels[] => {
    const some = kinds.filter((kind) => name === undefined || kind.names.includes(name));
    if (some.length === 0) throw new RangeError(`There is no read model ${name}`);
    return some;
  };

  return {
    names,
    // One after the other, as are rebuilds: those that another version has filled are filled anew first.
    catchUp: async (upTo, some = names) => Math.min(...(await inTurn(asked(some), ({ kind, theirs }) => kind.catchUp(upTo, theirs)))),
    reach: async (position, within, some = names) => (await Promise.all(asked(some).map(({ kind, theirs }) => kind.reach(position, within, theirs)))).every(Boolean),
    follow: async (appends, until) => void (await Promise.all(kinds.map((kind) => kind.follow(appends, until)))),
    // One after the other: they are filled in the same place.
    rebuild: async (name, how) => {
      let lowest = Infinity;
      for (const kind of oneOrAll(name)) lowest = Math.min(lowest, await kind.rebuild(name, how));
      return lowest;
    },
    compare: async (name, onEvents) => (await inTurn(oneOrAll(name), (kind) => kind.compare(name, onEvents))).flat(),
    retryParked: async () => void (await inTurn(kinds, (kind) => kind.retryParked())),
    // What is parked is kept in one place, whatever kind it is of.
    parked: first.parked,
    skipParked: first.skipParked,
    health: async () => (await Promise.all(kinds.map((kind) => kind.health()))).reduce(sum),
  };
};

const inTurn = async <K, A>(kinds: readonly K[], work: (kind: K) => Promise<A>): Promise<readonly A[]> => {
  const answers: A[] = [];
  for (const kind of kinds) answers.push(await work(kind));
  return answers;
};

const sum = (one: Health, other: Health): Health => ({
  head: Math.max(one.head, other.head),
  waitingSeconds: Math.max(one.waitingSeconds, other.waitingSeconds),
  waitingSince: [one.waitingSince, other.waitingSince].filter((instant) => instant !== null).sort()[0] ?? null,
  projections: [...one.projections, ...other.projections],
});
