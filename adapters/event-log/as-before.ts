/** Works a value out once for neighbours that ask by the same key; of all before them nothing is kept. */
export const asBefore = <K, V>(work: (key: K) => V): ((key: K) => V) => {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => (last?.key === key ? last : (last = { key, value: work(key) })).value;
};
