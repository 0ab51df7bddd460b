import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../../../application/ports/event-log.ts';
import { addDays, addMonths, type CivilDate, civilDate, latest } from '../../../domain/dates/civil-date.ts';
import type { Decision } from '../../../domain/decision.ts';
import { command } from '../../../domain/participant/commands.ts';
import { evolve } from '../../../domain/participant/evolve.ts';
import { nextStep } from '../../../domain/participant/next-step.ts';
import { type ParticipantRecord, unknown } from '../../../domain/participant/participant.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';
import { asNew, decided, metadataOf } from '../log/life.ts';

interface Life {
  readonly decisions: readonly Decision[];
  /** When the daily run has something to do next. */
  readonly due: CivilDate;
}

/** Somebody of 30 who joined on a day, and for whom the daily run did so many steps, each on its day. */
const lifeUpTo = (joined: CivilDate, steps: number): Life => {
  const demographics = {
    name: { prefix: null, given: 'EXAMPLE', otherGiven: null, family: 'PERSON', previousFamily: null },
    dateOfBirth: addMonths(joined, -360),
    gender: 'female',
    practice: 'A81001',
    address: { lines: ['1 EXAMPLE STREET', 'EXAMPLETON'], postcode: 'ZZ99 3VZ' },
    contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
  };
  const decisions = [decided(unknown, joined, command('register', { nhsNumber: '9434765919', demographics } as never))];
  let record = decisions.flatMap(({ events }) => events).reduce(evolve, unknown);
  for (let step = 0; step < steps; step++) {
    const decision = decided(record, dueOf(record), command('carry-out-day', {}));
    decisions.push(decision);
    record = decision.events.reduce(evolve, record);
  }
  return { decisions, due: dueOf(record) };
};

const dueOf = (record: ParticipantRecord): CivilDate => {
  const next = record.kind === 'participant' ? nextStep(record, programmePolicy) : null;
  if (next === null) throw new Error('The bench made somebody for whom nothing is to be done');
  return next.on;
};

/** So many days before the day on which the last of its kind is due, so that all kinds are due on one. */
const joinedFor = (steps: number): CivilDate => {
  const usual = civilDate('2025-01-06');
  let days = 0;
  while (lifeUpTo(addDays(usual, -days), steps).due > civilDate('2025-01-13')) days += 1;
  return addDays(usual, -days);
};

/** Who is to be listed, invited or reminded: a third of the people each. */
const kinds: readonly Life[] = [0, 1, 2].map((steps) => lifeUpTo(joinedFor(steps), steps));

/** The day on which all of them are due. */
export const dueDay: CivilDate = latest(...(kinds.map(({ due }) => due) as [CivilDate]));

/** So many people, as the streams that tell of them. */
export const peopleDue = (people: number): readonly (readonly [stream: string, life: readonly NewEvent[]])[] =>
  Array.from({ length: people }, (_, n) => [`participant-${randomUUID()}`, newLife(kinds[n % kinds.length] as Life)] as const);

const newLife = ({ decisions }: Life): readonly NewEvent[] =>
  decisions.flatMap((decision) => {
    const metadata = metadataOf(decision, randomUUID());
    return decision.events.map((event) => asNew(event, metadata));
  });
