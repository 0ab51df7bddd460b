import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { example, joined } from '../../domain/participant/example-life.ts';
import { blocksOf } from './blocks.ts';
import { letterPdf } from './letter-pdf.ts';
import { plainText, previewOf } from './preview.ts';

const on = civilDate('2026-11-22');
const about = { letter: 'P29R', reference: 'r-1', testDate: civilDate('2026-11-08'), address: null } as const;
const address = { lines: ['1 KINGS ROAD', 'BRISTOL'], postcode: 'BS1 8FE' };
const somebody = joined('2026-01-05', { address });

describe('a letter for preview', () => {
  it('goes to the address of the record, or to its own', () => {
    const own = { lines: ['CLINIC'], postcode: 'M1 1AE' };
    expect(previewOf(about, somebody, on).addressee).toEqual(['EXAMPLE PERSON', '1 KINGS ROAD', 'BRISTOL', 'BS1 8FE']);
    expect(previewOf({ ...about, address: own }, somebody, on).addressee).toEqual(['EXAMPLE PERSON', 'CLINIC', 'M1 1AE']);
  });

  it('as text holds all that will be read', () => {
    const text = plainText(previewOf(about, somebody, on));
    for (const part of ['BS1 8FE', '22 November 2026', 'Reference: r-1', 'Dear EXAMPLE PERSON', 'test that you had on 8 November 2026', '• bleeding between periods']) expect(text).toContain(part);
    expect(text).not.toMatch(/\(\(|##|\*\*/);
  });

  it('holds the text message where one may go', () => {
    expect(plainText(previewOf({ ...about, letter: 'PA1', testDate: null }, somebody, on))).toMatch(/Text message\n\nNHS Cervical Screening Programme: you can now book .* Contact your GP practice to book\./);
  });

  it('is in large print for whoever needs it', async () => {
    const inLargePrint = joined('2026-01-05', { address, contact: { ...example.contact, format: 'large-print' } });
    const [ordinary, large] = await Promise.all([somebody, inLargePrint].map(async (p) => pagesOf(await letterPdf(previewOf(about, p, on)))));
    expect([ordinary, large]).toEqual([2, 3]);
  });

  it('is the same to the byte each time, says nothing of the person in its title, and takes long names and addresses of eight lines', async () => {
    const long = joined('2026-01-05', { name: { ...example.name, given: 'ŚWIĘTOSŁAWA-MYFANWY-ŴYN-ŶNYS-OLUWA', family: 'FEATHERSTONEHAUGH-CHOLMONDELEY-NOWA' }, address: { lines: Array.from({ length: 6 }, (_, n) => `${n} VERY LONG NAME OF A LINE OF ADDRESS`), postcode: 'BS1 8FE' } });
    const made = async () => (await letterPdf(previewOf(about, long, on))).toString('latin1');
    const pdf = await made();
    expect(await made() === pdf).toBe(true);
    expect(pdf).toContain('(Letter P29R)');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
  });
});

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

describe('what a text is made of', () => {
  it('follows from the text alone: a value is plain, whatever it holds', () => {
    expect(blocksOf('# ((a))\n\nDear ((a)), **see** ((b))', { a: '# *A* ((b))', b: '[x](y)\n\n* z' })).toEqual([
      { kind: 'heading', level: 1, text: '# *A* ((b))' },
      { kind: 'paragraph', runs: [{ text: 'Dear # *A* ((b)), ', bold: false }, { text: 'see', bold: true }, { text: ' [x](y)\n\n* z', bold: false }] },
    ]);
  });

  it('is nothing that NHS Notify does not know', () => {
    for (const text of ['---', '| a |\n|---|\n| b |', '    code', '<b>x</b>', '> said']) expect(() => blocksOf(text, {})).toThrow('no ');
  });

  it('is nothing without a value for each field', () => {
    expect(() => blocksOf('Dear ((a))', {})).toThrow('((a))');
  });
});
