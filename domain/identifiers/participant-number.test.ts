import { describe, expect, it } from 'vitest';
import { DummyNumber } from './dummy-number.ts';
import { type ParticipantNumber, readNumber, writtenNumber } from './participant-number.ts';

describe('ELIG-08: the number of a dummy registration', () => {
  it.each(['T1234567890', 'T0000000000'])('%s is one', (text) => expect(DummyNumber.is(text)).toBe(true));

  it.each([
    ['T123 456 7890', 'spaces'],
    ['t1234567890', 'a small letter'],
    ['T123456789', 'nine digits'],
    ['T12345678901', 'eleven digits'],
    ['9434765919', 'an NHS number'],
    ['T١٢٣٤٥٦٧٨٩٠', 'other digits'],
  ])('%s is none: %s', (text) => expect(DummyNumber.is(text)).toBe(false));
});

describe('a number that is typed', () => {
  it.each([
    ['943 476 5919', '9434765919'],
    [' T123 456 7890 ', 'T1234567890'],
    ['t123 4567890', 'T1234567890'],
  ])('%j is read as %s', (typed, number) => expect(readNumber(typed)).toBe(number));

  it.each(['943 476 5918', 'T123', '', 'X1234567890'])('%j is none', (typed) => expect(readNumber(typed)).toBeNull());

  it.each([
    ['9434765919', '943 476 5919'],
    ['T1234567890', 'T123 456 7890'],
  ])('%s is written for people as %s, and read again', (number, written) => {
    expect(writtenNumber(number as ParticipantNumber)).toBe(written);
    expect(readNumber(written)).toBe(number);
  });
});
