import { describe, expect, it } from 'vitest';
import { LetterCode } from '../codes/letter.ts';
import { letterKind } from '../codes/letter-kind.ts';
import { wordsOf } from '../codes/one-of.ts';
import { civilDate } from '../dates/civil-date.ts';
import { channels } from './channels.ts';
import { inForce } from './dated.ts';

const ways = (code: LetterCode, on: string): string =>
  inForce(channels, civilDate(on)).value[letterKind(code)].map(({ channel, hoursUnread }) => (hoursUnread === null ? channel : `${channel} ${hoursUnread}`)).join(', ');

describe('the ways that a letter takes', () => {
  it.each(wordsOf(LetterCode))('end on paper for %s, whatever the day (D-30)', (code) => {
    for (const day of ['2024-01-01', '2025-06-01', '2025-09-01', '2026-03-24']) expect(ways(code, day)).toMatch(/(^|, )letter$/);
  });

  it('are paper alone before anything was digital', () => {
    expect([ways('PA1', '2025-05-31'), ways('PX0A', '2025-08-31'), ways('P39S', '2026-03-23')]).toEqual(['letter', 'letter', 'letter']);
  });

  it('lead an invitation or reminder from the App by text to paper, from June 2025 (COM-01)', () => {
    for (const code of ['PA1', 'PA2', 'PA3', 'PA4'] as const) expect(ways(code, '2025-06-01')).toBe('nhsapp 72, sms 72, letter');
  });

  it('lead a result from the App to paper after 72 hours unread, from September 2025, and never by text (COM-02)', () => {
    for (const code of ['PX0A', 'P29R', 'K-0A', 'CUA'] as const) expect(ways(code, '2025-09-01')).toBe('nhsapp 72, letter');
  });

  it('lead a result that needs colposcopy to paper after 24 hours, from 24 March 2026, and all else after 72 (COM-03)', () => {
    for (const code of ['P39S', 'PX9S', 'P7QS'] as const) expect(ways(code, '2026-03-24')).toBe('nhsapp 24, letter');
    expect(ways('P29R', '2026-03-24')).toBe('nhsapp 72, letter');
  });
});
