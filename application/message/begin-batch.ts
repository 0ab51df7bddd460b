import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { type MessageStep, stepMessage } from '../../domain/message/decide.ts';
import type { MessageEvent } from '../../domain/message/events.ts';
import { evolveMessage } from '../../domain/message/evolve.ts';
import type { Message } from '../../domain/message/message.ts';
import { standingOf, tooLate, type ToJudge } from '../../domain/message/standing.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { handedOf, isReachable } from './handed.ts';
import { peopleOf } from './people.ts';
import { addToMessages, bySystem, loadMessages, type MessagesDeps, type StoredMessage } from './stored-messages.ts';

export interface BeginningDeps extends MessagesDeps {
  readonly policy: Pick<Policy, 'version' | 'lateLetters'>;
  readonly newId: () => string;
  /** The ways and the text of a letter at NHS Notify. */
  readonly routingPlanOf: (letter: LetterCode) => string;
}

/** What was done with messages that waited. */
export interface Begun {
  /** Null: none of them may go. */
  readonly batch: string | null;
  readonly held: number;
  readonly cancelled: number;
  /** Nowhere to send them, or too late to be sent without somebody's word. */
  readonly forSomebody: number;
}

/** How often it is decided anew because somebody else wrote to the same messages meanwhile. Then they do it, or it is done the next time. */
const mostAttempts = 5;
const nothing: Begun = { batch: null, held: 0, cancelled: 0, forSomebody: 0 };

/** Puts messages of one letter that wait into a batch that is being handed over, but for those who may not get it: all in one append. */
export const beginBatch = async (deps: BeginningDeps, references: readonly string[], letter: LetterCode, today: CivilDate): Promise<Begun> => {
  const batch = deps.newId();
  const begin: MessageStep = { do: 'begin', batch, routingPlan: deps.routingPlanOf(letter) };
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const waiting = (await loadMessages(deps.log, references)).filter(({ message }) => message.place.at === 'waiting');
    const people = await peopleOf(deps.log, waiting);
    const additions = waiting.flatMap((to) => {
      const person = people.get(to.reference);
      return person === undefined ? [] : [bySystem(to, eventsOf(to, person, begin, { today, policy: deps.policy }), 'hand-over')];
    });
    if ((await addToMessages(deps, additions)) === 'conflict') continue;
    const count = (type: MessageEvent['type']): number => additions.filter(({ events }) => events.some((each) => each.type === type)).length;
    return {
      // Some may have been put into it by an earlier attempt, where a log stores one stream of an append and not the next.
      batch: attempt > 0 || count('hand-over-begun') > 0 ? batch : null,
      held: count('message-held'),
      cancelled: count('message-cancelled'),
      forSomebody: count('hand-over-refused'),
    };
  }
  return nothing;
};

type Beginning = MessageStep & { readonly do: 'begin' };

const eventsOf = (to: StoredMessage, person: ToJudge, begin: Beginning, { today, policy }: { readonly today: CivilDate } & Pick<BeginningDeps, 'policy'>): readonly MessageEvent[] => {
  const standing = standingOf(person, today, policy);
  switch (standing) {
    case 'inactive':
    case 'no-longer-owed':
      return stepMessage(to.message, { do: 'cancel', reason: standing }, today);
    case 'paused':
      return stepMessage(to.message, { do: 'hold' }, today);
    case tooLate:
      return setAside(to, begin, { code: tooLate, field: null }, today);
    case 'may-go':
      return isReachable(handedOf(to.reference, person)) ? stepMessage(to.message, begin, today) : setAside(to, begin, { code: 'no-address', field: 'address' }, today);
  }
};

/** It fails before it was given to anybody: for somebody to look at. */
const setAside = ({ message }: StoredMessage, begin: Beginning, why: { readonly code: string; readonly field: string | null }, today: CivilDate): readonly MessageEvent[] => {
  const events = stepMessage(message, begin, today);
  const after = events.reduce(evolveMessage, message as Message);
  return after === null ? [] : [...events, ...stepMessage(after, { do: 'refuse', batch: begin.batch, ...why }, today)];
};
