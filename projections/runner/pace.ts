/** How fast projections come on, from where they stand whenever somebody asks. */
export type Pace = (positions: ReadonlyMap<string, number>) => {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of one projection; null: nobody asked before. */
  readonly perSecond: (name: string) => number | null;
};

/** Two questions are told apart by so many milliseconds: many in a row are answered from the same one before them. */
const apart = 5_000;

interface Seen {
  readonly at: number;
  readonly positions: ReadonlyMap<string, number>;
}

/** @param now an instant, ISO 8601 */
export const pace = (now: () => string): Pace => {
  let [before, last]: [Seen | null, Seen | null] = [null, null];
  return (positions) => {
    const at = Date.parse(now());
    if (last === null || at - last.at >= apart) [before, last] = [last, { at, positions }];
    const since = before ?? last;
    const perSecond = (name: string): number | null => {
      const [from, to] = [since.positions.get(name), positions.get(name)];
      return from === undefined || to === undefined || at <= since.at ? null : Math.round(((to - from) * 1000) / (at - since.at));
    };
    return { now: at, perSecond };
  };
};
