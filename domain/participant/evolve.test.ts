import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import type { NhsNumber } from '../identifiers/nhs-number.ts';
import { event } from './events.ts';
import { evolve, fold } from './evolve.ts';
import { joined, result, tested, when } from './example-life.ts';
import { nextTestDueDate, type Participant, unknown } from './participant.ts';

const on = civilDate('2026-06-01');
const p = joined('2026-01-01');
const after = (given: Participant, ...happened: Parameters<typeof fold>[0]) => fold(happened, { kind: 'participant', ...given }) as { kind: 'participant' } & Participant;

describe('a record after an event', () => {
  it('of registering stands ready for its first date; a second registering means nothing', () => {
    const registered = event('registered', { nhsNumber: p.nhsNumber as NhsNumber, demographics: p.demographics, optedIn: false, on });
    const record = evolve(unknown, registered);
    expect(record).toMatchObject({ schedule: { nextTestDueDate: null, recallType: 'called', basis: 'joining', inviteOn: null, since: on }, round: { status: 'not-due' } });
    expect(after(p, registered)).toEqual({ kind: 'participant', ...p });
  });

  it('of a revised interval has other months for that result only', () => {
    const twice = tested(p, ['2026-01-10', '29R'], ['2026-05-10', 'X0A']);
    expect(after(twice, event('interval-revised', { number: 2, months: 36, on })).results.map(({ months }) => months)).toEqual([12, 36]);
  });

  it('of settling waits for one result less, and only for that', () => {
    const first = when(p, '2026-03-01', 'record-result', result('2026-02-01', '39A')).then;
    const both = when(first, '2026-03-02', 'record-result', result('2026-02-20', '39A')).then;
    const settled = after(both, event('refused-result-settled', { testDate: civilDate('2026-02-20'), outcome: 'removed', on }));
    expect(settled.refused.map((open) => open.result.testDate)).toEqual(['2026-02-01']);
  });

  it('of a letter that goes out holds the others still', () => {
    const hold = (letter: 'PA1' | 'PX0A', testDate: string | null) => event('letter-held', { letter, testDate: testDate === null ? null : civilDate(testDate), on });
    const holding = after(p, hold('PX0A', '2026-05-01'), hold('PX0A', '2026-05-02'), hold('PA1', null));
    const sent = after(holding, event('letter-requested', { letter: 'PX0A', testDate: civilDate('2026-05-02'), on }));
    expect(sent.held.map(({ letter, testDate }) => [letter, testDate])).toEqual([['PX0A', '2026-05-01'], ['PA1', null]]);
  });

  it('of an older discharge keeps the day of the last', () => {
    const discharged = (day: string) => event('discharged-from-colposcopy', { dischargedOn: civilDate(day), outcome: null, on });
    expect(after(p, discharged('2026-05-01'), discharged('2026-04-01')).dischargedOn).toBe('2026-05-01');
    expect(after(p, discharged('2026-04-01'), discharged('2026-05-01')).dischargedOn).toBe('2026-05-01');
  });

  it('of a date that CSAS amends counts deferrals on, and of a result anew', () => {
    const deferred = when(p, '2026-02-01', 'defer', { reason: 'administrative', by: 'csas', months: 6 }).then;
    expect(when(deferred, '2026-02-02', 'amend', { nextTestDueDate: '2026-09-01' }).then.deferralsInARow).toBe(1);
    expect(tested(deferred, ['2026-02-10', 'X0A']).deferralsInARow).toBe(0);
  });

  it('of an answer to Invite is confirmed on the list, and nowhere else', () => {
    expect(after(p, event('invitation-confirmed', { by: 'practice', on })).round).toEqual({ status: 'not-due' });
  });

  it('of leaving a practice, or of a new date, leaves what its practice has to look at', () => {
    const moved = when(tested(p, ['2026-02-01', '29R']), '2026-03-01', 'change-demographics', { practice: 'B82002' }).then;
    const review = { kind: 'new-abnormal-follow-up', since: '2026-03-01' };
    expect(moved.review).toEqual(review);
    expect(when(moved, '2026-03-02', 'change-demographics', { practice: null }).then.review).toEqual(review);
    expect(when(moved, '2026-03-02', 'amend', { nextTestDueDate: '2027-09-01' }).then.review).toEqual(review);
  });

  it('of being reinstated leaves nothing of the cease to look at', () => {
    const ceased = when(p, '2026-02-01', 'cease', { reason: 'no-cervix', by: 'practice' }).then;
    expect(after(ceased, event('reinstated', { by: 'csas', explanation: null, on }))).toMatchObject({ ceased: null, review: null });
  });
});

describe('the date as told', () => {
  it('is none for somebody who has left, though it stands', () => {
    const left = when(p, '2026-02-01', 'change-demographics', { inactive: { reason: 'scotland', since: '2026-02-01' } }).then;
    expect([nextTestDueDate(left), left.schedule.nextTestDueDate, nextTestDueDate(p)]).toEqual([null, '2026-03-13', '2026-03-13']);
  });
});
