import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../dates/civil-date.ts';
import { programmePolicy } from '../../rules/policy.ts';
import type { Candidate } from '../identity.ts';
import type { Report } from '../report.ts';
import { readIdentity } from '../read-identity.ts';
import { match } from './match.ts';

const day = civilDate('2026-03-02');
const ann: Candidate = {
  participantId: 'ann', nhsNumber: '9000000009', familyName: 'Smith', givenName: 'Ann', otherGivenNames: null, previousFamilyName: 'Nowak',
  dateOfBirth: civilDate('1986-03-12'), postcode: 'BS1 8FE',
};
const number = (participantId: string, nhsNumber: string): Pick<Candidate, 'participantId' | 'nhsNumber'> => ({ participantId, nhsNumber });
const twin: Candidate = { ...ann, ...number('twin', '9000000017'), givenName: 'Joan' };
const namesake: Candidate = { ...ann, ...number('namesake', '9000000025'), postcode: 'LS1 1AA' };
const daughter: Candidate = { ...ann, ...number('daughter', '9000000033'), dateOfBirth: civilDate('2006-03-12') };
const report: Report = { nhsNumber: '9000000009', familyName: 'SMITH', givenName: 'ANN', dateOfBirth: '19860312', postcode: 'BS1 8FE' };

const matched = (changes: Report, ...candidates: readonly Candidate[]) => match(readIdentity({ ...report, ...changes }), candidates, programmePolicy, day);
const told = (...asked: Parameters<typeof matched>) => {
  const found = matched(...asked);
  return found.kind === 'hit' ? found.participantId : found.kind === 'none' ? 'nobody' : found.candidates.map(({ participantId }) => participantId);
};

describe('without anybody looking (D-35)', () => {
  it.each<[string, Report]>([
    ['everything agrees', {}],
    ['the previous name was given', { familyName: 'Nowak' }],
    ['the postcode is another', { postcode: 'M1 1AA' }],
    ['the family name sounds the same (ACC-05)', { familyName: 'Smyth' }],
    ['two digits of the number changed places (ACC-05)', { nhsNumber: '9000000090' }],
  ])('it is hers when %s', (_, changes) => expect(told(changes, ann, twin, daughter)).toBe('ann'));

  it.each<[string, Report]>([
    ['the number is missing', { nhsNumber: '' }],
    ['a digit of the number is wrong', { nhsNumber: '9000000008' }],
    ['the number is nobody’s', { nhsNumber: '9000000068' }],
    ['the given name only sounds the same', { givenName: 'Anne' }],
    ['the given name is missing', { givenName: '' }],
    ['names changed places', { familyName: 'ANN', givenName: 'SMITH' }],
    ['day and month changed places', { dateOfBirth: '1986-12-03' }],
    ['two digits of the date changed places', { dateOfBirth: '19860321' }],
    ['a digit of the date is wrong', { dateOfBirth: '1986-03-13' }],
    ['the date cannot be read', { dateOfBirth: '12 March' }],
    ['two things are minor', { familyName: 'Smyth', nhsNumber: '9000000090' }],
  ])('it is not when %s, but it may be', (_, changes) => expect(told(changes, ann)).toEqual(['ann']));

  it('it is nobody’s when the number is a twin’s', () => expect(told({ nhsNumber: twin.nhsNumber }, ann, twin)).toEqual(['twin', 'ann']));

  it('a namesake born on the same day must live elsewhere', () => {
    expect(told({}, ann, namesake)).toBe('ann');
    expect(told({ nhsNumber: namesake.nhsNumber }, ann, namesake)).toEqual(['namesake', 'ann']);
    expect(told({ postcode: '' }, ann, namesake)).toEqual(['ann', 'namesake']);
    expect(told({}, ann, { ...namesake, postcode: ann.postcode })).toEqual(['ann', 'namesake']);
  });

  it('what is minor must not speak for another', () => {
    expect(told({ dateOfBirth: '20060312', nhsNumber: '9000000009' }, ann, daughter)).toEqual(['ann', 'daughter']);
    expect(told({ familyName: 'Smyth' }, ann, { ...namesake, familyName: 'Smythe', postcode: ann.postcode })).toEqual(['ann', 'namesake']);
  });

  it('it is nobody’s when perhaps not all were looked at', () => {
    const many = Array.from({ length: 499 }, (_, i): Candidate => ({ ...twin, participantId: `other-${i}`, dateOfBirth: civilDate('1950-01-01') }));
    expect(told({}, ann, ...many.slice(1))).toBe('ann');
    expect(told({}, ann, ...many)).toEqual(['ann']);
  });
});

describe('who may be meant', () => {
  it('is told with a score and with what goes how, and nothing of the person', () => {
    expect(matched({ nhsNumber: '9000000008', givenName: 'Anna', postcode: '' }, twin, ann)).toEqual({
      kind: 'possible',
      candidates: [
        { participantId: 'ann', score: 18, because: ['nhsNumber:one-digit-off', 'familyName:same', 'givenName:shortened', 'dateOfBirth:same', 'postcode:not-given'] },
      ],
    });
  });

  it('is at most ten people, the likeliest first', () => {
    const many = Array.from({ length: 12 }, (_, i): Candidate => ({ ...ann, participantId: `p${String(i).padStart(2, '0')}`, postcode: i === 11 ? ann.postcode : null }));
    expect(told({ nhsNumber: '' }, ...many)).toEqual(['p11', 'p00', 'p01', 'p02', 'p03', 'p04', 'p05', 'p06', 'p07', 'p08']);
  });

  it('is nobody who does not come near', () => {
    expect(told({}, { ...twin, dateOfBirth: civilDate('1970-01-01') })).toBe('nobody');
    expect(told({})).toBe('nobody');
  });
});

describe('whatever is written, and whoever is on record', () => {
  const oneOf = <A>(...values: readonly A[]) => fc.constantFrom(...values);
  const candidate = fc.record<Candidate>({
    participantId: fc.uuid(),
    nhsNumber: oneOf('9000000009', '9000000017', '9000000025', 'T1234567890'),
    familyName: oneOf('Smith', 'Smyth', 'Nowak', 'Ann', ''),
    givenName: oneOf('Ann', 'Anne', 'Anna', 'Smith', null),
    otherGivenNames: oneOf('Marie', null),
    previousFamilyName: oneOf('Nowak', 'Smith', null),
    dateOfBirth: oneOf('1986-03-12', '1986-12-03', '1986-03-21', '1968-03-12').map(civilDate),
    postcode: oneOf('BS1 8FE', 'BS1 8EF', 'M1 1AA', null),
  });
  const candidates = fc.uniqueArray(candidate, { selector: ({ participantId }) => participantId, maxLength: 5 });
  const odd = fc.string({ unit: 'binary', maxLength: 6 });
  const written: fc.Arbitrary<Report> = fc.record(
    {
      nhsNumber: fc.oneof({ weight: 5, arbitrary: oneOf('9000000009', '9000000017', '9000000090', '') }, odd),
      familyName: fc.oneof({ weight: 5, arbitrary: oneOf('SMITH', 'SMYTH', 'NOWAK', 'ANN') }, odd),
      givenName: fc.oneof({ weight: 5, arbitrary: oneOf('ANN', 'ANNE', 'SMITH') }, odd),
      previousFamilyName: odd,
      dateOfBirth: fc.oneof({ weight: 5, arbitrary: oneOf('19860312', '19861203', '19680312') }, odd),
      postcode: fc.oneof({ weight: 5, arbitrary: oneOf('BS1 8FE', 'M1 1AA') }, odd),
    },
    { requiredKeys: [] },
  );
  const made = (told: Report, all: readonly Candidate[]) => match(readIdentity(told), all, programmePolicy, day);

  it('the order of those on record makes no difference', () => {
    fc.assert(
      fc.property(written, candidates, (told, all) => {
        expect(made(told, all.toReversed())).toEqual(made(told, all));
      }),
    );
  });

  it('a hit has the number, the names and the date, and at most one of them with a minor difference', () => {
    fc.assert(
      fc.property(written, candidates, (told, all) => {
        const found = made(told, all);
        if (found.kind !== 'hit') return;
        const [number, family, given, date] = found.because;
        expect(['nhsNumber:same', 'nhsNumber:digits-transposed']).toContain(number);
        expect(['familyName:same', 'familyName:previous-name', 'familyName:sounds-alike']).toContain(family);
        expect(given).toBe('givenName:same');
        expect(date).toBe('dateOfBirth:same');
        expect(found.because.filter((one) => /transposed|sounds/.test(one)).length).toBeLessThan(2);
      }),
      { numRuns: 300 },
    );
  });

  it('somebody more on record never makes it anybody else’s, and somebody who fits as well makes it nobody’s', () => {
    fc.assert(
      fc.property(written, candidates, candidate, (told, all, more) => {
        const found = made(told, all);
        if (found.kind !== 'hit') return;
        const after = made(told, [...all, { ...more, participantId: 'more' }]);
        expect(['hit', 'possible']).toContain(after.kind);
        if (after.kind === 'hit') expect(after).toEqual(found);
        const same = all.filter(({ participantId }) => participantId === found.participantId).map((one) => ({ ...one, participantId: 'same' }));
        expect(made(told, [...all, ...same]).kind).toBe('possible');
      }),
      { numRuns: 300 },
    );
  });
});
