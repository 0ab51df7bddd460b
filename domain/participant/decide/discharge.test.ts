import { describe, expect, it } from 'vitest';
import { joined, lived, standing, tested, when } from '../example-life.ts';

const p = tested(joined('2025-01-01'), ['2025-08-01', '39S']);
const discharge = (data: object, given = p) => when(given, '2026-02-02', 'discharge', { dischargedOn: '2026-01-20', by: 'csas', ...data });

describe('a discharge from colposcopy', () => {
  it.each([
    ['exactly 36 months ahead of it is routine', { nextTestDueDate: '2029-01-20' }, ['routine', '2029-01-20', 'not-due']],
    ['a day sooner is an early repeat', { nextTestDueDate: '2029-01-19' }, ['repeat-advised', '2029-01-19', 'not-due']],
    ['too early for the list takes the earliest date', { nextTestDueDate: '2026-04-13' }, ['repeat-advised', '2026-04-14', 'not-due']],
    ['of a normal finding proposes 36 months', { outcome: 'normal' }, ['routine', '2029-01-20', 'not-due']],
    ['of CIN1 that is not treated proposes 12', { outcome: 'untreated-cin1' }, ['repeat-advised', '2027-01-20', 'not-due']],
    ['of treated CIN proposes 6', { outcome: 'treated-cin' }, ['repeat-advised', '2026-07-20', 'not-due']],
    ['to routine proposes the routine interval', { outcome: 'routine' }, ['routine', '2029-01-20', 'not-due']],
  ])('with a date %s', (_, data, expected) => {
    const { then } = discharge(data);
    expect([standing(then), then.referral, then.dischargedOn]).toEqual([expected, null, '2026-01-20']);
  });

  it('of today, to the earliest date for the list, is as asked', () => {
    const { then, events, rules } = discharge({ dischargedOn: '2026-02-02', nextTestDueDate: '2026-04-14' });
    expect([standing(then), then.dischargedOn, rules]).toEqual([['repeat-advised', '2026-04-14', 'not-due'], '2026-02-02', ['COL-01', 'D-22']]);
    expect(events.map(({ data }) => data)).toEqual([
      { dischargedOn: '2026-02-02', outcome: null, on: '2026-02-02' },
      { nextTestDueDate: '2026-04-14', recallType: 'repeat-advised', basis: 'discharge', inviteOn: null, requested: null, on: '2026-02-02' },
    ]);
    expect(discharge({ outcome: 'normal' }).events[0]?.data).toMatchObject({ outcome: 'normal' });
  });

  it('keeps a date that was asked for and lies too early as a comment', () => {
    const scheduled = discharge({ nextTestDueDate: '2026-03-10' }).events.find(({ type }) => type === 'next-test-scheduled');
    expect(scheduled?.data).toMatchObject({ nextTestDueDate: '2026-04-14', requested: '2026-03-10' });
  });

  it('from 50 on is routine 60 months ahead', () => {
    const older = tested(joined('2025-01-01', { dateOfBirth: '1972-03-03' }), ['2025-08-01', '39S']);
    expect(standing(discharge({ nextTestDueDate: '2031-01-19' }, older).then)[0]).toBe('repeat-advised');
    expect(standing(discharge({ nextTestDueDate: '2031-01-20' }, older).then)[0]).toBe('routine');
  });

  it('on the 50th birthday is routine 60 months ahead', () => {
    const turned = tested(joined('2025-01-01', { dateOfBirth: '1976-01-20' }), ['2025-08-01', '39S']);
    expect(standing(discharge({ nextTestDueDate: '2031-01-19' }, turned).then)[0]).toBe('repeat-advised');
  });

  it('to routine on or after the 65th birthday ends recall for age', () => {
    const oldest = tested(joined('2025-01-01', { dateOfBirth: '1966-01-20' }), ['2025-08-01', '39S']);
    expect(standing(discharge({ outcome: 'routine' }, oldest).then)).toEqual(['ceased age', null, 'ceased']);
  });

  it('takes somebody off the failsafe list', () => {
    const onList = lived(tested(joined('2024-01-01'), ['2025-01-01', '39S']), '2026-01-01');
    expect([onList.failsafeSince, discharge({ outcome: 'normal' }, onList).then.failsafeSince]).toEqual(['2026-01-01', null]);
  });

  it('that a newer test has overtaken is recorded, and moves nothing', () => {
    const { then, warnings, rules } = discharge({ dischargedOn: '2025-07-31', outcome: 'normal' });
    expect([standing(then), then.referral, then.dischargedOn, warnings]).toEqual([standing(p), p.referral, '2025-07-31', ['not-newest-test']]);
    expect(rules).toContain('D-25');
  });

  it('on the day of the newest test follows it', () => {
    const { then, warnings } = discharge({ dischargedOn: '2025-08-01', outcome: 'normal' });
    expect([standing(then), warnings]).toEqual([['routine', '2028-08-01', 'not-due'], []]);
  });

  it('of somebody ceased is refused', () => {
    const ceased = when(p, '2026-02-01', 'cease', { reason: 'no-cervix', by: 'csas' }).then;
    expect(discharge({ outcome: 'normal' }, ceased).refusals).toEqual(['already-ceased']);
  });

  it.each([
    [{}, 'missing-value', 'nextTestDueDate', undefined],
    [{ outcome: 'unheard of' }, 'missing-value', 'nextTestDueDate', undefined],
    [{ outcome: 'toString' }, 'missing-value', 'nextTestDueDate', undefined],
    [{ nextTestDueDate: '2031-02-03' }, 'ntdd-too-late', 'nextTestDueDate', '2031-02-02'],
    [{ dischargedOn: '2026-02-03', outcome: 'normal' }, 'ntdd-too-late', 'dischargedOn', '2026-02-02'],
  ])('%j is refused: %s, for its %s, at the latest %s', (data, ...told) => {
    const { refusals, fields, latest } = discharge(data);
    expect([...refusals, ...fields, latest]).toEqual(told);
  });
});
