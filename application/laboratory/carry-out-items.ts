import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { resultOf } from '../../domain/laboratory/item/result.ts';
import { carryOut } from '../participants/carry-out.ts';
import { mergedInto, noneMerged } from '../participants/merged-trails.ts';
import type { Failure, Outcome } from '../participants/outcome.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import { registerDummy } from './dummy-registration.ts';
import { codesOf, end, type Ending, endingOf, unreadable } from './endings.ts';
import { lookAgainOn } from './look-again.ts';
import { holdLetters, recordOn } from './on-record.ts';
import { releaseOn } from './release-letters.ts';
import type { Added, StoredItem } from './stored-items.ts';

/** Carries out what was proposed and checked, whose letters had to wait for it after, and what had only waited for it. Null when somebody else wrote meanwhile. */
export const carryOutAccepted = async (deps: ParticipantsDeps, item: StoredItem, today: CivilDate): Promise<Added | null> => {
  const ending = await asAccepted(deps, item, today);
  const isOver = ending !== null && (ending.do === 'settle' || ending.participantId !== null);
  const { refusedOn } = item.item;
  const waited = isOver && refusedOn !== null ? refusedOn : null;
  const except = ending?.do === 'fail-validation' ? ending.participantId : null;
  const others = waited !== null && (await releaseOn(deps, item, waited, except, today));
  const added = await end(deps, [item], [ending], today);
  // Another that held the same letters may have come to its end in the same moment, and have seen this one before its own.
  if (added !== null && others && waited !== null) await releaseOn(deps, item, waited, except, today);
  if (added !== null && waited !== null) await lookAgainOn(deps, waited, today);
  return added;
};

const asAccepted = async (deps: ParticipantsDeps, item: StoredItem, today: CivilDate): Promise<Ending> => {
  const { place, refusedOn } = item.item;
  if (place.at !== 'accepted') throw new Error('Only what was accepted is carried out');
  const { proposal } = place;
  if (proposal.kind === 'remove') return { do: 'settle', participantId: null };
  const result = resultOf(item.item, proposal);
  if (E.isLeft(result) && proposal.kind === 'dummy') return { do: 'fail-validation', participantId: null, faults: codesOf(result.left) };
  const person = proposal.kind === 'record' ? E.right(proposal.participantId) : await registerDummy(deps, item, proposal.demographics, today);
  if (E.isLeft(person)) return endingOf(person, '');
  const merged = refusedOn === null ? noneMerged : await mergedInto(deps.log, person.right);
  const work = E.isRight(result) ? recordOn(item, person.right, result.right, today, deps.policy, merged) : holdLetters(item, person.right, today);
  const [answer] = (await carryOut(deps)([work])()) as [E.Either<Failure, Outcome>];
  return E.isRight(result) ? endingOf(answer, person.right) : unreadable(answer, result.left);
};
