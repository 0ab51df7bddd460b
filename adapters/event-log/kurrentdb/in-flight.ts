/** Does the same with each item, so many at a time; answers in their order. Rejects with the first failure, once those under way have ended. */
export const inFlight = async <A, B>(items: readonly A[], most: number, act: (item: A) => Promise<B>): Promise<B[]> => {
  const answers: B[] = new Array<B>(items.length);
  const rest = items.entries();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const [index, item] of rest) {
      if (failed) return;
      try {
        answers[index] = await act(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(most, items.length) }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return answers;
};
