/** A map that forgets what was put in longest ago once it holds more than so many. */
export interface Recently<V> {
  readonly get: (key: string) => V | undefined;
  readonly put: (key: string, value: V) => void;
}

export const recently = <V>(most: number): Recently<V> => {
  const kept = new Map<string, V>();
  return {
    get: (key) => kept.get(key),
    put: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value as string);
    },
  };
};
