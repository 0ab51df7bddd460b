import { describe, expect, it } from 'vitest';
import { NhsNumber } from './nhs-number.ts';

describe('an NHS number', () => {
  it.each(['9434765919', '9000000009', '4010232137'])('%s is one', (text) => expect(NhsNumber.is(text)).toBe(true));

  it.each([
    ['9434765918', 'its check digit is another'],
    ['9434765199', 'two digits are swapped'],
    ['1000000010', 'its check would be 10'],
    ['943476591', 'nine digits'],
    ['94347659190', 'eleven digits'],
    ['943 476 5919', 'spaces'],
    ['T123456789', 'a dummy number'],
    ['٩٤٣٤٧٦٥٩١٩', 'other digits'],
  ])('%s is none: %s', (text) => expect(NhsNumber.is(text)).toBe(false));

  it('has one right check digit, or none, for any nine digits', () => {
    for (const nine of ['943476591', '100000001', '000000001', '987654321'])
      expect([...'0123456789'].filter((check) => NhsNumber.is(nine + check)).length).toBeLessThanOrEqual(1);
  });
});
