import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../dates/civil-date.ts';
import { programmePolicy } from '../rules/policy.ts';
import { checkSample } from './check-sample.ts';
import { joined, lived, tested, when } from './example-life.ts';
import type { Participant } from './participant.ts';

const check = (p: Participant, sampleDate: string, vialExpiry?: string) => {
  const answer = checkSample(p, { sampleDate: civilDate(sampleDate), ...(vialExpiry === undefined ? {} : { vialExpiry: civilDate(vialExpiry) }) }, programmePolicy);
  return isLeft(answer) ? answer.left.map(({ code, earliest }) => `${code} ${earliest ?? ''}`.trim()) : [];
};

const routine = tested(joined('2023-05-01'), ['2023-06-01', 'X0A']);
const repeat = tested(joined('2025-05-01'), ['2025-06-01', '29R']);
const inadequate = tested(joined('2025-05-01'), ['2025-12-01', '19R']);

describe('a sample', () => {
  it.each([
    ['on routine recall, exactly 3 months early', routine, '2026-03-01', []],
    ['on routine recall, a day more than that', routine, '2026-02-28', ['sample-too-early 2026-03-01']],
    ['on an early repeat, exactly a month early', repeat, '2026-05-01', []],
    ['on an early repeat, a day more than that', repeat, '2026-04-30', ['sample-too-early 2026-05-01']],
    ['3 months after an inadequate one', inadequate, '2026-03-01', []],
    ['a day less after an inadequate one', inadequate, '2026-02-28', ['sample-too-soon 2026-03-01']],
    ['soon after a routine one', routine, '2023-07-01', ['sample-too-soon 2026-03-01', 'sample-too-early 2026-03-01']],
    ['of somebody invited, before a month is left', lived(repeat, '2026-04-20'), '2026-04-25', []],
  ])('%s: %j', (_, p, on, refusals) => expect(check(p, on)).toEqual(refusals));

  it('is taken from the day of the first invitation, 26 weeks before the 25th birthday', () => {
    const young = joined('2024-05-01', { dateOfBirth: '2001-03-15' });
    expect(check(young, '2025-09-13')).toEqual(['not-eligible 2025-09-14']);
    expect(check(young, '2025-09-14')).toEqual([]);
  });

  it.each([
    ['no-cervix', ['not-eligible']],
    ['radiotherapy', ['not-eligible']],
    ['age', ['not-eligible']],
    ['informed-choice', []],
  ])('of somebody ceased for %s: %j', (reason, refusals) => {
    const ceased = when(joined('2026-01-01'), '2026-02-01', 'cease', { reason, by: 'csas', signedForm: true }).then;
    expect(check(ceased, '2026-03-01')).toEqual(refusals);
  });

  it('of somebody who has left is not taken', () => {
    const left = when(joined('2026-01-01'), '2026-02-01', 'change-demographics', { inactive: { reason: 'scotland', since: '2026-02-01' } }).then;
    expect(check(left, '2026-03-01')).toEqual(['inactive']);
  });

  it('needs a vial that keeps for 14 days more', () => {
    const p = joined('2026-01-01');
    expect(check(p, '2026-03-01', '2026-03-15')).toEqual([]);
    expect(check(p, '2026-03-01', '2026-03-14')).toEqual(['vial-expiry 2026-03-15']);
  });
});
