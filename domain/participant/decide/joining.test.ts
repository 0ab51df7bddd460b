import { describe, expect, it } from 'vitest';
import { example, joined, result, standing, when } from '../example-life.ts';
import { unknown } from '../participant.ts';

describe('joining', () => {
  it.each([
    ['under 25, long before', '2001-03-15', '2025-03-30', ['called', '2025-10-26', 'not-due']],
    ['under 25, with less than 71 days left', '2001-03-15', '2025-10-01', ['called', '2025-12-11', 'not-due']],
    ['born on 29 February', '2000-02-29', '2024-03-15', ['called', '2024-10-11', 'not-due']],
    ['the day before 25', '2001-03-15', '2026-03-14', ['called', '2026-05-24', 'not-due']],
    ['at 25', '2001-03-15', '2026-03-15', ['called', '2026-05-25', 'not-due']],
    ['the day before 65', '1961-03-15', '2026-03-14', ['called', '2026-05-24', 'not-due']],
    ['at 65', '1961-03-15', '2026-03-15', ['ceased age', null, 'ceased']],
  ])('%s, born %s, on %s: %j', (_, dateOfBirth, on, expected) => expect(standing(joined(on, { dateOfBirth }))).toEqual(expected));

  it.each([
    ['female', false, '2026-03-13'],
    ['indeterminate', false, '2026-03-13'],
    ['male', false, null],
    ['not-known', false, null],
    ['male', true, '2026-03-13'],
  ] as const)('registered %s, opted in: %s, has the date %s', (gender, optedIn, date) => {
    expect(joined('2026-01-01', { gender }, optedIn).schedule.nextTestDueDate).toBe(date);
  });

  it('past the upper age gives the practice nothing to look at', () => {
    expect(joined('2026-03-15', { dateOfBirth: '1961-03-15' }).review).toBeNull();
  });

  it('without a word of an opt-in is not opted in', () => {
    const { then } = when(unknown, '2026-01-01', 'register', { nhsNumber: '9434765919', demographics: { ...example, gender: 'male' } });
    expect([then.optedIn, then.schedule.nextTestDueDate]).toEqual([false, null]);
  });

  it('twice is refused', () => expect(when(joined('2026-01-01'), '2026-01-02', 'register', {}).refusals).toEqual(['already-registered']));
});

const tests = (...dated: readonly (readonly [string, string, number?])[]) =>
  dated.map(([testDate, codes, repeatMonths]) => result(testDate, codes, repeatMonths === undefined ? {} : { repeatMonths }).result);
const imported = (history: object, dateOfBirth = '1990-03-03', gender: 'female' | 'male' = 'female') =>
  when(joined('2026-02-01', { dateOfBirth, gender }), '2026-02-01', 'import-history', { results: [], source: 'earlier', ...history });
const oldest = '1958-06-01';

describe('a history', () => {
  it.each([
    ['sets what its newest test asks for', { results: tests(['2025-01-10', '29R'], ['2023-01-10', 'X0A']) }, ['repeat-advised', '2026-01-10', 'not-due']],
    ['keeps the months that were told', { results: tests(['2025-08-01', 'X0A', 36]) }, ['routine', '2028-08-01', 'not-due']],
    ['keeps the date that was told', { results: tests(['2025-08-01', 'X0A']), nextTestDueDate: '2027-01-01' }, ['routine', '2027-01-01', 'not-due']],
    ['keeps the type that was told, with a day to look for an outcome', { results: tests(['2025-08-01', 'X0A']), recallType: 'suspended' }, ['suspended', '2026-08-01', 'not-due']],
    ['keeps the type that was told, on the date that its newest test sets', { results: tests(['2025-08-01', 'X0A']), recallType: 'repeat-advised' }, ['repeat-advised', '2030-08-01', 'not-due']],
    ['keeps the type and the date that were told, without a test', { recallType: 'suspended', nextTestDueDate: '2026-10-01' }, ['suspended', '2026-10-01', 'not-due']],
    ['that tells of a cease and no reason is one for age', { recallType: 'ceased' }, ['ceased age', null, 'ceased']],
    ['keeps the type that was told, on the date of joining', { recallType: 'suspended' }, ['suspended', '2026-04-13', 'not-due']],
    ['of no tests leaves the first call', {}, ['called', '2026-04-13', 'not-due']],
    ['of recorded tests only leaves the first call', { results: tests(['2025-08-01', 'X0H']) }, ['called', '2026-04-13', 'not-due']],
    ['keeps a cease', { ceased: { on: '2020-01-01', reason: 'no-cervix' } }, ['ceased no-cervix', null, 'ceased']],
  ])('%s', (_, history, expected) => expect(standing(imported(history).then)).toEqual(expected));

  it.each([
    ['a negative at 60', tests(['2018-06-01', 'X0A']), ['ceased age', null, 'ceased']],
    ['a negative on the 50th birthday', tests(['2008-06-01', '2A']), ['ceased age', null, 'ceased']],
    ['no test since the day before 50', tests(['2008-05-31', '2A']), ['routine', '2011-05-31', 'not-due']],
    ['a repeat owed', tests(['2022-06-01', '29R']), ['repeat-advised', '2023-06-01', 'not-due']],
    ['a referral open', tests(['2025-10-01', '39S']), ['suspended', '2026-10-01', 'not-due']],
  ])('past 65, with %s: %j', (_, results, expected) => expect(standing(imported({ results }, oldest).then)).toEqual(expected));

  it('keeps the type that was told on the date of the first call, also of the young', () => {
    expect(standing(imported({ recallType: 'suspended' }, '2003-03-03').then)).toEqual(['suspended', '2027-10-15', 'not-due']);
  });

  it('past 65, on the birthday itself, ends for whoever was tested after 50', () => {
    expect(standing(imported({ results: tests(['2013-06-01', 'X0A']) }, '1961-02-01').then)).toEqual(['ceased age', null, 'ceased']);
  });

  it('that comes after the 65th birthday ends a recall that was open, once', () => {
    const told = { results: tests(['2018-06-01', 'X0A']), source: 'earlier' };
    const later = when(joined('2023-05-01', { dateOfBirth: oldest }), '2023-07-01', 'import-history', told);
    expect([later.types, later.rules]).toEqual([['history-imported', 'ceased'], ['D-04', 'ELIG-04']]);
    expect(imported(told, oldest).types).toEqual(['history-imported']);
  });

  it('numbers its tests by their dates, and keeps months that were told apart from those that follow', () => {
    const { results } = imported({ results: tests(['2025-01-10', 'X0A', 36], ['2020-01-10', 'X0A'], ['2023-01-10', 'X0H', 12], ['2022-01-10', '29R', 12]) }).then;
    expect(results.map(({ testDate, number, months, monthsFrom }) => [testDate, number, months, monthsFrom])).toEqual([
      ['2020-01-10', 1, 36, 'rules'],
      ['2022-01-10', 2, 12, 'told'],
      ['2023-01-10', 3, null, 'rules'],
      ['2025-01-10', 4, 36, 'told'],
    ]);
  });

  it('tells the rules of what it keeps', () => {
    expect(imported({ ceased: { on: '2020-01-01', reason: 'no-cervix' } }).rules).toEqual(['CEASE-10']);
    expect(imported({ recallType: 'ceased' }).rules).toEqual(['D-04', 'ELIG-04']);
    expect(imported({ recallType: 'suspended' }).rules).toEqual(['NTDD-01']);
  });

  it('of a cease on the day of joining is something for the practice to look at', () => {
    expect(imported({ ceased: { on: '2026-02-01', reason: 'no-cervix' } }).then.review).toEqual({ kind: 'recently-ceased', since: '2026-02-01' });
  });

  it('brings the referral of its newest test, told or not, and none that is over', () => {
    expect(imported({ results: tests(['2025-10-01', '39S']), recallType: 'suspended' }).then.referral).toEqual({ testDate: '2025-10-01', weeks: 6 });
    expect(imported({ results: tests(['2025-10-01', '59S']), recallType: 'routine', nextTestDueDate: '2026-10-01' }).then.referral).toBeNull();
    expect(imported({ results: tests(['2025-10-01', 'X0A']), recallType: 'suspended', nextTestDueDate: '2026-10-01' }).then.referral).toBeNull();
    expect(imported({ results: tests(['2025-10-01', '59S']), nextTestDueDate: '2026-10-01' }).then.referral).toEqual({ testDate: '2025-10-01', weeks: 2 });
    expect(imported({ results: tests(['2024-10-01', '59S'], ['2025-10-01', 'X0A']) }).then.referral).toBeNull();
  });

  it('once more adds nothing', () => {
    const history = { results: tests(['2025-10-01', 'X0A'], ['2020-10-01', 'X0A']), nextTestDueDate: '2028-10-01', source: 'earlier' };
    const once = imported(history).then;
    expect(when(once, '2026-02-02', 'import-history', history).events).toEqual([]);
    const longer = { ...history, results: [...history.results, ...tests(['2015-10-01', '2A'])] };
    expect(when(once, '2026-02-02', 'import-history', longer).then.results.map(({ number }) => number)).toEqual([3, 1, 2]);
  });

  it.each([
    ['a cease', {}, { ceased: { on: '2020-01-01', reason: 'no-cervix' } }],
    ['an end by age', {}, { recallType: 'ceased' }],
    ['tests that end by age', { dateOfBirth: oldest }, { results: tests(['2018-06-01', 'X0A']) }],
    ['nothing, for whoever is past 65', { dateOfBirth: oldest }, {}],
  ])('of %s, once more, adds nothing', (_, demographics, told) => {
    const history = { results: [], source: 'earlier', ...told };
    const once = when(joined('2026-02-01', demographics), '2026-02-01', 'import-history', history).then;
    expect(when(once, '2026-02-02', 'import-history', history).events).toEqual([]);
  });

  it.each([
    ['another day of the cease', { ceased: { on: '2021-01-01', reason: 'no-cervix' } }, 'no-cervix', '2021-01-01'],
    ['another reason', { ceased: { on: '2020-01-01', reason: 'radiotherapy' } }, 'radiotherapy', '2020-01-01'],
  ])('that tells %s than the one before is followed', (_, told, reason, since) => {
    const once = imported({ ceased: { on: '2020-01-01', reason: 'no-cervix' } }).then;
    expect(when(once, '2026-02-02', 'import-history', { results: [], source: 'earlier', ...told }).then.ceased).toEqual({ reason, since });
  });

  it('of the same tests with a date, for whoever was ended by age, brings them back', () => {
    const results = tests(['2018-06-01', 'X0A']);
    const once = imported({ results }, oldest).then;
    const dated = when(once, '2026-02-02', 'import-history', { results, source: 'earlier', nextTestDueDate: '2027-01-01' });
    expect([dated.types, standing(dated.then)]).toEqual([['history-imported', 'reinstated', 'next-test-scheduled'], ['routine', '2027-01-01', 'not-due']]);
  });

  it('does not bring back whoever was ceased here for another reason than age', () => {
    const ceased = when(joined('2026-01-01'), '2026-01-10', 'cease', { reason: 'no-cervix', by: 'practice' }).then;
    expect(standing(when(ceased, '2026-02-01', 'import-history', { results: tests(['2025-10-01', 'X0A']), source: 'earlier', nextTestDueDate: '2028-01-01' }).then)[0]).toBe('ceased no-cervix');
  });
});
