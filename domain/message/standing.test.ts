import { describe, expect, it } from 'vitest';
import type { LetterCode } from '../codes/letter.ts';
import { civilDate } from '../dates/civil-date.ts';
import { joined, lived, tested, when } from '../participant/example-life.ts';
import type { Participant } from '../participant/participant.ts';
import { programmePolicy } from '../rules/policy.ts';
import { standingOf } from './standing.ts';

const standing = (participant: Participant, letter: LetterCode, { asked = '2026-02-10', on = '2026-02-12', released = null as string | null, again = false } = {}) =>
  standingOf(
    {
      participant,
      message: { releasedOn: released === null ? null : civilDate(released) },
      asked: { letter, testDate: null, on: civilDate(asked), ...(again ? { again: 'another' } : {}) },
    },
    civilDate(on),
    programmePolicy,
  );

const called = joined('2026-01-01');
const invited = lived(called, '2026-02-11');

describe('a letter', () => {
  it.each([
    ['on the last day of the 4 months', '2026-06-10', 'may-go'],
    ['a day later, when somebody must look', '2026-06-11', 'too-late'],
  ])('goes by itself for 4 months after it was asked for: %s', (_, on, expected) => expect(standing(invited, 'PX0A', { on })).toBe(expected));

  it('is not late because of a pause: the months count from its end', () => {
    expect(standing(invited, 'PX0A', { on: '2026-09-01', released: '2026-05-01' })).toBe('may-go');
    expect(standing(invited, 'PX0A', { on: '2026-09-02', released: '2026-05-01' })).toBe('too-late');
  });

  it('waits while letters are paused, and is owed to nobody who has left, however old it is', () => {
    const paused = when(invited, '2026-02-11', 'pause', { by: 'csas' }).then;
    const left = when(paused, '2026-02-12', 'change-demographics', { inactive: { reason: 'scotland', since: '2026-02-12' } }).then;
    expect([standing(paused, 'PA1', { on: '2027-01-01' }), standing(left, 'PA1', { on: '2027-01-01' })]).toEqual(['paused', 'inactive']);
  });
});

describe('an invitation or reminder', () => {
  const ceased = when(invited, '2026-02-12', 'cease', { reason: 'no-cervix', by: 'csas' }).then;

  it.each([
    ['goes while the round lasts', invited, 'may-go'],
    ['does not go after a test', tested(invited, ['2026-02-12', 'X0A']), 'no-longer-owed'],
    ['does not go to somebody who was ceased', ceased, 'no-longer-owed'],
    ['does not go after a deferral', when(invited, '2026-02-12', 'defer', { reason: 'recent-test', months: 3, by: 'csas' }).then, 'no-longer-owed'],
  ] as const)('%s', (_, p, expected) => expect([standing(p, 'PA1'), standing(p, 'PA4')]).toEqual([expected, expected]));

  it('that somebody asked for once more goes all the same', () => expect(standing(ceased, 'PA1', { again: true })).toBe('may-go'));

  it('that nobody sent for 4 months is for somebody to look at, though its round has ended', () => expect(standing(ceased, 'PA1', { on: '2026-06-11' })).toBe('too-late'));

  it('leaves results alone', () => expect([standing(ceased, 'PX0A'), standing(ceased, 'P39S')]).toEqual(['may-go', 'may-go']));
});

describe('the letter about the end of invitations', () => {
  const ceased = when(invited, '2026-02-12', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;

  it('goes while they are ceased, and not to somebody who is called again', () => {
    const reinstated = when(ceased, '2026-02-12', 'reinstate', { by: 'csas' }).then;
    expect([standing(ceased, 'CIC'), standing(reinstated, 'CIC')]).toEqual(['may-go', 'no-longer-owed']);
  });
});
