import * as t from 'io-ts';

interface NhsNumberBrand {
  readonly NhsNumber: unique symbol;
}

/** Ten digits of which the last checks the others, modulus 11. ID-01. */
const isNhsNumber = (s: string): boolean => {
  if (!/^\d{10}$/.test(s)) return false;
  const sum = [...s.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(s[9]);
};

export const NhsNumber = t.brand(t.string, (s): s is t.Branded<string, NhsNumberBrand> => isNhsNumber(s), 'NhsNumber');
export type NhsNumber = t.TypeOf<typeof NhsNumber>;
