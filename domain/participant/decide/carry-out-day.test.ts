import { describe, expect, it } from 'vitest';
import { programmePolicy } from '../../rules/policy.ts';
import { joined, lived, standing, tested, when } from '../example-life.ts';
import { nextStep } from '../next-step.ts';
import type { Participant } from '../participant.ts';

const run = (given: Participant, on: string) => when(given, on, 'carry-out-day');

describe('a day', () => {
  it('with nothing due does nothing', () => expect(run(joined('2026-01-01'), '2026-01-01').events).toEqual([]));

  it.each([
    ['A81001', ['PA1'], ['PA2']],
    [null, ['PA3'], ['PA4']],
  ])('of somebody whose practice is %s brings %j and later %j', (practice, invitation, reminder) => {
    const p = lived(joined('2026-01-01', { practice }), '2026-01-29');
    expect(run(p, '2026-01-30').letters).toEqual(invitation);
    expect(run(lived(p, '2026-01-30'), '2026-06-05').letters).toEqual(reminder);
  });

  it('tells what it did, for which date, and by which rules', () => {
    const p = joined('2026-01-01');
    const listed = run(p, '2026-01-02');
    expect([listed.events[0]?.data, listed.rules]).toEqual([{ nextTestDueDate: '2026-03-13', respondBy: '2026-01-30', on: '2026-01-02' }, ['TT-01', 'TT-02']]);
    const invited = run(listed.then, '2026-01-30');
    expect([invited.events[0]?.data, invited.rules]).toEqual([{ nextTestDueDate: '2026-03-13', on: '2026-01-30' }, ['TT-02']]);
    expect(run(invited.then, '2026-06-05').rules).toEqual(['TT-03']);
  });

  it('of somebody without a practice, or whom nobody is asked about, tells that too', () => {
    const unregistered = lived(joined('2026-01-01', { practice: null }), '2026-01-29');
    expect(run(unregistered, '2026-01-30').rules).toEqual(['TT-02', 'TT-07']);
    expect(run(lived(unregistered, '2026-01-30'), '2026-06-05').rules).toEqual(['TT-03', 'TT-07']);
    const bypassed = when(joined('2026-01-01'), '2026-01-01', 'amend', { nextTestDueDate: '2026-04-01', bypassPnl: true }).then;
    expect(run(bypassed, '2026-02-18').rules).toEqual(['TT-09']);
  });

  it('that comes late to a referral asks since the day on which its outcome was due', () => {
    const suspended = tested(joined('2025-01-01'), ['2025-01-10', '39S']);
    expect(run(suspended, '2026-03-01').events.map(({ data }) => data)).toEqual([{ since: '2026-01-10', on: '2026-03-01' }]);
  });

  it('after a pause releases what was held, by the rule of the pause', () => {
    const paused = when(joined('2026-01-01'), '2026-01-01', 'pause', { by: 'csas' }).then;
    const resumed = when(tested(paused, ['2026-01-01', 'X0A']), '2026-01-20', 'unpause', { by: 'csas' }).then;
    expect(run(resumed, '2026-01-21').rules).toEqual(['D-32']);
  });

  it('long after a date was due still gives the practice its four weeks', () => {
    const { then, types, rules } = run(joined('2020-01-01'), '2026-01-01');
    expect([types, rules, then.round]).toEqual([['listed-for-prior-notification'], ['TT-01', 'TT-02', 'D-31'], { status: 'pnl', listedOn: '2026-01-01', respondBy: '2026-01-29', confirmed: false }]);
  });
});

/** Where somebody stands once a round without an answer is over. */
const afterSilence = (p: Participant): readonly (string | null)[] => {
  let now = p;
  for (let due = nextStep(now, programmePolicy); due !== null; due = nextStep(now, programmePolicy)) {
    now = run(now, due.on).then;
    if (now.ceased !== null || due.step === 'close-non-response') break;
  }
  return standing(now);
};
const silent = (dateOfBirth: string, ...tests: readonly (readonly [string, string])[]) => afterSilence(tested(joined('2015-01-01', { dateOfBirth }), ...tests));

describe('silence is followed', () => {
  it.each([
    ['under 50: by 36 months', '1990-03-03', [['2023-09-07', 'X0A']], ['routine', '2029-09-07', 'not-due']],
    ['under 50, once screened by a clinician since July 2025: by 60', '1990-03-03', [['2025-07-01', 'X0A']], ['routine', '2035-07-01', 'not-due']],
    ['under 50, the day before that: by 36', '1990-03-03', [['2025-06-30', 'X0A']], ['routine', '2031-06-30', 'not-due']],
    ['under 50, by a self-sample since: by 36', '1990-03-03', [['2025-07-01', '-0A']], ['routine', '2031-07-01', 'not-due']],
    ['under 50, with a recent positive before it: by 36', '1990-03-03', [['2024-07-01', '29R'], ['2025-07-02', 'X0A']], ['routine', '2031-07-02', 'not-due']],
    ['50 on the day that was due: by 60', '1976-09-07', [['2023-09-07', 'X0A']], ['routine', '2031-09-07', 'not-due']],
    ['50 a day later: by 36', '1976-09-08', [['2023-09-07', 'X0A']], ['routine', '2029-09-07', 'not-due']],
    ['when a repeat is owed: by 12', '1990-03-03', [['2025-09-07', '29R']], ['repeat-advised', '2027-09-07', 'not-due']],
    ['when a repeat after an inadequate test is owed: by 12', '1990-03-03', [['2025-09-07', 'XUR']], ['inadequate', '2026-12-07', 'not-due']],
    ['at 65: by the end of recall', '1960-06-01', [['2020-05-31', 'X0A']], ['ceased age', null, 'ceased']],
    ['at 65, when a repeat is owed: by 12 months', '1960-06-01', [['2025-05-01', '29R']], ['repeat-advised', '2027-05-01', 'not-due']],
  ] as const)('%s', (_, dateOfBirth, tests, expected) => expect(silent(dateOfBirth, ...tests)).toEqual(expected));

  it('at 65, told by a letter', () => {
    const p = lived(tested(joined('2020-01-01', { dateOfBirth: '1960-06-01' }), ['2020-05-31', 'X0A']), '2025-11-28');
    expect([p.round.status, run(p, '2025-11-29').letters]).toEqual(['reminded', ['CUA']]);
  });
});
