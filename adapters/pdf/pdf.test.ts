import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { type Block, paragraph, pdfOf } from './pdf.ts';

const on = civilDate('2026-11-22');
const rows = Array.from({ length: 50 }, (_, n) => [`NOWAK${n}`, 'ŚWIĘTOSŁAWA ŴYN', '12 December 1985', n % 7 === 0 ? 'A longer remark, which takes more than one line of the column that it stands in' : '']);
const list: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Who is about to be invited' },
  paragraph('At one practice.'),
  { kind: 'table', columns: [{ title: 'Family name', share: 2 }, { title: 'Given name', share: 2 }, { title: 'Born', share: 1 }, { title: 'Remark', share: 2 }], rows },
];
const plain = async (blocks: readonly Block[]): Promise<string> => (await pdfOf('A list', on, 'landscape', blocks)).toString('latin1');

describe('a document as PDF', () => {
  let pdf = '';
  beforeAll(async () => {
    pdf = await plain(list);
  });

  it('is the same to the byte each time', async () => {
    expect((await plain(list)) === pdf).toBe(true);
  });

  it('is tagged, says its language and title, and holds its fonts', () => {
    for (const mark of ['/Lang (en-GB)', '/Marked true', '(A list)', '/S /TH', '/S /TD', '/FontFile2', '/DisplayDocTitle true', 'NotoSans']) expect(pdf).toContain(mark);
  });

  it('goes over as many pages as it needs, and every row is in it', () => {
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
    expect(pdf.match(/\/S \/TR/g)).toHaveLength(rows.length + 1);
  });
});
