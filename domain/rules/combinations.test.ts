import { describe, expect, it } from 'vitest';
import { LetterCode } from '../codes/letter.ts';
import { combinations } from './combinations.ts';

const table = combinations[0].value;
const acting = Object.entries(table).filter(([codes]) => !codes.endsWith('H'));
const ending = (action: string) => Object.keys(table).filter((codes) => codes.endsWith(action));

describe('the table of valid combinations', () => {
  it('returns to routine only after an HPV negative, or an older test that says so', () => {
    expect(ending('A').sort()).toEqual(['-0A', '0A', '2A', 'X0A']);
  });

  it('refers every abnormal finding of a primary HPV test, and suspends for 12 months', () => {
    for (const cytology of '3456789') expect(ending('S')).toContain(`${cytology}9S`);
    for (const codes of ending('S')) expect(table[codes]?.months, codes).toEqual({ kind: 'one-of', months: [12] });
    expect(ending('R').filter((codes) => /^[3-9]9R$/.test(codes))).toEqual([]);
  });

  it.each([
    ['X0R', [36, 12, 6]],
    ['XUR', [3]],
    ['19R', [3]],
    ['29R', [12, 36]],
    ['09R', [12, 36]],
    ['1QR', [3]],
    ['0QR', [12]],
    ['2QR', [12]],
  ])('%s repeats after %j months, the first unless told', (codes, months) => {
    expect(table[codes]?.months).toEqual({ kind: 'one-of', months });
  });

  it('takes any interval from 1 to 36 months, as told, for tests without HPV that ask for a repeat', () => {
    for (const codes of ['0R', '1R', '2R', '3R', '8R']) expect(table[codes]?.months, codes).toMatchObject({ kind: 'as-told', least: 1, most: 36 });
  });

  it('has a letter for each combination of primary HPV and of the older HPV test, named after its codes', () => {
    for (const [codes, { letter }] of acting)
      if (/^.[09UQ].$/.test(codes) && !codes.startsWith('-')) expect([codes, letter]).toEqual([codes, `P${codes}`]);
    for (const [codes, { letter }] of acting) if (letter !== null) expect(LetterCode.is(letter), codes).toBe(true);
  });

  it('lets action H stand with every finding, without a date', () => {
    for (const [codes] of acting) expect(table[`${codes.slice(0, -1)}H`]?.months, codes).toEqual({ kind: 'none' });
  });
});
