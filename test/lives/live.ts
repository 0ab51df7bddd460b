import { isLeft } from 'fp-ts/lib/Either.js';
import { addDays, type CivilDate, latest } from '../../domain/dates/civil-date.ts';
import type { Decided } from '../../domain/decision.ts';
import { command, type Command } from '../../domain/participant/commands.ts';
import { decide } from '../../domain/participant/decide.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { fold } from '../../domain/participant/evolve.ts';
import { nextStep } from '../../domain/participant/next-step.ts';
import { type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { type Policy, programmePolicy } from '../../domain/rules/policy.ts';
import { nhsNumber } from '../in-memory.ts';
import { commandsOf } from '../scenarios/commands-of.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** One command of a life: what was known before, what was decided, what is known after. */
export interface Moment {
  readonly on: CivilDate;
  readonly command: Command;
  readonly before: ParticipantRecord;
  readonly decided: Decided;
  readonly events: readonly ParticipantEvent[];
  readonly after: ParticipantRecord;
}

/** The next day on which the daily run is to be carried out for somebody, after a day. Null: none. */
export type NextRun = (record: ParticipantRecord, after: CivilDate, policy: Policy) => CivilDate | null;

/** Only the days on which something is due, as the daily run does after a silence. */
export const daysDue: NextRun = (record, after, policy) => {
  const due = record.kind === 'participant' ? nextStep(record, policy) : null;
  return due === null ? null : latest(addDays(after, 1), due.on);
};

export const everyDay: NextRun = (_, after) => addDays(after, 1);

const ownNumber = nhsNumber(1);

/** Lives a scenario's timeline, the daily run of every day between its steps included; `as` changes what is asked for. */
export const live = (
  { timeline, ...scenario }: Scenario,
  nextRun: NextRun = daysDue,
  policy: Policy = programmePolicy,
  as: (asked: Command) => Command = (asked) => asked,
): readonly Moment[] => {
  const moments: Moment[] = [];
  let record: ParticipantRecord = unknown;
  let lastRun: CivilDate | null = null;
  const act = (on: CivilDate, asked: Command): void => {
    const moment = momentOf(record, on, asked, policy);
    moments.push(moment);
    record = moment.after;
  };
  for (const step of timeline) {
    for (let day = lastRun === null ? null : nextRun(record, lastRun, policy); day !== null && day <= step.on; day = nextRun(record, day, policy))
      act(day, command('carry-out-day', {}));
    lastRun = step.on;
    const commands = commandsOf({ timeline, ...scenario }, ownNumber, step);
    if (isLeft(commands)) throw new Error(`${step.do} on ${step.on}: ${commands.left}`);
    for (const asked of commands.right) act(step.on, as(asked));
  }
  return moments;
};

export const momentOf = (before: ParticipantRecord, on: CivilDate, asked: Command, policy: Policy): Moment => {
  const decided = decide(before, asked, on, policy);
  const events = isLeft(decided) ? [] : decided.right.events;
  return { on, command: asked, before, decided, events, after: fold(events, before) };
};
