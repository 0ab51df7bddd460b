import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../domain/dates/civil-date.ts';
import { command } from '../domain/participant/commands.ts';
import { programmePolicy } from '../domain/rules/policy.ts';
import { dueInMemory } from '../test/due-in-memory.ts';
import { csas, inMemory, nhsNumber, participantIds } from '../test/in-memory.ts';
import { joining } from '../test/people.ts';
import { killing } from '../test/unreliable.ts';
import { dailyRun } from './daily-run.ts';
import { dryRun } from './dry-run.ts';
import { handleMany } from './participants.ts';

const joined = civilDate('2026-09-01');
const id = (n: number) => participantIds.of(nhsNumber(n));
const wary = { ...programmePolicy, unusualDays: [{ from: joined, rule: 'D-34' as const, value: { days: 5, daysAtLeast: 1, times: 1, people: 1 } }] as const };

/** People who joined so many days after the first, one each; the second moved a while later. */
const withPeople = async (days: readonly number[], moved: number) => {
  const deps = inMemory();
  const context = (day: number, commandId: string) => ({ today: addDays(joined, day), actor: csas, cause: 'a test', correlationId: 'c', commandId });
  await handleMany(deps)(days.map((day, n) => ({ participantId: id(n), command: joining(n), context: context(day, `join ${n}`) })))();
  await handleMany(deps)([{ participantId: id(1), command: command('change-demographics', { practice: 'B81002' }), context: context(moved, 'move') }])();
  return { ...deps, due: dueInMemory(deps.log, deps.policy) };
};

const daysAfter = fc.array(fc.nat(9), { minLength: 2, maxLength: 3 });

describe('the dry run', () => {
  it('foresees what the run then does, day by day, and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(daysAfter, fc.integer({ min: 10, max: 200 }), fc.nat(40), fc.constantFrom(3, 60, 300), fc.constantFrom(0, 4, 8), async (people, moved, before, silence, killedAt) => {
        const deps = await withPeople(people, moved);
        await dailyRun(deps)(addDays(joined, before));
        const until = addDays(joined, before + silence);
        if (killedAt > 0) await dailyRun({ ...deps, log: killing(deps.log, killedAt, 'after').log })(until).catch(() => undefined);
        const head = await deps.log.head();
        const foreseen = (await dryRun(deps)(until)).days;
        expect(await deps.log.head()).toBe(head);
        const done = (await dailyRun(deps)(until)).days.filter(({ counts }) => counts.due > 0);
        // What a killed run had done of its day is done, and not foreseen.
        const isWhole = ({ day }: { readonly day: string }): boolean => killedAt === 0 || day !== done[0]?.day;
        expect(foreseen.filter(isWhole).map(({ day, people: due, events }) => [day, due, events.get('listed-for-prior-notification') ?? 0, events.get('invited') ?? 0, events.get('reminded') ?? 0])).toEqual(
          done.filter(isWhole).map(({ day, counts }) => [day, counts.due, counts.listed, counts.invited, counts.reminded]),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('tells the rules, the letters, and whether the run would stop for a person', async () => {
    const deps = await withPeople([0, 0, 0], 1);
    const day = addDays(joined, 2);
    await dailyRun(deps)(day);
    const { days, stopped } = await dryRun({ ...deps, policy: wary })(addDays(day, 28));
    expect(days).toEqual([
      {
        day: addDays(day, 28),
        people: 3,
        events: new Map([['invited', 3], ['letter PA1', 3]]),
        rules: expect.objectContaining({}) as never,
        passedOver: new Map(),
      },
    ]);
    expect(days[0]?.rules.get('TT-02')).toBe(3);
    expect(stopped).toMatchObject({ day: addDays(day, 28), unusual: [{ what: 'listed' }, { what: 'invited', people: 3, usual: 0 }] });
    expect(await dryRun(deps)(day)).toEqual({ days: [], stopped: null });
  });
});
