import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { type Participant, type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { TestResult } from '../../domain/participant/test-result.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { joining } from '../people.ts';
import { saidOf } from './against-history.ts';
import { anyResult, resultOn } from './any-life.ts';
import { everyLife, lives } from './every-life.ts';
import { askedBy } from './history.ts';
import { momentOf } from './live.ts';

const today = civilDate('2027-03-01');
const joinedBy = (dateOfBirth: CivilDate): ParticipantRecord => momentOf(unknown, today, joining(1, { dateOfBirth }), programmePolicy).after;

/** Null: a rule kept one of them off the record. */
const afterAll = (joined: ParticipantRecord, results: readonly TestResult[]): Participant | null => {
  let record = joined;
  for (const result of results) {
    record = momentOf(record, today, command('record-result', { result }), programmePolicy).after;
  }
  return record.kind === 'participant' && record.refused.length === 0 ? record : null;
};

const somebody = joinedBy(civilDate('1990-02-28'));

/** Each of which could stand alone; a slide is one person's once, so none is named. */
const reports = fc
  .uniqueArray(anyResult, { minLength: 2, maxLength: 6, selector: ({ daysAgo }) => daysAgo })
  .map((results) => results.map((result) => TestResult.decode(resultOn({ ...result, slideNumber: undefined }, today))))
  .map((decoded) => decoded.filter(isRight).map(({ right }) => right))
  .map((results) => results.filter((result) => afterAll(somebody, [result]) !== null));

const arrivals = fc.record({
  dateOfBirth: fc.integer({ min: 23, max: 64 }).map((age) => civilDate(`${2026 - age}-02-28`)),
  one: reports.filter((results) => results.length > 1),
  keys: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
});

describe('the same results', () => {
  it('lead to the same recall type and next test due date in whatever order they arrive', () => {
    let compared = 0;
    everyLife(arrivals, ({ dateOfBirth, one, keys }) => {
      const joined = joinedBy(dateOfBirth);
      const other = one.map((result, i) => ({ result, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key).map(({ result }) => result);
      const [first, second] = [afterAll(joined, one), afterAll(joined, other)];
      if (first === null || second === null) return;
      compared += 1;
      expect(saidOf(second)).toEqual(saidOf(first));
      const asked = askedBy(one.map((result, number) => ({ result, number, imported: false })), dateOfBirth);
      if (asked !== null) expect(saidOf(first)).toEqual(asked);
    });
    expect(compared).toBeGreaterThan(lives * 0.9);
  });
});
