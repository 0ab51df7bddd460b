import { describe, expect, it } from 'vitest';
import { civilDate } from '../../dates/civil-date.ts';
import { inForce } from '../../rules/dated.ts';
import { matching } from '../../rules/matching.ts';
import type { Candidate } from '../identity.ts';
import { readIdentity } from '../read-identity.ts';
import { compare } from './compare.ts';

const day = civilDate('2026-03-02');
const held: Candidate = {
  participantId: 'p', nhsNumber: '9000000009', familyName: 'Smith-Jones', givenName: 'Anne', otherGivenNames: 'Marie Rose', previousFamilyName: 'Kowalska',
  dateOfBirth: civilDate('1986-03-12'), postcode: 'BS1 8FE',
};
const against = (report: Parameters<typeof readIdentity>[0], more: Partial<Candidate> = {}) => compare(readIdentity(report), { ...held, ...more }, inForce(matching, day).value);

describe('an NHS number', () => {
  it.each([
    ['900 000 0009', 'same'],
    ['9000000090', 'digits-transposed'],
    ['9000000008', 'one-digit-off'],
    ['900000009', 'different'],
    ['9000000017', 'different'],
    ['', 'not-given'],
  ])('%j: %s', (nhsNumber, outcome) => expect(against({ nhsNumber }).nhsNumber).toBe(outcome));
});

describe('a family name', () => {
  it.each([
    ['SMITH JONES', 'same'],
    ['smithjones', 'same'],
    ['KOWALSKA', 'previous-name'],
    ['SMYTH-JONES', 'sounds-alike'],
    ['SMIT-JONSE', 'spelt-alike'],
    ['SMITH', 'part-of-double'],
    ['JONES-SMITH', 'part-of-double'],
    ['SMITH-BROWN', 'different'],
    ['-', 'not-given'],
  ])('%j: %s', (familyName, outcome) => expect(against({ familyName }).familyName).toBe(outcome));

  it.each([
    [{ familyName: 'BROWN', previousFamilyName: 'SMITH-JONES' }, 'previous-name'],
    [{ familyName: 'BROWN', previousFamilyName: 'KOWALSKA' }, 'previous-name'],
    [{ previousFamilyName: 'KOWALSKA' }, 'previous-name'],
    [{ previousFamilyName: 'BROWN' }, 'different'],
  ])('of %j: %s', (report, outcome) => expect(against(report).familyName).toBe(outcome));

  it('of two letters is not spelt alike', () => expect(against({ familyName: 'LI' }, { familyName: 'LO' }).familyName).toBe('different'));
});

describe('a given name', () => {
  it.each([
    ['ANNÉ', 'same'],
    ['Anne Marie', 'same'],
    ['Anne-Marie-Rose', 'same'],
    ['ANN', 'sounds-alike'],
    ['A', 'shortened'],
    ['Anne M', 'shortened'],
    ['Annelie', 'shortened'],
    ['ROSE', 'other-given-name'],
    ['ANME', 'spelt-alike'],
    ['Joan', 'different'],
    [' ', 'not-given'],
  ])('%j: %s', (givenName, outcome) => expect(against({ givenName }).givenName).toBe(outcome));

  it('that is not on record counts as not given', () => expect(against({ givenName: 'Anne' }, { givenName: null }).givenName).toBe('not-given'));

  it('of a double first name is not the same when only half is given', () => expect(against({ givenName: 'Anne' }, { givenName: 'Anne-Marie' }).givenName).toBe('shortened'));
});

it('names that changed places are swapped, both', () =>
  expect(against({ familyName: 'ANNE', givenName: 'SMITH JONES' })).toMatchObject({ familyName: 'swapped', givenName: 'swapped' }));

describe('a date of birth', () => {
  it.each([
    ['12/03/1986', 'same'],
    ['03/12/1986', 'day-month-swapped'],
    ['21/03/1986', 'digits-transposed'],
    ['12/03/1968', 'digits-transposed'],
    ['12/03/1985', 'one-digit-off'],
    ['13/04/1986', 'different'],
    ['31/02/1986', 'not-given'],
  ])('%s: %s', (dateOfBirth, outcome) => expect(against({ dateOfBirth }).dateOfBirth).toBe(outcome));
});

describe('a postcode', () => {
  it.each([
    ['bs18fe', 'same'],
    ['BS1 8EF', 'spelt-alike'],
    ['BS1 8F', 'spelt-alike'],
    ['SB1 8EF', 'different'],
    ['', 'not-given'],
  ])('%j: %s', (postcode, outcome) => expect(against({ postcode }).postcode).toBe(outcome));
});
