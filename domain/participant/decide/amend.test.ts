import { describe, expect, it } from 'vitest';
import { joined, lived, when } from '../example-life.ts';

const p = joined('2026-01-01');
const amend = (nextTestDueDate: string, more: object = {}) => when(p, '2026-01-12', 'amend', { nextTestDueDate, ...more });

describe('an amended date', () => {
  it.each([
    ['2026-03-23', {}, ['ntdd-too-early']],
    ['2026-03-24', {}, []],
    ['2031-01-12', {}, []],
    ['2031-01-13', {}, ['ntdd-too-late']],
    ['2031-01-13', { bypassPnl: true }, ['ntdd-too-late']],
    ['2026-06-01', { by: 'practice' }, ['not-permitted']],
    ['2026-06-01', { recallType: 'ceased' }, ['not-permitted']],
    ['2026-02-01', { incident: true }, ['ntdd-too-early']],
  ])('%s %j: %j', (date, more, refusals) => expect(amend(date, more).refusals).toEqual(refusals));

  it.each([
    ['past: next week', '2025-12-01', { bypassPnl: true }, '2026-01-19'],
    ['in exactly 6 weeks: next week', '2026-02-23', { bypassPnl: true }, '2026-01-19'],
    ['a day further: 6 weeks before', '2026-02-24', { bypassPnl: true }, '2026-01-13'],
    ['in 14 weeks: 6 weeks before', '2026-04-20', { bypassPnl: true }, '2026-03-09'],
    ['of an incident within a week: a week later', '2026-01-19', { incident: true }, '2026-01-26'],
    ['of an incident, later, past the list: as ever', '2026-01-20', { incident: true, bypassPnl: true }, '2026-01-19'],
  ])('past the list, %s', (_, date, more, inviteOn) => {
    const { then } = amend(date, more);
    expect(then.schedule).toMatchObject({ nextTestDueDate: date, inviteOn });
    expect(lived(then, inviteOn).round).toEqual({ status: 'invited', invitedOn: inviteOn });
  });

  it('tells what was done, and by which rules', () => {
    const usual = amend('2026-06-01');
    expect([usual.events, usual.rules]).toEqual([
      [
        { type: 'amended', data: { by: 'csas', incident: false, on: '2026-01-12' } },
        { type: 'next-test-scheduled', data: { nextTestDueDate: '2026-06-01', recallType: 'called', basis: 'amendment', inviteOn: null, requested: null, on: '2026-01-12' } },
      ],
      ['NTDD-05'],
    ]);
    const incident = amend('2026-01-19', { incident: true });
    expect([incident.events[0]?.data, incident.rules]).toEqual([{ by: 'csas', incident: true, on: '2026-01-12' }, ['NTDD-06', 'NTDD-07', 'TT-09']]);
  });

  it('says what would do', () => {
    const told = (date: string, more = {}) => {
      const { fields, earliest, latest } = amend(date, more);
      return [fields, earliest, latest];
    };
    expect(told('2026-03-23')).toEqual([['nextTestDueDate'], '2026-03-24', undefined]);
    expect(told('2031-01-13')).toEqual([['nextTestDueDate'], undefined, '2031-01-12']);
    expect(told('2026-06-01', { recallType: 'ceased' })[0]).toEqual(['recallType']);
  });

  it('of somebody ceased is refused', () => {
    const ceased = when(p, '2026-01-10', 'cease', { reason: 'no-cervix', by: 'practice' }).then;
    expect(when(ceased, '2026-01-12', 'amend', { nextTestDueDate: '2026-06-01' }).refusals).toEqual(['already-ceased']);
  });

  it('may come with another recall type', () => expect(amend('2026-06-01', { recallType: 'repeat-advised' }).then.schedule.recallType).toBe('repeat-advised'));
});
