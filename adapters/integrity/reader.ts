/** Reads pieces of a sequence as if they were one, and can look ahead without moving on. */
export interface Reader<A> {
  /** At most so many of those that come next; fewer only at the end. */
  readonly ahead: (count: number) => Promise<readonly A[]>;
  /** Moves on by one. */
  readonly skip: () => void;
}

export const reader = <A>(pieces: AsyncIterable<readonly A[]>): Reader<A> => {
  const iterator = pieces[Symbol.asyncIterator]();
  let held: readonly A[] = [];
  let at = 0;
  let ended = false;
  return {
    ahead: async (count) => {
      while (!ended && held.length - at < count) {
        const next = await iterator.next();
        if (next.done === true) ended = true;
        else {
          held = [...held.slice(at), ...next.value];
          at = 0;
        }
      }
      return count === 1 && at < held.length ? [held[at] as A] : held.slice(at, at + count);
    },
    skip: () => {
      at += 1;
    },
  };
};
