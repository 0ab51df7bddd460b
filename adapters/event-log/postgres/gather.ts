/** One caller waiting for its answer. */
export interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly answer: (answer: Answer) => void;
  readonly fail: (bug: unknown) => void;
}

/**
 * Gathers what many callers ask at the same time into one batch, and runs one batch after another: while a batch is on its
 * way to the disk the next one fills. A lone caller waits for nobody. `run` must settle each one it is given; those
 * that it leaves behind by throwing fail with what it threw.
 *
 * @param most how much a batch may hold, by `sizeOf`; an item larger than that goes alone
 */
export const gather = <Item, Answer>(
  run: (batch: readonly Waiting<Item, Answer>[]) => Promise<void>,
  sizeOf: (item: Item) => number,
  most: number,
): ((item: Item) => Promise<Answer>) => {
  const queue: Waiting<Item, Answer>[] = [];
  let running = false;

  const takeBatch = (): Waiting<Item, Answer>[] => {
    let size = 0;
    const end = queue.findIndex(({ item }, index) => (size += sizeOf(item)) > most && index > 0);
    if (end === -1) return queue.splice(0);
    return queue.splice(0, end);
  };

  const runAll = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) {
      const batch = takeBatch();
      await run(batch).catch((bug: unknown) => batch.forEach(({ fail }) => fail(bug)));
    }
    running = false;
  };

  return (item) =>
    new Promise((answer, fail) => {
      queue.push({ item, answer, fail });
      if (!running) void runAll();
    });
};
