import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import { programmePolicy } from '../rules/policy.ts';
import { inForce, withRow } from '../rules/dated.ts';
import { joined, lived, result, standing, tested, when } from './example-life.ts';
import { nextStep } from './next-step.ts';
import type { Participant } from './participant.ts';

const next = (p: Participant, policy = programmePolicy) => {
  const due = nextStep(p, policy);
  return due === null ? null : `${due.on} ${due.step}`;
};

/** Born on 3 March 1990; due on 7 September 2026. */
const due = tested(joined('2023-08-01'), ['2023-09-07', 'X0A']);

describe('the next step', () => {
  it('follows the timetable from the list to the end of the non-responders', () => {
    expect(next(due)).toBe('2026-06-29 list-for-prior-notification');
    expect(next(lived(due, '2026-06-29'))).toBe('2026-07-27 invite');
    expect(next(lived(due, '2026-07-27'))).toBe('2026-11-30 remind');
    expect(next(lived(due, '2026-11-30'))).toBe('2027-03-08 record-non-response');
    expect(next(lived(due, '2027-03-08'))).toBe('2027-05-03 close-non-response');
    expect(standing(lived(due, '2027-05-03'))).toEqual(['routine', '2029-09-07', 'not-due']);
  });

  it('runs by the timetable that is in force on the day of each step', () => {
    const usual = inForce(programmePolicy.timetable, civilDate('2026-01-01')).value;
    const of2020 = { ...usual, listToInvitation: 12, invitationToReminder: 30 };
    const policy = {
      ...programmePolicy,
      timetable: withRow(
        withRow(programmePolicy.timetable, { from: civilDate('2020-04-01'), rule: 'TT-11', value: of2020 }),
        { from: civilDate('2020-10-01'), rule: 'TT-01', value: usual },
      ),
    };
    const p = tested(joined('2017-05-01'), ['2017-06-10', 'X0A']);
    const listed = lived(p, '2020-04-01', policy);
    expect(next(listed, policy)).toBe('2020-06-24 invite');
    expect(next(lived(listed, '2020-06-24', policy), policy)).toBe('2021-01-20 remind');
    expect(next(lived(listed, '2021-01-20', policy), policy)).toBe('2021-04-28 record-non-response');
    expect(next(lived(p, '2020-06-24'))).toBe('2020-09-02 remind');
  });

  it('lists by the timetable of the day on which the listing falls, not of the day that is due', () => {
    const usual = inForce(programmePolicy.timetable, civilDate('2026-01-01')).value;
    const longer = { from: civilDate('2026-08-01'), rule: 'TT-01', value: { ...usual, listBeforeDue: 12 } } as const;
    expect(next(due, { ...programmePolicy, timetable: withRow(programmePolicy.timetable, longer) })).toBe('2026-06-29 list-for-prior-notification');
  });

  it('after suspension is to look for an outcome, once', () => {
    const suspended = tested(joined('2026-01-01'), ['2026-02-03', '39S']);
    expect(next(suspended)).toBe('2027-02-03 look-for-outcome');
    const looked = lived(suspended, '2027-02-03');
    expect([looked.failsafeSince, next(looked)]).toEqual(['2027-02-03', null]);
  });

  it('after suspension is the same for somebody who is not called without asking', () => {
    const suspended = tested(joined('2026-01-01', { gender: 'male' }), ['2026-02-03', '39S']);
    expect(next(suspended)).toBe('2027-02-03 look-for-outcome');
  });

  it('is none for somebody ceased, gone or not called without asking', () => {
    expect(next(when(due, '2026-01-01', 'cease', { reason: 'no-cervix', by: 'practice' }).then)).toBeNull();
    expect(next(when(due, '2026-01-01', 'change-demographics', { inactive: { reason: 'died', since: '2026-01-01' } }).then)).toBeNull();
    expect(next(when(due, '2026-01-01', 'change-demographics', { gender: 'not-known' }).then)).toBeNull();
  });

  it('of what speaks to the person waits while letters are paused; the list does not', () => {
    const paused = when(due, '2026-06-01', 'pause', { by: 'csas' }).then;
    expect(next(paused)).toBe('2026-06-29 list-for-prior-notification');
    const listed = lived(paused, '2026-09-01');
    expect(next(listed)).toBeNull();
    expect(next(when(listed, '2026-09-01', 'unpause', { by: 'csas' }).then)).toBe('2026-07-27 invite');
  });

  it('is to release letters that were held, before all else', () => {
    const paused = when(due, '2026-06-01', 'pause', { by: 'csas' }).then;
    const held = when(paused, '2026-06-10', 'record-result', result('2026-06-01', 'X0A')).then;
    expect(next(when(held, '2026-06-20', 'unpause', { by: 'csas' }).then)).toBe('2026-06-10 release-letters');
  });
});
