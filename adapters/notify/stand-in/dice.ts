import { createHash } from 'node:crypto';

/** A number from 0, below 1, that always falls the same for the same seed and words. */
export const dice = (seed: number, ...words: readonly (string | number)[]): number =>
  createHash('sha256').update(JSON.stringify([seed, ...words])).digest().readUInt32BE(0) / 2 ** 32;

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A name as NHS Notify gives them: 27 letters and digits, the same for the same words. */
export const nameFrom = (...words: readonly string[]): string =>
  [...createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 27)].map((byte) => letters[byte % letters.length]).join('');
