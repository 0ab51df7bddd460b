import * as E from 'fp-ts/lib/Either.js';
import type { System } from '../../adapters/system.ts';
import { dailyRunOfOne } from '../../application/daily-run-of-one.ts';
import { type Failure, handle, type Outcome } from '../../application/participants.ts';
import type { SlideNumbers } from '../../application/ports/read-models.ts';
import { checkSample } from '../../domain/participant/check-sample.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { answerOf, refusing, silence, unregistered } from './answers.ts';
import { observer } from './observe.ts';
import type { Answer, Person, World } from './world.ts';

/** Milliseconds that a read model may take to show what has happened. */
const shownWithin = 60_000;

const actor = { user: 'scenario', role: 'csas', organisation: 'scenario' };

/** A scenario is the life of one person: whoever else has a slide lives in another one. */
const nobodyElse: SlideNumbers = { mayHold: () => Promise.resolve([]) };

/** The system as it is: real commands, the real log, the real daily run for the person, the real read models. */
export const realWorld = (system: System): World => {
  let commands = 0;
  const carryOut = handle({ ...system, slideNumbers: nobodyElse });
  const run = dailyRunOfOne(system);
  const observe = observer(system.db);
  return {
    person: (nhsNumber): Person => {
      const id = system.ids.of(nhsNumber);
      let place = 0;
      let record: Participant | null = null;
      const follow = (outcome: Outcome): void => {
        place = Math.max(place, outcome.position);
        record = outcome.record;
      };
      return {
        carryOut: async (command, on) => {
          const commandId = `scenario-${++commands}`;
          const answer = await carryOut(id, command, { today: on, actor, cause: 'scenario', correlationId: commandId, commandId })();
          if (E.isLeft(answer)) return refusedBy(answer.left);
          follow(answer.right);
          return answerOf(answer.right.decision);
        },
        runDays: async (until) => {
          if (record === null) return [];
          const answer = await run(id, until);
          if (E.isLeft(answer)) throw broken(answer.left);
          answer.right.forEach(follow);
          return answer.right.flatMap(({ decision }) => decision.rules.map(({ rule }) => rule));
        },
        checkSample: async (sample) => {
          if (record === null) return unregistered;
          const advice = checkSample(record, sample, system.policy);
          return E.isLeft(advice) ? refusing(advice.left) : { ...silence, rules: advice.right.rules.map(({ rule }) => rule) };
        },
        look: async (on, since) => {
          if (!(await system.readModels.reach(place, shownWithin))) throw new Error(`The read models did not show position ${place} in ${shownWithin} ms`);
          return observe({ id, on, since });
        },
        place: () => place,
      };
    },
  };
};

const refusedBy = (failure: Failure): Answer => {
  switch (failure.kind) {
    case 'refused':
      return refusing(failure.refusals);
    case 'not-found':
      return unregistered;
    default:
      throw broken(failure);
  }
};

const broken = (failure: Failure): Error => (failure.kind === 'unavailable' ? failure.cause : new Error(`Not carried out: ${failure.kind}`));
