import type { LetterCode } from '../codes/letter.ts';
import type { Action } from '../codes/result.ts';
import { civilDate } from '../dates/civil-date.ts';
import type { RuleId } from './book.ts';
import type { Table } from './dated.ts';

/** Months to the next test: the routine interval, one of a list (the first unless told), any of a range as told (in a history, `untold` where nothing is), or none. */
export type Months =
  | { readonly kind: 'interval' }
  | { readonly kind: 'one-of'; readonly months: readonly [number, ...number[]] }
  | { readonly kind: 'as-told'; readonly least: number; readonly most: number; readonly untold: number }
  | { readonly kind: 'none' };

export interface Combination {
  readonly months: Months;
  readonly letter: LetterCode | null;
  readonly rule: RuleId;
}

const interval: Months = { kind: 'interval' };
const none: Months = { kind: 'none' };
const oneOf = (...months: readonly [number, ...number[]]): Months => ({ kind: 'one-of', months });
const asTold = (untold: number): Months => ({ kind: 'as-told', least: 1, most: 36, untold });

const row = (months: Months, letter: LetterCode | null, rule: RuleId = 'CODE-01'): Combination => ({ months, letter, rule });

const primaryHpv: Record<string, Combination> = {
  X0A: row(interval, 'PX0A', 'HPV-01'),
  X0R: row(oneOf(36, 12, 6), 'PX0R', 'HPV-09'),
  X0S: row(oneOf(12), 'PX0S', 'HPV-10'),
  XUR: row(oneOf(3), 'PXUR', 'HPV-06'),
  XUS: row(oneOf(12), 'PXUS', 'HPV-07'),
  X9S: row(oneOf(12), 'PX9S', 'HPV-10'),
  '19R': row(oneOf(3), 'P19R', 'HPV-06'),
  '19S': row(oneOf(12), 'P19S', 'HPV-07'),
  '29R': row(oneOf(12, 36), 'P29R', 'HPV-02'),
  '29S': row(oneOf(12), 'P29S', 'HPV-04'),
  '09R': row(oneOf(12, 36), 'P09R', 'HPV-08'),
  '09S': row(oneOf(12), 'P09S', 'HPV-05'),
  '39S': row(oneOf(12), 'P39S', 'HPV-05'),
  '49S': row(oneOf(12), 'P49S', 'HPV-05'),
  '59S': row(oneOf(12), 'P59S', 'HPV-05'),
  '69S': row(oneOf(12), 'P69S', 'HPV-05'),
  '79S': row(oneOf(12), 'P79S', 'HPV-05'),
  '89S': row(oneOf(12), 'P89S', 'HPV-05'),
  '99S': row(oneOf(12), 'P99S', 'HPV-05'),
};

/** Tests without HPV, of earlier years or from elsewhere, in the English format. */
const withoutHpv: Record<string, Combination> = {
  '0QR': row(oneOf(12), 'P0QR'),
  '1QR': row(oneOf(3), 'P1QR'),
  '2QR': row(oneOf(12), 'P2QR'),
  '0QS': row(oneOf(12), 'P0QS'),
  '1QS': row(oneOf(12), 'P1QS'),
  '2QS': row(oneOf(12), 'P2QS'),
  '3QS': row(oneOf(12), 'P3QS'),
  '4QS': row(oneOf(12), 'P4QS'),
  '5QS': row(oneOf(12), 'P5QS'),
  '6QS': row(oneOf(12), 'P6QS'),
  '7QS': row(oneOf(12), 'P7QS'),
  '8QS': row(oneOf(12), 'P8QS'),
  '9QS': row(oneOf(12), 'P9QS'),
  '0R': row(asTold(12), null, 'VAL-13'),
  '0A': row(interval, null),
  '1R': row(asTold(3), null),
  '2A': row(interval, null),
  '2R': row(asTold(12), null),
  '3R': row(asTold(12), null),
  '3S': row(oneOf(12), null),
  '4S': row(oneOf(12), null),
  '5S': row(oneOf(12), null),
  '6S': row(oneOf(12), null),
  '7S': row(oneOf(12), null),
  '8R': row(asTold(12), null),
  '9S': row(oneOf(12), null),
};

const selfSample: Record<string, Combination> = {
  '-0A': row(interval, 'K-0A', 'SELF-02'),
  '-9R': row(oneOf(3, 12), 'K-9R', 'SELF-02'),
  '-UH': row(none, 'K1UH', 'SELF-02'),
};

/** Action H goes with every finding that another action goes with: it records, and changes nothing. VAL-04. */
const recordOnly = (combinations: Record<string, Combination>): Record<string, Combination> =>
  Object.fromEntries(
    Object.keys(combinations)
      .map((codes) => `${codes.slice(0, -1)}H`)
      .map((codes) => [codes, combinations[codes] ?? row(none, null, 'VAL-04')]),
  );

/** Codes that no table knows stand only in histories of earlier systems. What their action asks for still counts. */
export const unknownCombinations: Table<Readonly<Record<Action, Combination>>> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'CODE-01',
    value: { A: row(interval, null), R: row(asTold(12), null), S: row(oneOf(12), null), H: row(none, null) },
  },
];

const acting = { ...primaryHpv, ...withoutHpv, ...selfSample };

/** Result, HPV and action codes that may stand together, with months and letter. CODE-01. */
export const combinations: Table<Readonly<Record<string, Combination>>> = [
  { from: civilDate('1988-04-01'), rule: 'CODE-01', value: { ...acting, ...recordOnly(acting) } },
];
