import { describe, expect, it } from 'vitest';
import { joined, result, tested, when } from '../example-life.ts';

/** Months that a test sets for somebody of this birth, after these tests. */
const months = (dateOfBirth: string, testDate: string, codes: string, more = {}, earlier: readonly (readonly [string, string])[] = []) => {
  const p = tested(joined('2015-01-01', { dateOfBirth }), ...earlier);
  const recorded = when(p, '2029-01-01', 'record-result', result(testDate, codes, more)).events.find(({ type }) => type === 'result-recorded');
  return recorded?.type === 'result-recorded' ? recorded.data.result.months : 'refused';
};

describe('months after a routine negative', () => {
  it.each([
    ['under 50 before the change', '1990-04-10', '2025-06-30', {}, [], 36],
    ['under 50 from the change on', '1990-04-10', '2025-07-01', {}, [], 60],
    ['the day before the 50th birthday', '1974-06-02', '2024-06-01', {}, [], 36],
    ['on the 50th birthday', '1974-06-02', '2024-06-02', {}, [], 60],
    ['under 50, self-sample', '1990-04-10', '2026-03-10', { selfSample: true }, [], 36],
    ['50, self-sample', '1974-06-02', '2026-03-10', { selfSample: true }, [], 60],
    ['under 50, recent positive', '1990-04-10', '2026-02-01', {}, [['2025-01-25', '29R']], 36],
    ['under 50, positive exactly 5 years before', '1988-08-08', '2026-02-01', {}, [['2021-02-01', '29R']], 60],
    ['50, recent positive', '1970-08-08', '2026-02-01', {}, [['2025-01-25', '29R']], 60],
    ['whatever the laboratory tells, if it is a routine interval', '1990-04-10', '2026-02-01', { repeatMonths: 36 }, [], 60],
  ] as const)('%s: born %s, tested %s', (_, born, on, more, earlier, expected) => {
    expect(months(born, on, 'X0A', more, earlier)).toBe(expected);
  });
});

describe('the rules of a routine interval', () => {
  it.each([
    ['1990-04-10', '2026-02-01', [], ['INT-02']],
    ['1990-04-10', '2025-06-01', [['2024-01-25', '29R']], ['INT-01', 'D-06']],
    ['1990-04-10', '2026-02-01', [['2025-01-25', '29R']], ['INT-06', 'D-07']],
    ['1970-08-08', '2026-02-01', [], ['INT-03']],
  ] as const)('of somebody born %s and tested %s, after %j, are told', (dateOfBirth, testDate, earlier, expected) => {
    const p = tested(joined('2015-01-01', { dateOfBirth }), ...earlier);
    expect(when(p, '2026-03-01', 'record-result', result(testDate, 'X0A')).rules).toEqual(expect.arrayContaining([...expected]));
  });
});

describe('months after any other test', () => {
  it.each([
    ['X0R', undefined, 36],
    ['X0R', 6, 6],
    ['29R', undefined, 12],
    ['29R', 36, 36],
    ['XUR', undefined, 3],
    ['19R', 3, 3],
    ['19R', 12, 'refused'],
    ['39S', undefined, 12],
    ['39S', 6, 'refused'],
    ['X0A', 12, 'refused'],
    ['0R', undefined, 'refused'],
    ['0R', 1, 1],
    ['0R', 36, 36],
    ['0R', 0, 'refused'],
    ['0R', 37, 'refused'],
    ['X0H', undefined, null],
    ['X0H', 12, null],
  ] as const)('%s told %s: %s', (codes, repeatMonths, expected) => {
    expect(months('1990-04-10', '2026-02-01', codes, repeatMonths === undefined ? {} : { repeatMonths })).toBe(expected);
  });
});

describe('months that are permitted', () => {
  it('and were told stand, by the rule of their codes; untold, they are the first, by the rule for that', () => {
    const recorded = (more: Readonly<Record<string, unknown>>) => {
      const { events, rules } = when(joined('2026-01-01'), '2026-03-01', 'record-result', result('2026-02-01', '29R', more));
      const [first] = events;
      return [first?.type === 'result-recorded' && first.data.result.monthsFrom, rules.includes('D-08')];
    };
    expect([recorded({ repeatMonths: 12 }), recorded({})]).toEqual([['told', false], ['rules', true]]);
  });
});

describe('a history that tells no months, or codes that no table knows,', () => {
  it.each([
    ['1R', '2026-05-01', 'inadequate'],
    ['3R', '2027-02-01', 'repeat-advised'],
    ['2S', '2027-02-01', 'suspended'],
    ['39R', '2027-02-01', 'repeat-advised'],
  ])('still sets a date by what its action asks for: %s', (codes, nextTestDueDate, recallType) => {
    const { then } = when(joined('2026-03-01'), '2026-03-02', 'import-history', { results: [result('2026-02-01', codes).result], source: 'earlier' });
    expect(then.schedule).toMatchObject({ nextTestDueDate, recallType });
  });
});
