import { type Either, isRight, left } from 'fp-ts/lib/Either.js';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, addWeeks, type CivilDate, civilDate } from '../domain/dates/civil-date.ts';
import { type Command, command } from '../domain/participant/commands.ts';
import type { TestResult } from '../domain/participant/test-result.ts';
import { nhsNumber } from '../test/in-memory.ts';
import { withDatabase } from '../test/database.ts';
import { joining } from '../test/people.ts';
import { emptyWorld } from '../test/read-models.ts';
import { countFailsafe, failsafeList } from './failsafe/queries.ts';
import { countLetters, lettersOf, lettersThatAre } from './letters/queries.ts';
import { countNonResponders, nonRespondersOf } from './non-responders/queries.ts';
import { countPriorNotifications, priorNotifications } from './prior-notification-list/queries.ts';
import { countToReview, peopleToReview } from './to-review/queries.ts';
import { countRefusedResults, refusedResults } from './validation/queries.ts';

const database = withDatabase();
const practice = 'A81001';
let world: Awaited<ReturnType<typeof emptyWorld>>;

const valueOf = <A>(either: Either<unknown, A>): A => {
  if (isRight(either)) return either.right;
  throw new Error('a left');
};

const result = (testDate: CivilDate, triplet: string, more: Partial<TestResult> = {}): TestResult =>
  ({ testDate, cytology: triplet[0], hpv: triplet[1], action: triplet[2], laboratory: '62010', slideNumber: `${testDate}`.replaceAll('-', ''), ...more }) as TestResult;

const imported = (nextTestDueDate: CivilDate, recallType: 'routine' | 'inadequate' | 'repeat-advised' | 'suspended', triplet: string): Command =>
  command('import-history', { results: [result(civilDate('2025-02-03'), triplet)], source: 'earlier system', nextTestDueDate, recallType });

const run = (person: number, on: CivilDate) => world.does(person, on, command('carry-out-day', {}));

const joined = civilDate('2025-11-03');
const due = civilDate('2026-05-11');
const listed = addWeeks(due, -10);

beforeAll(async () => {
  world = await emptyWorld(database().db);
});

describe('the prior notification list of a practice', () => {
  const people = [
    { recallType: 'routine', triplet: 'X0A', due },
    { recallType: 'inadequate', triplet: '19R', due },
    { recallType: 'repeat-advised', triplet: '29R', due },
    { recallType: 'routine', triplet: 'X0A', due: addDays(due, -1) },
  ] as const;

  beforeAll(async () => {
    for (const [i, person] of people.entries()) {
      await world.does(i, joined, joining(i));
      await world.does(i, joined, imported(person.due, person.recallType, person.triplet));
      await run(i, addWeeks(person.due, -10));
    }
    await world.does(4, listed, joining(4, { practice: null }));
    await run(4, addDays(listed, 1));
    await world.does(5, joined, joining(5, { practice: 'B82002' }));
    await world.shown();
  });

  it('has the soonest review first, then inadequate, repeat advised and routine, in pages that join', async () => {
    const list = priorNotifications(database().db);
    const filter = { practice, sees: 'all' as const, awaitingAnswer: true };
    const first = valueOf(await list(filter, { limit: 3 }));
    const second = valueOf(await list(filter, { limit: 3, cursor: first.next }));
    const rows = [...first.rows, ...second.rows];
    expect(rows.map(({ participant_id }) => participant_id)).toEqual([3, 1, 2, 0].map(world.idOf));
    expect(rows.map(({ status }) => status)).toEqual(['routine', 'inadequate', 'repeat-advised', 'routine']);
    expect(second.next).toBeNull();
    expect(rows[1]).toMatchObject({ review_by: addWeeks(listed, 4), next_test_due_date: due, last_test_codes: '19R', family_name: 'NOWAK' });
    expect(await list(filter, { limit: 3, cursor: 'x' })).toEqual(left('invalid-cursor'));
  });

  it('counts those who wait for an answer apart from those who are on it', async () => {
    await world.does(1, addDays(listed, 3), command('invite', { by: 'practice' }));
    await world.shown();
    const count = countPriorNotifications(database().db);
    expect(await count({ practice, sees: 'all', awaitingAnswer: true })).toBe(3);
    expect(await count({ practice, sees: 'all', awaitingAnswer: false })).toBe(4);
    const { rows } = valueOf(await priorNotifications(database().db)({ practice, sees: 'all', awaitingAnswer: false }, { limit: 10 }));
    expect(rows.filter(({ confirmed }) => confirmed).map(({ participant_id }) => participant_id)).toEqual([world.idOf(1)]);
  });

  it('is another one for those who are registered with none', async () => {
    const { rows } = valueOf(await priorNotifications(database().db)({ practice: null, sees: 'all', awaitingAnswer: true }, { limit: 10 }));
    expect(rows.map(({ participant_id }) => participant_id)).toEqual([world.idOf(4)]);
    expect(await countPriorNotifications(database().db)({ practice: 'B82002', sees: 'all', awaitingAnswer: true })).toBe(0);
  });

  it('lets go of who is deferred', async () => {
    await world.does(0, addDays(listed, 5), command('defer', { reason: 'recent-test', months: 3, by: 'practice' }));
    await world.shown();
    expect(await countPriorNotifications(database().db)({ practice, sees: 'all', awaitingAnswer: true })).toBe(2);
  });
});

describe('the list of non-responders', () => {
  it('has whoever answered neither invitation nor reminder, until they leave it', async () => {
    await world.does(10, joined, joining(10, { practice: 'C83003' }));
    await world.does(10, joined, imported(due, 'routine', 'X0A'));
    for (const weeks of [-10, -6, 12, 26]) await run(10, addWeeks(due, weeks));
    await world.shown();
    const { rows } = valueOf(await nonRespondersOf(database().db)({ practice: 'C83003', sees: 'all' }, { limit: 10 }));
    expect(rows).toEqual([expect.objectContaining({ participant_id: world.idOf(10), since: addWeeks(due, 26), listed_until: addWeeks(due, 34), non_responder_count: 1 })]);
    expect(await countNonResponders(database().db)({ practice: 'C83003', sees: 'all' })).toBe(1);

    await run(10, addWeeks(due, 34));
    await world.shown();
    expect(await countNonResponders(database().db)({ practice: 'C83003', sees: 'all' })).toBe(0);
  });
});

describe('the list of people to review', () => {
  it('has a new patient with an abnormal follow-up for eight weeks', async () => {
    const moved = civilDate('2026-03-02');
    await world.does(20, joined, joining(20));
    await world.does(20, joined, imported(due, 'suspended', '39S'));
    await world.does(20, moved, command('change-demographics', { practice: 'D84004' }));
    await world.shown();
    const on = (day: CivilDate) => ({ practice: 'D84004', sees: 'all' as const, on: day });
    const { rows } = valueOf(await peopleToReview(database().db)(on(moved), { limit: 10 }));
    expect(rows).toEqual([expect.objectContaining({ kind: 'new-abnormal-follow-up', since: moved, listed_until: addWeeks(moved, 8), status: 'suspended' })]);
    expect(await countToReview(database().db)(on(addDays(moved, 55)))).toBe(1);
    expect(await countToReview(database().db)(on(addDays(moved, 56)))).toBe(0);
  });
});

describe('the validation worklist', () => {
  it('has each refused result with its reasons, until it is settled', async () => {
    const [tested, received] = [civilDate('2026-02-02'), civilDate('2026-02-20')];
    await world.does(30, joined, joining(30));
    await world.does(30, joined, imported(due, 'routine', 'X0A'));
    await world.does(30, received, command('record-result', { result: result(tested, 'X9A') }));
    await world.shown();
    const { rows } = valueOf(await refusedResults(database().db)({ limit: 10 }));
    expect(rows).toEqual([
      expect.objectContaining({ participant_id: world.idOf(30), item: 1, test_date: tested, codes: 'X9A', reasons: ['invalid-code-combination', 'invalid-return-to-routine'], since: received, laboratory: '62010' }),
    ]);
    await world.does(30, addDays(received, 1), command('settle-result', { testDate: tested, remove: true }));
    await world.shown();
    expect(await countRefusedResults(database().db)()).toBe(0);
  });
});

describe('the failsafe worklist', () => {
  it('has whoever is suspended and of whom nothing was heard by their date', async () => {
    await world.does(40, joined, joining(40));
    await world.does(40, joined, imported(due, 'suspended', '39S'));
    await run(40, due);
    await world.shown();
    const { rows } = valueOf(await failsafeList(database().db)({ limit: 10 }));
    expect(rows).toEqual([expect.objectContaining({ participant_id: world.idOf(40), since: due, last_test_codes: '39S' })]);
    expect(await countFailsafe(database().db)()).toBe(1);
  });
});

describe('letters', () => {
  it('that a pause holds are released by another row, or cancelled', async () => {
    const [ceased, resumed] = [civilDate('2026-02-10'), civilDate('2026-02-17')];
    for (const person of [50, 51]) {
      await world.does(person, joined, joining(person));
      await world.does(person, ceased, command('pause', { by: 'csas' }));
      await world.does(person, ceased, command('cease', { reason: 'no-cervix', by: 'csas' }));
    }
    await world.shown();
    const before = await countLetters(database().db)();
    expect(valueOf(await lettersThatAre(database().db)('held', { limit: 10 })).rows.map(({ participant_id, letter }) => [participant_id, letter])).toEqual([
      [world.idOf(50), 'CXNC'],
      [world.idOf(51), 'CXNC'],
    ]);
    expect(before.held).toBe(2);

    await world.does(50, resumed, command('unpause', { by: 'csas' }));
    await run(50, resumed);
    await world.does(51, resumed, command('change-demographics', { inactive: { reason: 'died', since: resumed } }));
    await world.shown();
    expect((await lettersOf(database().db)(world.idOf(50))).map(({ letter, state, asked_on }) => [letter, state, asked_on])).toEqual([
      ['CXNC', 'released', ceased],
      ['CXNC', 'requested', resumed],
    ]);
    expect((await lettersOf(database().db)(world.idOf(51))).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await countLetters(database().db)()).toEqual({ ...before, held: 0, released: before.released + 1, cancelled: before.cancelled + 1, requested: before.requested + 1 });
  });

  it('keep the practice of the day on which they were asked for, and come in the order of the log', async () => {
    await world.does(60, joined, joining(60, { practice: 'E85005' }));
    await world.does(60, joined, command('cease', { reason: 'no-cervix', by: 'csas' }));
    await world.does(60, addDays(joined, 1), command('change-demographics', { practice: 'F86006' }));
    await world.shown();
    expect((await lettersOf(database().db)(world.idOf(60))).map(({ practice: at }) => at)).toEqual(['E85005']);
    const list = lettersThatAre(database().db);
    const positions: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { rows, next } = valueOf(await list('requested', { limit: 2, cursor: cursor ?? null }));
      positions.push(...rows.map(({ position }) => position));
      cursor = next;
    }
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).toHaveLength((await countLetters(database().db)()).requested);
  });
});

describe('two records found to be one', () => {
  it('stand in the lists once, with what either of them owed', async () => {
    const merging = civilDate('2026-03-02');
    for (const person of [70, 71]) await world.does(person, joined, joining(person));
    await world.does(70, joined, command('pause', { by: 'csas' }));
    await world.does(70, addDays(joined, 1), command('record-result', { result: result(addDays(joined, -4), 'X0A') }));
    await world.does(70, merging, command('change-demographics', { nhsNumber: nhsNumber(71) }));
    await world.shown();
    const both = [world.idOf(70), world.idOf(71)];
    const { rows } = await sql`select participant_id from read_model.participant_summary where participant_id in (${sql.join(both)})`.execute(database().db);
    expect(rows).toEqual([{ participant_id: world.idOf(71) }]);
    const states = async (person: number) => (await lettersOf(database().db)(world.idOf(person))).map(({ letter, state, asked_on }) => [letter, state, asked_on]);
    const [[letter] = []] = await states(71);
    expect(await states(71)).toEqual([[letter, 'held', addDays(joined, 1)]]);
    expect(await states(70)).toEqual([[letter, 'released', addDays(joined, 1)]]);
  });
});
