import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../domain/laboratory/report.ts';
import { header, interchange, message, result } from '../../../test/laboratory/interchange.ts';
import { projectFolder } from '../../system.ts';
import { reader } from './reader.ts';

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** What the pieces say: the reports and what they are in, or where they are wrong. */
const readPieces = (pieces: readonly string[], name = 'results.edi') => {
  const { feed, end } = reader(name);
  const reports: Report[] = [];
  for (const piece of pieces) {
    const read = feed(piece);
    if (E.isLeft(read)) return { fault: `${read.left.reason} ${read.left.segment}`, reports };
    reports.push(...read.right);
  }
  const read = end();
  return E.isLeft(read) ? { fault: `${read.left.reason} ${read.left.segment}`, reports } : { ...read.right, reports };
};
const read = (text: string, name?: string) => readPieces([bytesOf(text)], name);
const faultOf = (text: string): string | undefined => (read(text) as { readonly fault?: string }).fault;

const sample = readFileSync(join(projectFolder, 'data/sample/SAL-62010-00042.edi'), 'latin1');

describe('an interchange of a laboratory', () => {
  it('is read whole: the sample holds 240 reports of Manchester for Salford', () => {
    const { reports, ...what } = readPieces([sample], 'SAL-62010-00042.edi');
    expect(what).toEqual({ items: 240, interchange: { laboratory: '62010', area: 'SAL', sequence: 42, madeAt: '2026-11-20T09:15', wantsAnswer: true } });
    expect(reports).toHaveLength(240);
    expect(reports[0]).toEqual({
      reportId: '62010-26985802', nhsNumber: '9010005097', familyName: 'WALKER', givenName: 'CHLOE', dateOfBirth: '19550621',
      addressLines: ['104 MILL LANE', 'BRISTOL'], postcode: 'BS12 1BA', testDate: '20261106', codes: 'X0A', slideNumber: '26985802', senderCode: 'C81003',
    });
    expect(reports.filter(({ nhsNumber }) => nhsNumber === undefined)).toHaveLength(19);
    expect(reports.filter(({ familyName }) => familyName === "O'BRIEN")).toHaveLength(6);
  });

  it('says the same in whatever pieces it comes', () => {
    const text = bytesOf(interchange({ messages: [result(1, "O?'BRIEN??"), result(2, 'ŁUKASZ'), result(3)], header: header().replace('UNOC', 'UNOY') }));
    const whole = readPieces([text]);
    expect(whole.reports.map(({ familyName }) => familyName)).toEqual(["O'BRIEN?", 'ŁUKASZ', 'NOWAK']);
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 20 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      expect(readPieces(places.slice(1).map((end, i) => text.slice(places[i], end)))).toEqual(whole);
    }));
  });

  it('may use other separators, end its lines in any way, and come without a service string advice', () => {
    expect(read(interchange({ advice: '' }))).toMatchObject({ items: 2 });
    expect(read(interchange().replaceAll('\n', ''))).toMatchObject({ items: 2 });
    expect(read(interchange().replaceAll('\n', '\r\n'))).toMatchObject({ items: 2 });
    const otherwise = interchange({ messages: [result(1, "O'BRIEN")] }).replace("UNA:+.? '", 'UNA|*.! ~').replaceAll(':', '|').replaceAll('+', '*').replaceAll(/'\n/g, '~\n').replace('UNA|*.! ~', 'UNA|*.! ~');
    expect(read(otherwise)).toMatchObject({ items: 1, reports: [{ familyName: "O'BRIEN" }] });
  });

  it('names the area in the file\'s name, where laboratory and number there are those inside', () => {
    const area = (name: string) => (read(interchange(), name) as { readonly interchange?: { readonly area: string } }).interchange?.area;
    expect(['SAL-62010-00042.edi', 'sal-62010-42.EDI', 'SAL-62010-00043.edi', 'SAL-61025-00042.edi', 'results.edi'].map(area)).toEqual(['SAL', 'SAL', '', '', '']);
  });

  it('is in the character set that it names', () => {
    const latin = interchange({ messages: [result(1, 'ZOË')] });
    expect(readPieces([latin]).reports[0]).toMatchObject({ familyName: 'ZOË' });
    expect(readPieces([latin.replace('UNOC', 'UNOY')])).toMatchObject({ fault: 'not-text 6' });
    expect(readPieces([latin.replace('Ë', '\x93')])).toMatchObject({ fault: 'not-text 6' });
    expect(readPieces([latin.replace('Ë', '\0')])).toMatchObject({ fault: 'not-text 6' });
    expect(faultOf(interchange().replace('UNOC', 'UNOX'))).toBe('unknown-layout 1');
  });

  it.each<[string, string, string]>([
    ['holds nothing', '', 'empty 0'],
    ['holds nothing but spaces', ' \r\n ', 'empty 0'],
    ['is something else', '%PDF-1.7 and so on', 'unknown-layout 0'],
    ['is too short to be anything', 'UN', 'unknown-layout 0'],
    ['separates with a letter', interchange({ advice: "UNAA+.? '" }), 'bad-file-contents 1'],
    ['separates two things with one character', interchange({ advice: "UNA++.? '" }), 'bad-file-contents 1'],
    ['names another release character than it uses', interchange({ advice: "UNA:+.! '", messages: [result(1, "O?'BRIEN")] }), 'bad-file-contents 7'],
    ['has no date', interchange().replace('261120:0915', '261320:0915'), 'bad-file-contents 1'],
    ['has no number', interchange({ header: header().replace('00000042', 'A') }), 'bad-file-contents 1'],
    ['begins with a message', interchange().replace(/UNB[^']*'/, ''), 'bad-file-contents 1'],
    ['holds a message of another type', interchange().replace('MEDRPT:0:1:RT:NHS004', 'MEDRPT:0:1:RT:NHS003'), 'invalid-message-type 2'],
    ['has a message begin within another', interchange({ messages: [result(1).slice(0, -1), result(2)] }), 'bad-file-contents 11'],
    ['has a message end twice', interchange({ messages: [[...result(1), 'UNT+10+00000001']] }), 'bad-file-contents 12'],
    ['holds something between messages', interchange({ messages: [result(1), ['BGM+LSR'], result(2)] }), 'bad-file-contents 12'],
    ['tells something twice', interchange({ messages: [message(1, 'RFF+ASL:26000001', 'RFF+ASL:26000002')] }), 'bad-file-contents 5'],
    ['holds a message of another laboratory', interchange({ messages: [message(1, 'NAD+SLA+61025:902')] }), 'bad-file-contents 4'],
    ['counts a message\'s segments wrongly', interchange().replace('UNT+10', 'UNT+11'), 'wrong-count 11'],
    ['counts its messages wrongly', interchange({ trailer: 'UNZ+3+00000042' }), 'wrong-count 22'],
    ['ends a message under another reference', interchange().replace('UNT+10+00000001', 'UNT+10+00000009'), 'wrong-reference 11'],
    ['ends under another reference', interchange({ trailer: 'UNZ+2+00000043' }), 'wrong-reference 22'],
    ['counts in words', interchange({ trailer: 'UNZ+two+00000042' }), 'bad-file-contents 22'],
    ['goes on after its end', `${interchange()}${interchange()}`, 'bad-file-contents 23'],
    ['ends within a segment', `${interchange()}UN`, 'extract-error 23'],
    ['ends within its first characters', 'UNA:+.', 'extract-error 0'],
  ])('that %s is corrupt', (_, text, fault) => expect(faultOf(text)).toBe(fault));

  it('cut short anywhere is corrupt, and everything before is not mistaken for all of it', () => {
    const text = bytesOf(interchange().trimEnd());
    for (let length = 0; length < text.length; length++) expect(readPieces([text.slice(0, length)])).toHaveProperty('fault');
  });

  it('of noise is refused at once, and noise without separators before it fills the memory', () => {
    const { feed } = reader('noise');
    expect(feed('x'.repeat(64 * 1024))).toMatchObject({ left: { reason: 'unknown-layout' } });
    const endless = reader('noise');
    expect(endless.feed(`${header()}'UNH+${'x'.repeat(64 * 1024)}`)).toMatchObject({ left: { reason: 'extract-error', segment: 2, interchange: { laboratory: '62010' } } });
  });
});
