import type { Slip } from '../../codes/agreement.ts';

/** Which slip of the hand makes one row of digits of another; null when it takes more than one, or none. */
export const slipBetween = (a: string, b: string): Slip | null => {
  if (a.length !== b.length) return null;
  const off = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  const [i = -1, j = -1] = off;
  if (off.length === 1) return 'one-digit-off';
  return off.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i] ? 'digits-transposed' : null;
};

const ten = [...'0123456789'];

/** Every row of digits that is one slip away from this one. */
export const slipsFrom = (digits: string): readonly string[] => {
  const all = [...digits];
  const changed = all.flatMap((digit, i) => ten.filter((other) => other !== digit).map((other) => `${digits.slice(0, i)}${other}${digits.slice(i + 1)}`));
  const transposed = all.slice(1).flatMap((next, i) => (next === all[i] ? [] : [`${digits.slice(0, i)}${next}${all[i] ?? ''}${digits.slice(i + 2)}`]));
  return [...changed, ...transposed];
};
