import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../dates/civil-date.ts';
import type { CaseNumber } from '../../identifiers/case-number.ts';
import { decideFile, type FileCommand, type Handled } from './decide.ts';
import { type FileEvent, fileEventData, type Interchange } from './events.ts';
import { evolveFile } from './evolve.ts';
import { type FileRecord, noFile } from './file.ts';

const day = civilDate('2026-11-22');
const interchange: Interchange = { laboratory: '62010', area: 'SAL', sequence: 42, madeAt: '2026-11-20T09:15', wantsAnswer: true };
const receive: FileCommand = { do: 'receive', digest: 'd', name: 'SAL-62010-00042.edi', channel: 'folder', bytes: 9 };
const read: FileCommand = { do: 'read', interchange, items: 240 };
const refuse: FileCommand = { do: 'refuse', interchange: null, reason: 'wrong-count', segment: 21 };
const answer: FileCommand = { do: 'answer', status: 'accepted', reference: '42' };
const handle = (what: Handled['do'], comment = 'rang them'): Handled => ({ do: what, by: 'ann', caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment });

const lived = (...commands: readonly FileCommand[]) => {
  let record: FileRecord = noFile;
  const events: FileEvent[] = [];
  for (const command of commands) {
    const decided = decideFile(record, command, day);
    if (E.isLeft(decided)) throw new Error(decided.left.code);
    expect(decided.right.every(({ type, data }) => fileEventData[type].is(data))).toBe(true);
    events.push(...decided.right);
    record = decided.right.reduce(evolveFile, record);
  }
  return { record, types: events.map(({ type }) => type) };
};
const refused = (record: FileRecord, command: FileCommand): string | null => {
  const decided = decideFile(record, command, day);
  return E.isLeft(decided) ? decided.left.code : null;
};

describe('a laboratory\'s file', () => {
  it('is received, read, taken in and answered, each once, however often it is tried', () => {
    const { record, types } = lived(receive, receive, read, read, receive, { do: 'take-in' }, { do: 'take-in' }, answer, answer, refuse);
    expect(types).toEqual(['file-received', 'file-read', 'file-taken-in', 'file-answered']);
    expect(record).toMatchObject({ place: { at: 'taken-in', items: 240, interchange }, answered: 'accepted', again: 0 });
  });

  it('that was done with and comes again is noted, and nothing else', () => {
    expect(lived(receive, read, { do: 'take-in' }, receive, receive)).toMatchObject({ record: { again: 2, place: { at: 'taken-in' } }, types: { length: 5 } });
    expect(lived(receive, refuse, receive, read)).toMatchObject({ record: { again: 1, place: { at: 'corrupt', reason: 'wrong-count', segment: 21 } } });
  });

  it('that is corrupt is told to the laboratory and resolved, with a comment, once', () => {
    expect(lived(receive, refuse, handle('inform'), handle('resolve')).record).toMatchObject({ place: { handling: 'resolved' } });
    expect(lived(receive, refuse, handle('resolve')).types.at(-1)).toBe('file-resolved');
    expect(refused(lived(receive, refuse, handle('resolve')).record, handle('inform'))).toBe('already-resolved');
    expect(refused(lived(receive, refuse).record, handle('inform', ' '))).toBe('comment-needed');
    expect(refused(lived(receive, read).record, handle('resolve'))).toBe('not-corrupt');
    expect(refused(noFile, handle('resolve'))).toBe('no-such-file');
  });
});
