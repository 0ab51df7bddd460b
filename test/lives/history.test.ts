import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { type Participant, type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { TestResult } from '../../domain/participant/test-result.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { joining } from '../people.ts';
import { anyLife, anyResult, resultOn } from './any-life.ts';
import { everyLife, minutes } from './every-life.ts';
import { arrived, askedBy } from './history.ts';
import { live, momentOf } from './live.ts';

const statusOf = ({ ceased, schedule: { recallType, nextTestDueDate } }: Participant) =>
  ceased === null ? { recallType, nextTestDueDate } : { recallType: 'ceased' };

const setByResults: ReadonlySet<string> = new Set(['result', 'result-withdrawn']);

describe('over any life', () => {
  it('recall type and next test due date, where results have set them, are what the whole history in order of test date asks for', () => {
    everyLife(
      anyLife,
      (life) => {
        const moments = live(life);
        const events = moments.flatMap((moment) => moment.events);
        const last = moments.at(-1)?.after;
        if (last?.kind !== 'participant' || last.ceased !== null || !setByResults.has(last.schedule.basis)) return;
        const asked = askedBy(arrived(events), last.demographics.dateOfBirth);
        if (asked !== null) expect(statusOf(last)).toEqual(asked);
      },
      0.25,
    );
  }, minutes);
});

const today = civilDate('2027-03-01');
const reports = fc
  .uniqueArray(anyResult, { minLength: 2, maxLength: 6, selector: ({ daysAgo }) => daysAgo })
  .map((results) => results.map(({ slideNumber: _, ...result }) => TestResult.decode(resultOn({ ...result, slideNumber: undefined }, today))))
  .map((decoded) => decoded.filter(isRight).map(({ right }) => right));

const arrivals = fc.record({
  dateOfBirth: fc.integer({ min: 23, max: 64 }).map((age) => civilDate(`${2026 - age}-02-28`)),
  one: reports,
  keys: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
});

/** Null: a rule kept one of them off the record. */
const afterAll = (joined: ParticipantRecord, results: readonly TestResult[]): Participant | null => {
  let record = joined;
  for (const result of results) {
    record = momentOf(record, today, command('record-result', { result }), programmePolicy).after;
  }
  return record.kind === 'participant' && record.refused.length === 0 ? record : null;
};

describe('the same results', () => {
  it('lead to the same recall type and next test due date in whatever order they arrive', () => {
    let compared = 0;
    everyLife(
      arrivals,
      ({ dateOfBirth, one, keys }) => {
        const joined = momentOf(unknown, today, joining(1, { dateOfBirth }), programmePolicy).after;
        const other = one.map((result, i) => ({ result, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key).map(({ result }) => result);
        const [first, second] = [afterAll(joined, one), afterAll(joined, other)];
        if (first === null || second === null) return;
        compared += 1;
        expect(statusOf(second)).toEqual(statusOf(first));
        const asked = askedBy(one.map((result, number) => ({ result, number, imported: false })), dateOfBirth);
        if (asked !== null) expect(statusOf(first)).toEqual(asked);
      },
      0.2,
    );
    expect(compared).toBeGreaterThan(100);
  }, minutes);
});
