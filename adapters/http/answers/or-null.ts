import * as t from 'io-ts';

/** The value, or null where there is none. */
export const orNull = <C extends t.Mixed>(codec: C): t.UnionC<[C, t.NullC]> => t.union([codec, t.null]);
