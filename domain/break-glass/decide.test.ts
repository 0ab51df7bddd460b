import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import { breakGlass } from '../rules/break-glass.ts';
import { decideAttempt } from './attempts.ts';
import { type BreakGlass, evolveBreakGlass, neverOpened, openAt } from './break-glass.ts';
import { type BreakGlassCommand, decideBreakGlass } from './decide.ts';

const today = civilDate('2026-11-22');
const by = { user: 'u-1', role: 'R8001', organisation: 'A81001', session: 's-1' };
const open = (from: string, to: string) => ({ do: 'open', participantId: 'p-1', by, kind: 'emergency', reason: 'Unconscious, and bleeding.', at: `2026-11-22T${from}:00.000Z`, until: `2026-11-22T${to}:00.000Z` }) as const;
const review = (number: number, user = 'u-2') => ({ do: 'review', number, finding: 'justified', comment: 'It had to be.', by: user }) as const;

const after = (openings: BreakGlass, command: BreakGlassCommand): BreakGlass => {
  const decided = decideBreakGlass(openings, command, today);
  if (!isRight(decided)) throw new Error(decided.left.code);
  return decided.right.reduce(evolveBreakGlass, openings);
};
const refusalOf = (openings: BreakGlass, command: BreakGlassCommand) => {
  const decided = decideBreakGlass(openings, command, today);
  return isRight(decided) ? null : decided.left.code;
};

const once = after(neverOpened, open('09:00', '10:00'));

describe('a record that is opened for a reason (D-39)', () => {
  it('is open from then on, and not at the end of its time', () => {
    const isOpenAt = (time: string) => openAt(once, `2026-11-22T${time}:00.000Z`) !== null;
    expect(['08:59', '09:00', '09:59', '10:00'].map(isOpenAt)).toEqual([false, true, true, false]);
  });

  it('is opened once while it is open, and again after', () => {
    expect(after(once, open('09:30', '10:30'))).toEqual(once);
    expect(after(once, open('10:00', '11:00')).map(({ number, at }) => [number, at])).toEqual([[1, '2026-11-22T09:00:00.000Z'], [2, '2026-11-22T10:00:00.000Z']]);
  });

  it('is reviewed once, each time by itself, and by somebody else', () => {
    const twice = after(once, open('10:00', '11:00'));
    expect(after(twice, review(2)).map((opening) => opening.review?.by ?? null)).toEqual([null, 'u-2']);
    expect([refusalOf(twice, review(1, 'u-1')), refusalOf(after(twice, review(1)), review(1)), refusalOf(twice, review(3))]).toEqual(['own-look', 'reviewed-already', 'no-such-break-glass']);
  });
});

it('who guesses is stopped when the attempts that count are as many as may be (D-39)', () => {
  const [{ value: policy }] = breakGlass;
  const attempts = Array.from({ length: policy.attempts }, (_, n) => `2026-11-22T09:${String(n + 10)}:00.000Z`);
  const decide = (since: string) => decideAttempt(attempts, { at: '2026-11-22T10:09:00.000Z', since, policy }, today);
  expect(decide('2026-11-22T09:09:00.000Z')).toMatchObject({ left: { first: '2026-11-22T09:10:00.000Z' } });
  expect(decide('2026-11-22T09:10:00.000Z')).toMatchObject({ right: [{ type: 'break-glass-attempted' }] });
});
