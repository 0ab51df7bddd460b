import { describe, expect, it } from 'vitest';
import { NhsNumber } from '../../identifiers/nhs-number.ts';
import { readIdentity } from '../read-identity.ts';
import { searchKeys } from './keys.ts';

const keysOf = (report: Parameters<typeof readIdentity>[0]) => searchKeys(readIdentity(report));

describe('who comes into question', () => {
  it('has the number that was written, if it is one', () => expect(keysOf({ nhsNumber: '9000000009' }).numbers).toEqual(['9000000009']));

  it('has one of the valid numbers a slip away, if it is none (ID-01)', () => {
    const { numbers } = keysOf({ nhsNumber: '9000000090' });
    expect(numbers).toContain('9000000009');
    expect(numbers.filter((number) => !NhsNumber.is(number))).toEqual([]);
    expect(keysOf({ nhsNumber: '900000009' }).numbers).toEqual([]);
  });

  it('has one of the names, whole or in part, or the other way round', () => {
    const { familyNames, givenNames, fullNames } = keysOf({ familyName: "O'Neill-Smith", givenName: 'Ann Marie', previousFamilyName: 'Nowak', dateOfBirth: '19900101' });
    expect(familyNames).toEqual(['ONEILLSMITH', 'NOWAK', 'ANNMARIE', 'ONEILL', 'SMITH']);
    expect(givenNames).toEqual(['ANNMARIE', 'ONEILLSMITH', 'ANN']);
    expect(fullNames).toEqual([{ family: 'ONEILLSMITH', given: 'ANNMARIE' }, { family: 'ANNMARIE', given: 'ONEILLSMITH' }]);
  });

  it('was born on the day, or one that is a slip away', () => {
    const { datesNear } = keysOf({ familyName: 'Nowak', givenName: 'Ann', dateOfBirth: '1990-03-12' });
    expect(datesNear).toEqual(expect.arrayContaining(['1990-12-03', '1990-03-21', '1990-03-11', '1999-03-12', '1909-03-12', '1990-08-12']));
    expect(datesNear).not.toContain('1990-03-12');
    expect(new Set(datesNear).size).toBe(datesNear.length);
  });

  it('is nobody when nothing is given', () =>
    expect(keysOf({})).toEqual({ numbers: [], dateOfBirth: null, familyNames: [], givenNames: [], postcode: null, datesNear: [], fullNames: [] }));
});
