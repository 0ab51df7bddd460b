import { describe, expect, it } from 'vitest';
import { civilDate } from '../../dates/civil-date.ts';
import { programmePolicy } from '../../rules/policy.ts';
import type { Candidate } from '../identity.ts';
import { identityOfDummy, likelyRecords } from './likely.ts';

const dummy: Candidate = {
  participantId: 'dummy', nhsNumber: 'T1234567890', familyName: 'NOWAK', givenName: 'ANNA', otherGivenNames: null, previousFamilyName: null,
  dateOfBirth: civilDate('1990-02-03'), postcode: 'LS1 6AE',
};
const record = (change: Partial<Candidate> = {}): Candidate => ({ ...dummy, participantId: 'record', nhsNumber: '9000000009', ...change });
const likely = (...candidates: readonly Candidate[]) =>
  likelyRecords(identityOfDummy(dummy), candidates, programmePolicy, civilDate('2026-11-22')).map(({ participantId }) => participantId);

describe('ELIG-08: whose national record a dummy registration may stand for', () => {
  it.each<[string, Partial<Candidate>]>([
    ['with the same names and date of birth', { postcode: null }],
    ['whose name is written otherwise, and sounds alike', { familyName: 'NOVAK' }],
    ['who has married since, at the same address', { familyName: 'SMITH' }],
    ['whose names were swapped', { familyName: 'ANNA', givenName: 'NOWAK' }],
    ['whose day and month of birth were swapped', { dateOfBirth: civilDate('1990-03-02') }],
  ])('somebody %s', (_, change) => expect(likely(record(change))).toEqual(['record']));

  it.each<[string, Partial<Candidate>]>([
    ['was only born on the same day, with the same given name', { familyName: 'SMITH', postcode: 'M6 8HD' }],
    ['is a sister, at the same address', { givenName: 'MARIA', dateOfBirth: civilDate('1992-07-09') }],
    ['is another dummy', { nhsNumber: 'T1234567891' }],
  ])('nobody who %s', (_, change) => expect(likely(record(change))).toEqual([]));

  it('of several the likeliest first, and never the dummy itself', () => {
    expect(likely(dummy, record({ postcode: null }), record({ participantId: 'nearer' }))).toEqual(['nearer', 'record']);
  });
});
