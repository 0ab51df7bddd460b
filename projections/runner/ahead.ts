/** The same items, each asked for while the one before it is worked on. */
export const ahead = async function* <A>(items: AsyncIterable<A>): AsyncGenerator<A> {
  const reading = items[Symbol.asyncIterator]();
  const ask = (): Promise<IteratorResult<A>> => {
    const next = reading.next();
    // Should nobody come for it, its failure is nobody's business.
    next.catch(() => undefined);
    return next;
  };
  let next = ask();
  for (let item = await next; item.done !== true; item = await next) {
    next = ask();
    yield item.value;
  }
};
