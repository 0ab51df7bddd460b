import { describe, expect, it } from 'vitest';
import { joined, lived, when } from '../example-life.ts';

const p = joined('2025-11-09');
const older = joined('2025-11-09', { dateOfBirth: '1970-03-03' });
const defer = (data: object, given = p) => when(given, '2025-11-10', 'defer', data);
const answer = (data: object, given = p) => {
  const { refusals, then, earliest, latest } = defer(data, given);
  return refusals.length === 0 ? then.schedule.nextTestDueDate : [...refusals, earliest, latest].filter((x) => x !== undefined).join(' ');
};

describe('a deferral', () => {
  it.each([
    ['recent-test', 'practice', 1, '2026-01-20'],
    ['recent-test', 'practice', 3, '2026-02-10'],
    ['recent-test', 'practice', 4, 'deferral-too-long 2026-02-10'],
    ['recent-test', 'practice', 0, 'deferral-too-short 2025-12-10'],
    ['under-colposcopy', 'practice', 2, 'deferral-too-short 2026-02-10'],
    ['under-colposcopy', 'practice', 12, '2026-11-10'],
    ['under-colposcopy', 'practice', 13, 'deferral-too-long 2026-11-10'],
    ['under-treatment', 'practice', 18, '2027-05-10'],
    ['under-treatment', 'practice', 19, 'deferral-too-long 2027-05-10'],
    ['administrative', 'csas', 0, '2026-01-20'],
    ['administrative', 'csas', 36, '2028-11-10'],
    ['administrative', 'csas', 37, 'deferral-too-long 2028-11-10'],
    ['colposcopy-discharge', 'colposcopy', 36, '2028-11-10'],
    ['patient-wish', 'csas', 6, 'signed-form-required'],
    ['patient-wish', 'practice', 6, 'not-permitted'],
    ['administrative', 'practice', 6, 'not-permitted'],
    ['pregnancy', 'colposcopy', 6, 'not-permitted'],
  ])('for %s, by %s, of %i months: %s', (reason, by, months, expected) => expect(answer({ reason, by, months })).toBe(expected));

  it('from 50 on may last as long as the longer routine interval', () => {
    expect(answer({ reason: 'administrative', by: 'csas', months: 60 }, older)).toBe('2030-11-10');
    expect(answer({ reason: 'administrative', by: 'csas', months: 61 }, older)).toBe('deferral-too-long 2030-11-10');
  });

  it.each([
    ['3 months after delivery', { expectedDelivery: '2026-03-01', months: 3 }, '2026-06-01'],
    ['unless told, 3 months after delivery', { expectedDelivery: '2026-03-01' }, '2026-06-01'],
    ['sooner after delivery', { expectedDelivery: '2026-03-01', months: 2 }, 'deferral-too-short 2026-06-01'],
    ['to a date sooner after delivery', { expectedDelivery: '2026-03-01', nextTestDueDate: '2026-05-31' }, 'deferral-too-short 2026-06-01'],
    ['to exactly 12 months from today', { expectedDelivery: '2026-08-10', months: 3 }, '2026-11-10'],
    ['past 12 months from today', { expectedDelivery: '2026-08-11', months: 3 }, 'deferral-too-long 2026-11-10'],
    ['after a delivery long ago', { expectedDelivery: '2025-06-01' }, '2026-01-20'],
    ['without a date of delivery, from today', { months: 6 }, '2026-05-10'],
    ['without a date or months', {}, 'missing-value'],
  ])('for pregnancy %s', (_, data, expected) => expect(answer({ reason: 'pregnancy', by: 'practice', ...data })).toBe(expected));

  it.each([
    ['2026-01-19', 'ntdd-too-early 2026-01-20'],
    ['2026-01-20', '2026-01-20'],
    ['2028-11-10', '2028-11-10'],
    ['2028-11-11', 'deferral-too-long 2028-11-10'],
    ['2030-11-11', 'ntdd-too-late 2030-11-10'],
  ])('to the date %s: %s', (nextTestDueDate, expected) => expect(answer({ reason: 'administrative', by: 'csas', nextTestDueDate })).toBe(expected));

  it('from the 50th birthday on, not the day before; to the last day that any date may have', () => {
    const turning = (dateOfBirth: string) => answer({ reason: 'administrative', by: 'csas', months: 37 }, joined('2025-11-09', { dateOfBirth }));
    expect([turning('1975-11-10'), turning('1975-11-11')]).toEqual(['2028-12-10', 'deferral-too-long 2028-11-10']);
    expect(answer({ reason: 'administrative', by: 'csas', nextTestDueDate: '2030-11-10' }, older)).toBe('2030-11-10');
  });

  it('for another reason than pregnancy takes no account of a delivery', () => {
    expect(answer({ reason: 'administrative', by: 'csas', months: 6, expectedDelivery: '2026-08-01' })).toBe('2026-05-10');
  });

  it('tells what was asked for, by whom and by which rules', () => {
    const byPractice = defer({ reason: 'pregnancy', by: 'practice', expectedDelivery: '2026-03-01' });
    expect([byPractice.events[0]?.data, byPractice.rules]).toEqual([
      { reason: 'pregnancy', months: null, expectedDelivery: '2026-03-01', inARow: 1, by: 'practice', on: '2025-11-10' },
      ['DEF-01', 'D-15', 'D-17', 'D-33', 'DEF-02'],
    ]);
    const byCsas = defer({ reason: 'administrative', by: 'csas', months: 6 });
    expect([byCsas.events[0]?.data, byCsas.rules]).toEqual([
      { reason: 'administrative', months: 6, expectedDelivery: null, inARow: 1, by: 'csas', on: '2025-11-10' },
      ['DEF-01', 'D-16', 'D-17', 'DEF-02'],
    ]);
    expect(defer({ reason: 'administrative', by: 'csas' }).fields).toEqual(['months']);
  });

  it('keeps the recall type, takes somebody off the list and counts; the third in a row is warned of', () => {
    const listed = lived(p, '2025-11-10');
    const [once, twice] = [defer({ reason: 'administrative', by: 'csas', months: 6 }, listed), defer({ reason: 'administrative', by: 'csas', months: 6 })];
    expect([listed.round.status, once.then.round.status, once.then.schedule.recallType, once.warnings]).toEqual(['pnl', 'not-due', 'called', []]);
    const second = defer({ reason: 'administrative', by: 'csas', months: 6 }, twice.then);
    const third = defer({ reason: 'administrative', by: 'csas', months: 6 }, second.then);
    expect([second.warnings, third.warnings, third.then.deferralsInARow]).toEqual([[], ['repeated-deferral'], 3]);
  });

  it('of somebody ceased or gone is refused', () => {
    const ceased = when(p, '2025-11-10', 'cease', { reason: 'age', by: 'csas' }).then;
    const gone = when(p, '2025-11-10', 'change-demographics', { inactive: { reason: 'died', since: '2025-11-10' } }).then;
    expect([ceased, gone].map((given) => answer({ reason: 'administrative', by: 'csas', months: 6 }, given))).toEqual(['already-ceased', 'inactive']);
  });
});
