import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import type { CohortRow } from '../../../application/import-cohort.ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import { cohortCells } from '../../../test/cohort-rows.ts';
import { nhsNumber } from '../../../test/in-memory.ts';
import type { Cells } from './columns.ts';
import { cohortRow } from './row.ts';

const today = civilDate('2026-11-22');
const read = (change: Partial<Cells>) => cohortRow(cohortCells(1, change), today);

const row = (change: Partial<Cells>): CohortRow => {
  const answer = read(change);
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left));
  return answer.right;
};

const faults = (change: Partial<Cells>) => {
  const answer = read(change);
  return E.isLeft(answer) ? answer.left.map(({ code, field }) => (field === undefined ? code : `${field}: ${code}`)) : [];
};

describe('a row of the cohort file', () => {
  it('tells who somebody is and where they are registered', () => {
    expect(row({ superseded_by_nhs_number: '', name_prefix: 'MS', address_line_4: 'BRISTOL', postcode: 'bs18fe', mobile_telephone_number: '07700 900026', is_interpreter_required: 'TRUE' })).toEqual({
      type: 'add',
      nhsNumber: nhsNumber(1),
      change: '000000000000001001-20261120154124',
      supersededBy: null,
      name: { prefix: 'MS', given: 'LILY', otherGiven: null, family: 'NOWAK1', previousFamily: null },
      dateOfBirth: '1985-12-12',
      gender: 'female',
      practice: 'A81001',
      address: { lines: ['100 KINGS ROAD', 'BRISTOL'], postcode: 'BS1 8FE' },
      contact: { telephone: null, mobile: '07700 900026', email: null, language: 'en', interpreter: true },
      inactive: null,
    });
  });

  it.each([
    ['0', 'not-known'],
    ['1', 'male'],
    ['2', 'female'],
    ['9', 'indeterminate'],
  ])('gender %s is %s', (gender, meaning) => {
    expect(row({ gender }).gender).toBe(meaning);
  });

  it.each([
    ['1985', '1985-01-01'],
    ['198506', '1985-06-01'],
    ['19850630', '1985-06-30'],
  ])('date of birth %s is %s', (told, meant) => {
    expect(row({ date_of_birth: told }).dateOfBirth).toBe(meant);
  });

  it.each([
    ['ZZZSECUR', 'ZZ99 3VZ'],
    ['NFA', 'ZZ99 3VZ'],
    ['ANK', 'ZZ99 3WZ'],
    ['ZZ99', 'ZZ99 3WZ'],
    ['zz99 3vz', 'ZZ99 3VZ'],
    ['ec1a1bb', 'EC1A 1BB'],
    ['M1 1AE', 'M1 1AE'],
    ['GIR 0AA', 'GIR 0AA'],
  ])('postcode %s is %s', (told, meant) => {
    expect(row({ postcode: told }).address?.postcode).toBe(meant);
  });

  it.each([
    ['en', 'en'],
    ['PL', 'pl'],
    ['q4', 'q4'],
    ['xx', null],
    ['klingon', null],
  ])('language %s is %s', (told, meant) => {
    expect(row({ preferred_language: told }).contact.language).toBe(meant);
  });

  it.each([
    ['11', 'large-print'],
    ['12', 'braille'],
    ['13', 'audio'],
    ['EASY READ', 'other'],
    ['', null],
    [undefined, undefined],
  ])('written format %j is %j', (told, meant) => {
    expect(row(told === undefined ? {} : { preferred_written_format: told }).format).toBe(meant);
  });

  const gone = { primary_care_provider: '', reason_for_removal_effective_from_date: '20260301' };
  it.each([
    ['SCT', { reason: 'scotland', since: '2026-03-01' }],
    ['NIT', { reason: 'northern-ireland', since: '2026-03-01' }],
    ['EMB', { reason: 'abroad', since: '2026-03-01' }],
    ['ORR', { reason: 'removed', since: '2026-03-01' }],
    ['DEA', { reason: 'died', since: '2026-03-01' }],
    ['RDI', null],
  ])('with reason for removal %s is about somebody without a practice, inactive: %j', (code, inactive) => {
    expect(row({ ...gone, reason_for_removal: code })).toMatchObject({ practice: null, inactive });
  });

  it('with a death takes the date of death, where it gives one', () => {
    expect(row({ ...gone, reason_for_removal: 'DEA', date_of_death: '20260227', death_status: '2' }).inactive).toEqual({ reason: 'died', since: '2026-02-27' });
  });

  it('with a date of death and no death counts as no death', () => {
    expect(row({ date_of_death: '20260227', death_status: '1' }).inactive).toBeNull();
  });

  it.each([
    ['DEL', { record_type: 'DEL' }],
    ['an invalid NHS number', { invalid_flag: 'true' }],
  ])('of %s withdraws somebody, whatever else it says', (_, change) => {
    expect(row({ ...change, reason_for_removal: 'SCT', family_name: '' })).toMatchObject({ type: 'withdrawn', practice: null, inactive: { reason: 'removed', since: null } });
  });

  it('about a superseded number says nothing of where the person is', () => {
    expect(row({ superseded_by_nhs_number: nhsNumber(2), primary_care_provider: '', reason_for_removal: 'ORR' })).toMatchObject({ supersededBy: nhsNumber(2), inactive: null });
    expect(row({ superseded_by_nhs_number: nhsNumber(2), primary_care_provider: '' })).toMatchObject({ supersededBy: nhsNumber(2), inactive: null });
  });

  it('about somebody registered in Wales is about somebody whom another programme calls', () => {
    expect(row({ primary_care_provider: 'W91001', primary_care_effective_from_date: '20260401' })).toMatchObject({ practice: null, inactive: { reason: 'wales', since: '2026-04-01' } });
  });

  it('held under a code that stands for no practice is about somebody registered with none', () => {
    expect(row({ primary_care_provider: 'ZZZLED' })).toMatchObject({ practice: null, inactive: null });
    expect(row({ primary_care_provider: 'ZZZLED', reason_for_removal: 'RDR' })).toMatchObject({ practice: null, inactive: null });
  });

  it('has no address when it gives neither a line nor a postcode', () => {
    expect(row({ address_line_1: '', postcode: '' }).address).toBeNull();
  });

  it.each<[string, Partial<Cells>, readonly string[]]>([
    ['too few digits', { nhs_number: '901000000' }, ['nhs_number: not-10-digits']],
    ['letters in the number', { nhs_number: '90100X0001' }, ['nhs_number: not-10-digits']],
    ['a wrong check digit', { nhs_number: `${nhsNumber(1).slice(0, 9)}${(Number(nhsNumber(1)[9]) + 1) % 10}` }, ['nhs_number: nhs-number-check-digit']],
    ['no number', { nhs_number: '' }, ['nhs_number: missing-value']],
    ['a bad number that supersedes it', { superseded_by_nhs_number: '12' }, ['superseded_by_nhs_number: not-10-digits']],
    ['an unknown record type', { record_type: 'NEW' }, ['record_type: unknown-code']],
    ['no place among the changes', { serial_change_number: '', change_time_stamp: '2026' }, ['change_time_stamp: not-a-number', 'serial_change_number: missing-value']],
    ['a date of birth that is none', { date_of_birth: '19850230' }, ['date_of_birth: invalid-date']],
    ['a date of birth in another form', { date_of_birth: '12/12/1985' }, ['date_of_birth: invalid-date']],
    ['a date of birth in the future', { date_of_birth: '20261123' }, ['date_of_birth: date-in-future']],
    ['an unknown gender', { gender: '3' }, ['gender: unknown-code']],
    ['an unknown reason for removal', { ...gone, reason_for_removal: 'QQQ' }, ['reason_for_removal: unknown-code']],
    ['a practice and a removal', { reason_for_removal: 'SCT' }, ['reason_for_removal: practice-or-removal']],
    ['neither practice nor removal', { primary_care_provider: '' }, ['primary_care_provider: practice-or-removal']],
    ['a practice code that is none', { primary_care_provider: 'A 81001' }, ['primary_care_provider: unknown-code']],
    ['a formal death without its reason', { death_status: '2', date_of_death: '20260227' }, ['reason_for_removal: formal-death-without-removal']],
    ['an unknown status of death', { death_status: '7' }, ['death_status: unknown-code']],
    ['a postcode that is none', { postcode: 'BRISTOL' }, ['postcode: invalid-postcode']],
    ['a name that is too long', { family_name: 'X'.repeat(36) }, ['family_name: too-long']],
    ['other names that are too long', { other_given_name: 'X'.repeat(101) }, ['other_given_name: too-long']],
    ['an address line that is too long', { address_line_3: 'X'.repeat(36) }, ['address_line_3: too-long']],
    ['a telephone number that is too long', { home_telephone_number: '0'.repeat(33) }, ['home_telephone_number: too-long']],
    ['an e-mail address that is too long', { email_address: 'x'.repeat(91) }, ['email_address: too-long']],
    ['a flag that is none', { invalid_flag: 'perhaps' }, ['invalid_flag: unknown-code']],
    ['a control character', { family_name: 'NO\u0000WAK' }, ['family_name: invalid-character']],
    ['a character that was lost', { given_name: 'ZO\u{FFFD}' }, ['given_name: invalid-character']],
    ['several faults', { gender: 'F', postcode: '?', date_of_birth: '1' }, ['date_of_birth: invalid-date', 'gender: unknown-code', 'postcode: invalid-postcode']],
  ])('is not taken with %s', (_, change, expected) => {
    expect(faults(change)).toEqual(expected);
  });

  it('is explained to whoever sent it, without a word of whom it is about', () => {
    const answer = read({ gender: 'F', family_name: 'X'.repeat(36) });
    if (E.isRight(answer)) throw new Error('taken');
    for (const { message } of answer.left) {
      expect(message.length).toBeGreaterThan(20);
      expect(message).not.toContain('XXX');
    }
  });
});
