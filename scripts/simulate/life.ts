import type { Actor, StreamAppend } from '../../application/ports/event-log.ts';
import { systemActor } from '../../application/daily-run/diary.ts';
import { addDays, birthday, type CivilDate, latest } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { nextStep } from '../../domain/participant/next-step.ts';
import { limitsOn } from '../../domain/rules/policy.ts';
import { chance } from '../chance.ts';
import { afterwards } from './afterwards.ts';
import type { Circumstances, Happening } from './happening.ts';
import { historyOf } from './history.ts';
import { personOf } from './person.ts';
import { emptyRecord } from './record.ts';
import type { World } from './world.ts';
import { yearly } from './yearly.ts';

/** The n-th person's whole life, from joining up to the day on which nothing has happened yet. Nothing of it but by a command. */
export const lifeOf = (world: World, n: number): StreamAppend => {
  const chances = chance(Math.imul(world.seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  const { from, until, policy } = world;
  const circumstances: Circumstances = { world, n, chances };
  const person = personOf(world, n, chances);
  const { dateOfBirth } = person.demographics;
  const { firstCallAge } = limitsOn(policy, from);
  const joinsOn = latest(from, birthday(dateOfBirth, firstCallAge - 1));
  const record = emptyRecord(world, n);
  let ahead: readonly Happening[] = [];
  let today = joinsOn;
  const ask = (on: CivilDate, asked: Command, by: Actor = systemActor): void => {
    today = on;
    ahead = [...ahead, ...record.ask(on, asked, by).flatMap((event: ParticipantEvent) => afterwards(circumstances, record.now(), event))];
  };

  ask(joinsOn, command('register', person));
  if (birthday(dateOfBirth, firstCallAge) <= from) ask(from, historyOf(world, n, dateOfBirth, chances));
  ahead = [...ahead, ...yearly(circumstances, joinsOn)];
  for (;;) {
    const step = nextStep(record.now(), policy);
    const run = step === null ? null : latest(step.on, addDays(today, 1));
    const next = ahead.reduce<Happening | null>((first, each) => (first === null || each.on < first.on ? each : first), null);
    if (run !== null && run < until && (next === null || run <= next.on)) {
      ask(run, command('carry-out-day', {}));
    } else if (next !== null && next.on < until) {
      ahead = ahead.filter((each) => each !== next);
      const asked = next.what(record.now());
      if (asked !== null) ask(latest(next.on, today), asked, next.by);
    } else {
      return record.stream();
    }
  }
};
