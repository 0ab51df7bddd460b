import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../dates/civil-date.ts';
import { programmePolicy } from '../rules/policy.ts';
import { decidePractice, type PracticeCommand } from './decide.ts';
import { practiceEventData } from './events.ts';
import { evolvePractice } from './evolve.ts';
import { newPractice, type Practice, workingAddresses } from './practice.ts';

const monday = civilDate('2026-11-23');
const [one, two] = ['a@one.nhs.uk', 'b@two.nhs.uk'];
const decide = decidePractice(programmePolicy);
const counts = { 'prior-notification': 2, 'non-responder': 0, 'to-review': 0 };
const again = '2026-11-23T09:05:00.000Z';

const add = (address: string): PracticeCommand => ({ do: 'add-address', address, by: 'ann' });
const remove = (address: string, confirmed = true): PracticeCommand => ({ do: 'remove-address', address, confirmed, by: 'ann' });
const begin = (...entries: readonly string[]): PracticeCommand => ({ do: 'begin-notice', notice: `of ${entries.join()}`, counts, entries });
const answer = (of: string, said: { readonly accepted?: readonly string[]; readonly refused?: readonly string[]; readonly delayed?: readonly string[] }): PracticeCommand => ({
  do: 'note-answer', notice: `of ${of}`, again,
  accepted: said.accepted ?? [], refused: (said.refused ?? []).map((address) => ({ address, code: '550' })), delayed: (said.delayed ?? []).map((address) => ({ address, code: '451' })),
});
const print = (...entries: readonly string[]): PracticeCommand => ({ do: 'print', printed: entries.join(), counts, entries, by: 'ann' });
const posted = (printed: string): PracticeCommand => ({ do: 'mark-sent', printed, comment: '', by: 'ann' });

const does = (practice: Practice, command: PracticeCommand, on: CivilDate = monday): Practice => {
  const decided = decide(practice, command, on);
  if (E.isLeft(decided)) throw new Error(decided.left.code);
  expect(decided.right.every(({ type, data }) => practiceEventData[type].is(data))).toBe(true);
  return decided.right.reduce(evolvePractice, practice);
};
const lived = (...commands: readonly PracticeCommand[]): Practice => commands.reduce((practice, command) => does(practice, command), newPractice);
const refused = (practice: Practice, command: PracticeCommand): string | null => {
  const decided = decide(practice, command, monday);
  return E.isLeft(decided) ? decided.left.code : null;
};
const followsFrom = (practice: Practice, command: PracticeCommand, on: CivilDate = monday): readonly string[] => {
  const decided = decide(practice, command, on);
  return E.isLeft(decided) ? [decided.left.code] : decided.right.map(({ type }) => type);
};

describe('the addresses of a practice', () => {
  it('are sound ones, with the domain in small letters, each once', () => {
    expect(workingAddresses(lived(add(' Ann.Smith@Surgery.NHS.UK ')))).toEqual(['Ann.Smith@surgery.nhs.uk']);
    expect(refused(lived(add(one)), add('A@ONE.NHS.UK'))).toBe('address-known');
    for (const typed of ['', 'ann', '@one.nhs.uk', 'ann@', 'ann@localhost', 'a b@one.nhs.uk', 'a@one..uk', '.a@one.uk', 'a..b@one.uk', 'a@-one.uk', '"a"@one.uk', 'a@one.uk, b@one.uk', `${'a'.repeat(65)}@one.uk`, `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.uk`, 'a@one.uk\r\nBcc: b@one.uk'])
      expect([typed, refused(newPractice, add(typed))]).toEqual([typed, 'not-an-address']);
  });

  it('are ten at most (COM-05)', () => {
    const ten = lived(...Array.from({ length: 10 }, (_, n) => add(`a${n}@one.nhs.uk`)));
    expect(refused(ten, add(one))).toBe('too-many-addresses');
  });

  it('can be removed when that is confirmed, but the last one cannot', () => {
    expect(refused(lived(add(one)), remove(one))).toBe('last-address');
    expect(refused(lived(add(one), add(two)), remove(two, false))).toBe('confirmation-needed');
    expect(refused(lived(add(one), add(two)), remove('c@one.nhs.uk'))).toBe('no-such-address');
    expect(workingAddresses(lived(add(one), add(two), remove('A@one.nhs.uk')))).toEqual([two]);
  });
});

describe('a practice is told by email of whoever has come on its lists', () => {
  it('once, and not again within 7 days: COM-05', () => {
    const told = lived(add(one), begin('x', 'y'), answer('x,y', { accepted: [one] }));
    expect(followsFrom(told, begin('x', 'y'), addDays(monday, 30))).toEqual([]);
    expect(followsFrom(told, begin('y'), addDays(monday, 30))).toEqual([]);
    expect(followsFrom(told, begin('y', 'z'), addDays(monday, 6))).toEqual([]);
    expect(followsFrom(told, begin('y', 'z'), addDays(monday, 7))).toEqual(['notice-begun']);
  });

  it('not without an address that takes mail, and not twice at once', () => {
    expect(followsFrom(newPractice, begin('x'))).toEqual([]);
    expect(followsFrom(lived(add(one), begin('x')), begin('x', 'y'))).toEqual([]);
    const nobodyThere = lived(add(one), begin('x'), answer('x', { refused: [one] }));
    expect(followsFrom(nobodyThere, begin('x'), addDays(monday, 7))).toEqual([]);
  });

  it('at each address, whatever becomes of the others', () => {
    const half = lived(add(one), add(two), begin('x'), answer('x', { accepted: [one], delayed: [two] }));
    expect(half.notice).toMatchObject({ waiting: [two], sentTo: [one], delays: 1, again });
    expect(does(half, answer('x', { refused: [two] })).addresses).toEqual([{ address: one, refused: null }, { address: two, refused: { code: '550', on: monday } }]);
    expect(followsFrom(half, answer('x', { accepted: [one] }))).toEqual([]);
    expect(does(half, remove(two)).notice?.waiting).toEqual([]);
  });

  it('again with whoever was on its lists, when nobody there was reached', () => {
    const putRight = lived(add(one), begin('x'), answer('x', { refused: [one] }), add(one));
    expect(followsFrom(putRight, begin('x'))).toEqual(['notice-begun']);
  });

  it('until it is given up after 5 days, which counts as refused: COM-05', () => {
    const delayed = lived(add(one), begin('x'), answer('x', { delayed: [one] }));
    expect(followsFrom(delayed, answer('x', { delayed: [one] }), addDays(monday, 4))).toEqual(['notice-delayed']);
    expect(does(delayed, answer('x', { delayed: [one] }), addDays(monday, 5)).addresses).toEqual([{ address: one, refused: { code: 'given-up', on: addDays(monday, 5) } }]);
  });

  it('once, if it says so twice', () => {
    const told = lived(add(one), begin('x'), answer('x', { accepted: [one] }));
    expect(followsFrom(told, answer('x', { accepted: [one] }))).toEqual([]);
  });
});

describe('a practice without an address that takes mail gets its lists on paper', () => {
  it('and counts as told of whoever stood on the paper, when it was posted', () => {
    expect(lived(print('x', 'y'), posted('x,y')).told).toMatchObject({ by: 'post', on: monday, entries: ['x', 'y'] });
    expect(lived(print('x'), print('x', 'y'), posted('x')).told).toMatchObject({ entries: ['x'] });
  });

  it('marked as sent once for the same people', () => {
    const sent = lived(print('x'), posted('x'));
    expect([refused(sent, posted('x')), refused(sent, print('x'))]).toEqual(['already-sent', 'already-sent']);
    expect(refused(sent, posted('y'))).toBe('not-printed');
    expect(followsFrom(sent, print('x', 'y'))).toEqual(['list-printed']);
    expect(followsFrom(lived(print('x')), print('x'))).toEqual([]);
  });

  it('and nobody else does', () => {
    expect(refused(lived(add(one)), print('x'))).toBe('told-by-email');
    expect(refused(newPractice, print())).toBe('nobody-listed');
    expect(refused(lived(add(one), begin('x'), answer('x', { refused: [one] })), print('x'))).toBe(null);
  });
});
