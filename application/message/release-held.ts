import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { isPaused } from '../../domain/participant/participant.ts';
import type { MessagesToSend } from '../ports/messages-to-send.ts';
import { peopleOf } from './people.ts';
import { loadMessages, type MessagesDeps, stepMessages } from './stored-messages.ts';

/** Messages looked at in one read. */
const batchSize = 1_000;

export interface ReleasingDeps extends MessagesDeps {
  readonly toSend: Pick<MessagesToSend, 'held'>;
}

/** Has messages wait again whose people are no longer paused, and cancels those of people who became inactive meanwhile. Answers with how many it changed. */
export const releaseHeld =
  (deps: ReleasingDeps) =>
  async (today: CivilDate): Promise<number> => {
    let changed = 0;
    for (let after = 0; ; ) {
      const held = await deps.toSend.held(after, batchSize);
      const last = held.at(-1);
      if (last === undefined) return changed;
      const references = held.map(({ reference }) => reference);
      const people = await peopleOf(deps.log, await loadMessages(deps.log, references));
      changed += await stepMessages(deps, references, ({ reference }) => {
        const person = people.get(reference);
        if (person === undefined) return null;
        if (person.participant.inactive !== null) return { do: 'cancel', reason: 'inactive' };
        return isPaused(person.participant) ? null : { do: 'release' };
      }, today, 'hand-over');
      after = last.position;
    }
  };
