import type * as t from 'io-ts';
import { oneOf } from './one-of.ts';

/** Every letter of the programme by its code. Which result brings which stands in the table of valid combinations. */
export const LetterCode = oneOf(
  'LetterCode',
  'PA1', 'PA2', 'PA3', 'PA4',
  'PX0A', 'PX0C', 'PX0R', 'PX0S', 'PXUR', 'PXUS', 'PX9S',
  'P19R', 'P19S', 'P29R', 'P29S', 'P09R', 'P09S',
  'P39S', 'P49S', 'P59S', 'P69S', 'P79S', 'P89S', 'P99S',
  'P0QR', 'P1QR', 'P2QR', 'P0QS', 'P1QS', 'P2QS', 'P3QS', 'P4QS', 'P5QS', 'P6QS', 'P7QS', 'P8QS', 'P9QS',
  'K-0A', 'K-9R', 'K1UH', 'K2UH', 'K-0C',
  'CXNC', 'CUA', 'CIC', 'CMC', 'CXAN',
);
export type LetterCode = t.TypeOf<typeof LetterCode>;
