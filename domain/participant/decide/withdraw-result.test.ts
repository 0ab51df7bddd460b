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
    const { then, types } = withdraw(tested(older, ['2025-01-01', '29R'], ['2026-02-01', 'X0A']), '2026-02-01');
    expect([standing(then), types]).toEqual([['repeat-advised', '2026-01-01', 'not-due'], ['result-withdrawn', 'reinstated', 'next-test-scheduled']]);
  });

  it('does not bring back whoever was ceased by choice', () => {
    const chosen = when(tested(p, ['2026-02-01', 'X0A']), '2026-03-01', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;
    expect(standing(withdraw(chosen, '2026-02-01').then)[0]).toBe('ceased informed-choice');
  });

  it('leaves whoever was ceased for good, or for age in silence, and says nothing of it', () => {
    const old = joined('2026-01-01', { dateOfBirth: '1965-05-10' });
    const noCervix = tested(when(old, '2026-02-10', 'cease', { reason: 'no-cervix', by: 'practice' }).then, ['2026-02-01', 'X0A']);
    expect(withdraw(noCervix, '2026-02-01').types).toEqual(['result-withdrawn']);
    const silent = lived(tested(joined('2020-01-01', { dateOfBirth: '1960-06-01' }), ['2020-05-31', 'X0A']), '2026-05-01');
    expect([silent.ceased?.reason, withdraw(silent, '2020-05-31').types]).toEqual(['age', ['result-withdrawn']]);
  });

  it('older than the newest, that changes no interval, leaves the date and the round', () => {
    const listed = lived(tested(p, ['2020-02-01', 'X0A'], ['2023-06-20', 'X0A']), '2026-05-01');
    expect([listed.round.status, withdraw(listed, '2020-02-01').types]).toEqual(['pnl', ['result-withdrawn']]);
  });

  it('of a day with two is the one named by its number, or else the later', () => {
    const twice = tested(p, ['2026-02-01', '29R'], ['2026-02-01', 'X0A']);
    const left = (which: object) => when(twice, '2026-06-01', 'withdraw-result', { testDate: '2026-02-01', ...which }).then.results.map(({ number }) => number);
    expect([left({}), left({ number: 1 }), left({ number: 2 })]).toEqual([[1], [2], [1]]);
  });

  it('must be on the record', () => {
    const { refusals, fields } = withdraw(p, '2026-02-01');
    expect([refusals, fields]).toEqual([['no-such-result'], ['testDate']]);
  });
});
