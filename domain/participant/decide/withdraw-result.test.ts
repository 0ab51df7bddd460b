import { describe, expect, it } from 'vitest';
import { joined, lived, standing, tested, when } from '../example-life.ts';

const p = joined('2025-01-01');
const withdraw = (given: typeof p, testDate: string) => when(given, '2026-06-01', 'withdraw-result', { testDate });

describe('a withdrawn result', () => {
  it('leaves what the one before it asks for, its referral gone', () => {
    const { then } = withdraw(tested(p, ['2025-02-01', '29R'], ['2026-02-01', '39S']), '2026-02-01');
    expect([standing(then), then.referral]).toEqual([['repeat-advised', '2026-02-01', 'not-due'], null]);
  });

  it('that was the only one leaves a first call', () => {
    expect(standing(withdraw(tested(p, ['2026-02-01', '39S']), '2026-02-01').then)).toEqual(['called', '2026-08-11', 'not-due']);
  });

  it('older than the newest lengthens its interval again, when it was the recent positive', () => {
    const { then } = withdraw(tested(p, ['2025-02-01', '29R'], ['2026-02-01', 'X0A']), '2025-02-01');
    expect(standing(then)).toEqual(['routine', '2031-02-01', 'not-due']);
  });

  it('leaves the one before it with the months that follow from what has come to light since', () => {
    const given = tested(p, ['2025-07-10', 'X0A'], ['2026-02-01', 'X0A'], ['2025-03-01', '29R']);
    expect(standing(withdraw(given, '2026-02-01').then)).toEqual(['routine', '2028-07-10', 'not-due']);
  });

  it('that had ended recall for age gives it back', () => {
    const older = joined('2024-01-01', { dateOfBirth: '1964-05-10' });
    expect(standing(withdraw(tested(older, ['2025-01-01', '29R'], ['2026-02-01', 'X0A']), '2026-02-01').then)).toEqual(['repeat-advised', '2026-01-01', 'not-due']);
  });

  it('does not bring back whoever was ceased for another reason, or for age in silence', () => {
    const chosen = when(tested(p, ['2026-02-01', 'X0A']), '2026-03-01', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;
    expect(standing(withdraw(chosen, '2026-02-01').then)[0]).toBe('ceased informed-choice');
    const silent = lived(tested(joined('2018-01-01', { dateOfBirth: '1960-06-01' }), ['2019-01-01', 'X0A']), '2026-05-01');
    expect(standing(withdraw(silent, '2019-01-01').then)[0]).toBe('ceased age');
  });

  it('must be on the record', () => expect(withdraw(p, '2026-02-01').refusals).toEqual(['no-such-result']));
});
