import * as t from 'io-ts';

/** A codec for one of a fixed list of words; keeps the list at run time for schemas and tables. */
export const oneOf = <K extends string>(name: string, ...words: readonly K[]): t.KeyofC<Record<K, null>> =>
  t.keyof(Object.fromEntries(words.map((word) => [word, null])) as Record<K, null>, name);

/** The words of such a codec, in the order in which they were given. */
export const wordsOf = <K extends string>(codec: t.KeyofC<Record<K, null>>): readonly K[] => Object.keys(codec.keys) as K[];
