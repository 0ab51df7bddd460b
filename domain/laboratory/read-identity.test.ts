import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readIdentity } from './read-identity.ts';

const nothing = { nhsNumber: null, digits: null, familyName: null, givenName: null, previousFamilyName: null, dateOfBirth: null, postcode: null };

describe('a date', () => {
  it.each([
    ['19800229', '1980-02-29'],
    [' 1980-02-29 ', '1980-02-29'],
    ['29/02/1980', '1980-02-29'],
    ['1/2/1980', '1980-02-01'],
    ['29/02/1981', null],
    ['02/29/1980', null],
    ['1880-02-01', null],
    ['00000101', null],
    ['800229', null],
    ['', null],
    [undefined, null],
  ])('%j is %j', (text, date) => expect(readDate(text)).toBe(date));
});

describe('whom a report is about', () => {
  it('is read whatever the spaces', () => {
    const report = { nhsNumber: ' 900 000 0009', familyName: ' van  der Berg ', givenName: 'ZOË', previousFamilyName: '\t', dateOfBirth: '01/10/1990', postcode: ' bs1 8fe' };
    expect(readIdentity(report)).toEqual({ ...nothing, nhsNumber: '9000000009', familyName: 'van der Berg', givenName: 'ZOË', dateOfBirth: '1990-10-01', postcode: 'bs1 8fe' });
  });

  it.each([
    ['900-000-0009', '9000000009', null],
    ['9000000008', null, '9000000008'],
    ['NHS 900000008', null, '900000008'],
    ['T1234567890', null, '1234567890'],
    ['unknown', null, null],
    ['  ', null, null],
  ])('number %j: valid %j, digits %j', (nhsNumber, valid, digits) => expect(readIdentity({ nhsNumber })).toEqual({ ...nothing, nhsNumber: valid, digits }));

  it('is nobody when nothing is given', () => expect(readIdentity({})).toEqual(nothing));

  it('is read of any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(fc.record({ nhsNumber: text, familyName: text, givenName: text, previousFamilyName: text, dateOfBirth: text, postcode: text }, { requiredKeys: [] }), (report) => {
        const { nhsNumber, digits, ...texts } = readIdentity(report);
        return (nhsNumber === null || digits === null) && Object.values(texts).every((each) => each !== '');
      }),
    );
  });
});
