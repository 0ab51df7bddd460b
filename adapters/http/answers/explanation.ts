import * as t from 'io-ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import type { Seen } from '../../../application/access/seen.ts';
import { explain } from '../../../application/explain/explanation.ts';
import type { ParticipantHistory } from '../../../application/participant-history.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Policy } from '../../../domain/rules/policy.ts';
import { toldEvent, ToldEvent } from './event.ts';
import { orNull } from './or-null.ts';
import { Step } from './summary.ts';
import { Actor, Instant, ToldRule, ToldWarning } from './told.ts';

const Fact = t.type(
  {
    fact: oneOf('FactName', 'next-test-due-date', 'recall-type', 'recall-status', 'letters', 'registration'),
    value: orNull(t.string),
    says: t.string,
    step: orNull(t.Integer),
  },
  'Fact',
);

const ToldStep = t.type(
  {
    on: CivilDate,
    recordedAt: Instant,
    actor: Actor,
    cause: t.string,
    sentences: t.array(t.string),
    rules: t.array(ToldRule),
    warnings: t.array(ToldWarning),
    events: t.array(ToldEvent),
  },
  'ToldStep',
);

/** Why the next test due date, recall type and status are what they are. */
export const ExplanationAnswer = t.type(
  {
    participantId: ParticipantId,
    revision: t.Integer,
    facts: t.array(Fact),
    steps: t.array(ToldStep),
    next: orNull(t.type({ on: CivilDate, step: Step, says: t.string })),
  },
  'Explanation',
);

export const explanationAnswer = (history: Seen<ParticipantHistory>, policy: Policy): t.TypeOf<typeof ExplanationAnswer> => {
  const { facts, steps, next } = explain(history, policy);
  return {
    participantId: history.participantId,
    revision: history.revision,
    facts: [...facts],
    steps: steps.map((step) => ({
      ...step,
      sentences: [...step.sentences],
      rules: [...step.rules],
      warnings: [...step.warnings],
      events: step.events.map(toldEvent),
    })),
    next,
  };
};
