import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../application/message/fields.ts';
import { letterKind } from '../../domain/codes/letter-kind.ts';
import { LetterCode } from '../../domain/codes/letter.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { inForce } from '../../domain/rules/dated.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { blocksOf } from './blocks.ts';
import { filled } from './fill.ts';
import { textOf } from './texts.ts';

const codes = wordsOf(LetterCode);
const today = civilDate('2026-11-22');
const folder = join(import.meta.dirname, 'texts');
const fieldsIn = (text: string): readonly string[] => [...text.matchAll(/\(\((.*?)\)\)/g)].map(([, field = '']) => field);

/** As long as the demographic feed lets a name be, and longer than any practice's. */
const longest = { person_name: 'W'.repeat(71), practice_name: 'W'.repeat(100), test_date: '30 September 2026', next_test_due: 'on a date that we will tell you' };

describe('the texts', () => {
  it('are one for each letter, and no other', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
    expect(files.map((name) => name.slice(0, -3)).sort()).toEqual([...codes].sort());
  });

  it('use every piece that there is', () => {
    const texts = codes.map((code) => textOf(code).written).join('\n');
    for (const part of readdirSync(join(folder, 'parts'))) expect([part, texts.includes(filledPart(part))]).toEqual([part, true]);
  });
});

const filledPart = (name: string): string => readFileSync(join(folder, 'parts', name), 'utf8').trim();

describe.each(codes)('the text of %s', (code) => {
  const { written, sms } = textOf(code);
  const kind = letterKind(code);
  const ways = inForce(programmePolicy.channels, today).value[kind];

  it('asks for every field that it is filled with, and for no other', () => {
    expect([...new Set(fieldsIn(written + (sms ?? '')))].sort()).toEqual([...fieldsOf(code)].sort());
  });

  it('is there for each of its ways, and fits there', () => {
    expect(sms !== null).toBe(ways.some(({ channel }) => channel === 'sms'));
    // Most characters that NHS Notify takes in the NHS App, which are fewer than on paper; and as a text message.
    expect(filled(written, longest).length).toBeLessThanOrEqual(5_000);
    if (sms !== null) expect(filled(sms, longest).length).toBeLessThanOrEqual(918);
  });

  it('begins with what it is about, which the NHS App may show to anybody, and says nothing of a result before', () => {
    const [heading, greeting] = written.split('\n\n');
    expect(heading).toMatch(/^# (Your cervical screening (invitations?|result)|A reminder about your cervical screening)$/);
    expect(greeting).toBe('Dear ((person_name))');
  });

  it('tells no result by text message', () => {
    expect(sms ?? '').not.toMatch(/result|HPV|cells|found|colposcopy/i);
  });

  it('holds no Markdown that NHS Notify does not know', () => {
    expect(() => blocksOf(written, longest)).not.toThrow();
    expect(sms ?? '').not.toMatch(/[*#\n]/);
  });

  it('says whom to ask, who writes, and what is not to wait', () => {
    for (const part of ['## If you have questions', 'NHS Cervical Screening Programme', '## If something is not usual for you']) expect(written).toContain(part);
  });

  it('reads easily: no sentence is longer than 35 words', () => {
    const sentences = filled(written, { ...longest, person_name: 'X', practice_name: 'X' }).split(/(?<=[.?!:])\s|\n/);
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 35)).toEqual([]);
  });
});

const results = codes.filter((code) => ['result', 'referral'].includes(letterKind(code)));
const referrals = results.filter((code) => letterKind(code) === 'referral');

describe('the text of a result', () => {
  it.each(results)('%s says that it is not a diagnosis', (code) => {
    expect(textOf(code).written).toContain('A screening result is not a diagnosis.');
  });

  // COL-04
  it.each(referrals)('%s says when the clinic is to see them, as the rules have it', (code) => {
    const isSoon = inForce(programmePolicy.twoWeekFindings, today).value.some((finding) => finding === code[1]);
    expect([/within 2 weeks/.test(textOf(code).written), /within 6 weeks/.test(textOf(code).written)]).toEqual([isSoon, !isSoon]);
  });

  it('is urgent where the cells may be of an invasive or glandular kind, and nowhere else', () => {
    expect(codes.filter((code) => /as urgent/.test(textOf(code).written))).toEqual(['P59S', 'P69S', 'P5QS', 'P6QS']);
  });

  it('reads for P09R as for P29R: what is not of the cervix is told by the practice', () => {
    expect(textOf('P09R')).toEqual(textOf('P29R'));
  });

  it.each(results.filter((code) => fieldsOf(code).includes('next_test_due')))('%s says when the next test is due', (code) => {
    expect(textOf(code).written).toContain('due ((next_test_due))');
  });
});

describe('the text at the end of screening', () => {
  it.each(['PX0C', 'K-0C', 'CUA', 'CXAN'] as const)('by age, %s, says so, and who can still ask for a test', (code) => {
    expect(textOf(code).written).toMatch(/up to the age of 64[^]*You can still ask your GP practice for a test/);
  });

  it.each(['CIC', 'CMC', 'CXNC'] as const)('%s shows the way back', (code) => {
    expect(textOf(code).written).toMatch(/[Ww]e (can|will)( then)? invite you again/);
  });
});

describe('an invitation', () => {
  it.each(['PA1', 'PA2', 'PA3', 'PA4'] as const)('%s says that it is a choice', (code) => {
    expect(textOf(code).written).toContain('Cervical screening is your choice.');
    expect(textOf(code).sms).toContain('Screening is your choice.');
  });

  it.each(['PA3', 'PA4'] as const)('%s says how to register with a practice', (code) => {
    expect(textOf(code).written).toContain('## How to register with a GP practice');
  });
});
