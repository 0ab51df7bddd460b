import type * as t from 'io-ts';
import { oneOf } from './one-of.ts';

/** Cytology: X none, 0 ?glandular non-cervical, 1 inadequate, 2 negative, 3 low-grade, 4 severe, 5 ?invasive, 6 ?glandular endocervical, 7 moderate, 8 borderline squamous, 9 borderline endocervical, - self-sample. */
export const Cytology = oneOf('Cytology', 'X', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
export type Cytology = t.TypeOf<typeof Cytology>;

/** HPV: 0 negative, 9 positive, U unavailable or unreliable, Q not tested (old). Null for tests without HPV. */
export const Hpv = oneOf('Hpv', '0', '9', 'U', 'Q');
export type Hpv = t.TypeOf<typeof Hpv>;

/** Action: A routine recall, R early repeat, S suspend and refer to colposcopy, H leave the date alone. */
export const Action = oneOf('Action', 'A', 'R', 'S', 'H');
export type Action = t.TypeOf<typeof Action>;
