import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { decideItem, type ItemCommand } from '../../domain/laboratory/item/decide.ts';
import type { ReportFault } from '../../domain/laboratory/read-result.ts';
import type { Failure, Outcome } from '../participants/outcome.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import { type Added, addToItems, bySystem, type StoredItem } from './stored-items.ts';
import { eventsOf } from './system-decisions.ts';

/** How it goes on with an item after its record was asked; null: it stays where it is, and is tried again. */
export type Ending = Extract<ItemCommand, { readonly do: 'settle' | 'fail-validation' }> | null;

export const codesOf = (faults: readonly { readonly code: string }[]): readonly string[] => [...new Set(faults.map(({ code }) => code))];

/** What the record said: taken, refused, or nothing that could be understood. Throws when the log gave no answer. */
export const endingOf = (answer: E.Either<Failure, Outcome>, asked: string): Ending => {
  if (E.isRight(answer)) {
    const { participantId, decision } = answer.right;
    return decision.refusals.length === 0 ? { do: 'settle', participantId } : { do: 'fail-validation', participantId, faults: codesOf(decision.refusals) };
  }
  const failure = answer.left;
  if (failure.kind === 'unavailable') throw failure.cause;
  if (failure.kind === 'refused') return { do: 'fail-validation', participantId: asked, faults: codesOf(failure.refusals) };
  return failure.kind === 'not-found' ? nobody : null;
};

const nobody: Ending = { do: 'fail-validation', participantId: null, faults: ['not-registered'] };

/** The same where the letters of somebody were held because what was reported cannot be read. */
export const unreadable = (answer: E.Either<Failure, Outcome>, faults: readonly ReportFault[]): Ending => {
  if (E.isRight(answer)) return { do: 'fail-validation', participantId: answer.right.participantId, faults: codesOf(faults) };
  if (answer.left.kind === 'unavailable') throw answer.left.cause;
  return answer.left.kind === 'not-found' ? nobody : null;
};

/** Ends items as their records answered. Null when somebody else wrote meanwhile. */
export const end = (deps: ParticipantsDeps, items: readonly StoredItem[], endings: readonly Ending[], today: CivilDate): Promise<Added | null> =>
  addToItems(deps, items.map((to, i) => {
    const ending = endings[i] ?? null;
    const events = ending === null ? [] : eventsOf(decideItem(to.item, ending, today));
    return { to, events, by: bySystem(to, events) };
  }));
