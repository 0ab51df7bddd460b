import type { Slip } from '../../codes/agreement.ts';

/** Which slip of the hand makes one row of digits of another; null when it takes more than one, or none. */
export const slipBetween = (a: string, b: string): Slip | null => {
  if (a.length !== b.length) return null;
  const off = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  const [i = -1, j = -1] = off;
  if (off.length === 1) return 'one-digit-off';
  return off.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i] ? 'digits-transposed' : null;
};

/** Every row of digits that is one slip away from this one. */
export const slipsFrom = (digits: string): readonly string[] => {
  const all = [...digits];
  const changed = all.flatMap((digit, i) => [...'0123456789'].filter((other) => other !== digit).map((other) => all.with(i, other).join('')));
  const transposed = all.slice(1).flatMap((next, i) => (next === all[i] ? [] : [all.with(i, next).with(i + 1, all[i] ?? '').join('')]));
  return [...changed, ...transposed];
};
