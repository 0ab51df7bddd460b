import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LetterCode } from '../../domain/codes/letter.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { example, joined, tested } from '../../domain/participant/example-life.ts';
import type { Demographics } from '../../domain/participant/demographics.ts';
import { fieldsOf } from './fields.ts';
import { personalisation } from './personalisation.ts';

const person = (change: Partial<Demographics> = {}) => tested(joined('2026-01-05', change), ['2026-03-02', '29R']);
const asked = { testDate: civilDate('2026-03-02'), on: civilDate('2026-03-16'), practiceName: 'Park Surgery' };
const named = (given: string | null, family: string) => ({ name: { ...example.name, given, family } });

describe('what a text is filled with', () => {
  it.each(wordsOf(LetterCode))('for %s is what it uses, and in what form the person needs it', (code) => {
    const filled = personalisation(code, person(), asked);
    expect(Object.keys(filled).sort()).toEqual([...fieldsOf(code), 'letter_code', 'language', 'interpreter', 'format'].sort());
    for (const value of Object.values(filled)) expect(value).not.toBe('');
  });

  it('tells dates as people read them', () => {
    expect(personalisation('P29R', person(), asked)).toMatchObject({ test_date: '2 March 2026', next_test_due: 'on 2 March 2027' });
  });

  it('says that a test is due now when its day has come', () => {
    expect(personalisation('PA1', person(), { ...asked, on: civilDate('2027-03-02') }).next_test_due).toBe('now');
  });

  it('reads well where something is not known', () => {
    const { practice_name, next_test_due } = personalisation('PA1', { ...person(), ceased: { reason: 'age', since: asked.on } }, { ...asked, practiceName: null });
    expect([practice_name, next_test_due]).toEqual(['your GP practice', 'on a date that we will tell you']);
  });

  it('tells what language and format somebody needs, and that they need an interpreter', () => {
    const contact = { ...example.contact, language: 'pl', interpreter: true, format: 'braille' as const };
    expect(personalisation('PA1', person({ contact }), asked)).toMatchObject({ letter_code: 'PA1', language: 'pl', interpreter: 'yes', format: 'braille' });
    expect(personalisation('PA1', person(), asked)).toMatchObject({ language: 'en', interpreter: 'no', format: 'standard' });
  });

  it.each([
    ['((x))', '*A*', '(x) A'],
    [null, 'O’BRIEN-ŚWIĘTY', 'O’BRIEN-ŚWIĘTY'],
    ['# {d.family} [click](http://x)', '', 'd.family click(http://x)'],
    ['***', '', 'patient'],
    ['ANNE\n\nMARIE', 'HUGHES (JONES)', 'ANNE MARIE HUGHES (JONES)'],
  ])('says %j %j as %j', (given, family, said) => {
    expect(personalisation('CXNC', person(named(given, family)), asked).person_name).toBe(said);
  });

  it('holds no placeholder and no sign of Markdown, whatever somebody is called', () => {
    fc.assert(fc.property(fc.string(), fc.string({ unit: fc.constantFrom('(', ')', '*', '_', '#', '[', ']', '{', '\n', 'a') }), (given, family) => {
      expect(personalisation('CXNC', person(named(given, family)), asked).person_name).toMatch(/^(?!.*(\(\(|\)\)))[^*_#`~|<>[\]{}\\^\n]+$/);
    }));
  });

  it('holds neither an NHS number nor the codes of a result', () => {
    const p = person();
    for (const code of wordsOf(LetterCode))
      expect(Object.entries(personalisation(code, p, asked)).filter(([name, value]) => name !== 'letter_code' && /\d{10}|29R/.test(value))).toEqual([]);
  });
});
