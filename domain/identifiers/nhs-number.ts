import * as t from 'io-ts';

interface NhsNumberBrand {
  readonly NhsNumber: unique symbol;
}

/** What the tenth digit must be, modulus 11; 10: no number has these nine. ID-01. */
const checkDigit = (first9: string): number => {
  const sum = [...first9].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  return (11 - (sum % 11)) % 11;
};

/** Ten digits of which the last checks the others. */
const isNhsNumber = (s: string): boolean => /^\d{10}$/.test(s) && checkDigit(s.slice(0, 9)) === Number(s[9]);

export const NhsNumber = t.brand(t.string, (s): s is t.Branded<string, NhsNumberBrand> => isNhsNumber(s), 'NhsNumber');
export type NhsNumber = t.TypeOf<typeof NhsNumber>;

/** The n-th (from 0) of the valid numbers from some first nine digits on. Leaves out every second, so that no two have the same. For made-up people. */
export const nhsNumberFrom = (first9: number, n: number): NhsNumber => {
  const digits = String(first9 + n * 2);
  const check = checkDigit(digits);
  // Of two neighbours at most one has no check digit.
  return (check === 10 ? `${first9 + n * 2 + 1}${checkDigit(String(first9 + n * 2 + 1))}` : `${digits}${check}`) as NhsNumber;
};
