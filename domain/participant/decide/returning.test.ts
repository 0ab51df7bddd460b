import { describe, expect, it } from 'vitest';
import { dummy, joined, lived, standing, tested, when } from '../example-life.ts';

const gone = (reason: string) => when(tested(joined('2026-01-05'), ['2026-02-01', 'X0A']), '2026-03-01', 'change-demographics', { inactive: { reason, since: '2026-03-01' } }).then;

describe('D-44: somebody whom CSAS restores', () => {
  it('is active again, and is called on the date that stood before', () => {
    const back = when(gone('removed'), '2026-04-01', 'restore', { by: 'csas', caseNumber: 'CAS-12345-ABCDE', comment: 'Registered again' });
    expect(back.events[0]).toEqual({ type: 'returned', data: { by: 'csas', caseNumber: 'CAS-12345-ABCDE', comment: 'Registered again', on: '2026-04-01' } });
    expect(back.rules).toContain('D-44');
    expect(back.then.inactive).toBeNull();
    expect(standing(back.then)).toEqual(['routine', '2031-02-01', 'not-due']);
    expect(lived(back.then, '2031-02-01').round.status).toBe('invited');
  });

  it('stays ceased, when they were', () => {
    const ceased = when(when(joined('2026-01-05'), '2026-02-01', 'cease', { reason: 'no-cervix', by: 'csas' }).then, '2026-03-01', 'change-demographics', { inactive: { reason: 'removed', since: '2026-03-01' } }).then;
    expect(when(ceased, '2026-04-01', 'restore', { by: 'csas' }).types).toEqual(['returned']);
  });

  it('is nobody recorded as dead, no ended dummy registration, and nobody who is active', () => {
    expect(when(gone('died'), '2026-04-01', 'restore', { by: 'csas' }).refusals).toEqual(['not-permitted']);
    const ended = when(dummy('2026-01-05'), '2026-02-01', 'deactivate-dummy', { by: 'csas' }).then;
    expect(when(ended, '2026-04-01', 'restore', { by: 'csas' }).refusals).toEqual(['dummy-deactivated']);
    expect(when(joined('2026-01-05'), '2026-04-01', 'restore', { by: 'csas' }).refusals).toEqual(['not-inactive']);
  });

  it('is restored by CSAS alone', () => expect(when(gone('removed'), '2026-04-01', 'restore', { by: 'practice' }).refusals).toEqual(['not-permitted']));
});
