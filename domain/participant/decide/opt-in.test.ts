import { describe, expect, it } from 'vitest';
import { joined, standing, when } from '../example-life.ts';

const p = joined('2026-01-01', { gender: 'male' });
const optIn = (given: typeof p) => when(given, '2026-02-01', 'opt-in');

describe('opting in', () => {
  it('brings a first call', () => expect(standing(optIn(p).then)).toEqual(['called', '2026-04-13', 'not-due']));

  it('of somebody ceased is kept for the day on which they come back', () => {
    const ceased = when(p, '2026-01-10', 'cease', { reason: 'no-cervix', by: 'practice' }).then;
    expect([optIn(ceased).types, standing(optIn(ceased).then)[0]]).toEqual([['opted-in'], 'ceased no-cervix']);
  });

  it('of somebody who has left is refused', () => {
    const left = when(p, '2026-01-10', 'change-demographics', { inactive: { reason: 'scotland', since: '2026-01-10' } }).then;
    expect(optIn(left).refusals).toEqual(['inactive']);
  });
});
