import type * as t from 'io-ts';
import { oneOf } from './one-of.ts';

/** How somebody needs what is written to them. `other`: the demographic feed names a need that is none of these, so somebody has to look at it. */
export const WrittenFormat = oneOf('WrittenFormat', 'large-print', 'braille', 'audio', 'other');
export type WrittenFormat = t.TypeOf<typeof WrittenFormat>;
