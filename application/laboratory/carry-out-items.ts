import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { decideItem, type ItemCommand } from '../../domain/laboratory/item/decide.ts';
import type { Item, Place } from '../../domain/laboratory/item/item.ts';
import { readResult, type ReportFault } from '../../domain/laboratory/read-result.ts';
import type { ParticipantId } from '../participant-id.ts';
import { carryOut } from '../participants/carry-out.ts';
import { load } from '../participants/load.ts';
import type { Failure, Outcome } from '../participants/outcome.ts';
import { follow, type Standing, standings } from '../participants/standing.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import { itemStreams } from './codec.ts';
import { registerDummy } from './dummy-registration.ts';
import { heldFor, holdLetters, recordOn, release } from './on-record.ts';
import { type Added, addToItems, bySystem, loadItems, type StoredItem } from './stored-items.ts';
import { eventsOf } from './system-decisions.ts';

/** How it goes on with an item after its record was asked; null: it stays where it is, and is tried again. */
type Ending = Extract<ItemCommand, { readonly do: 'settle' | 'fail-validation' }> | null;

const codesOf = (faults: readonly { readonly code: string }[]): readonly string[] => [...new Set(faults.map(({ code }) => code))];

/** What the record said: taken, refused, or nothing that could be understood. Throws when the log gave no answer. */
const endingOf = (answer: E.Either<Failure, Outcome>, asked: string): Ending => {
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
const unreadable = (answer: E.Either<Failure, Outcome>, faults: readonly ReportFault[]): Ending => {
  if (E.isRight(answer)) return { do: 'fail-validation', participantId: answer.right.participantId, faults: codesOf(faults) };
  if (answer.left.kind === 'unavailable') throw answer.left.cause;
  return answer.left.kind === 'not-found' ? nobody : null;
};

const whose = (place: Place): string => {
  if (place.at !== 'matched') throw new Error('An item is on its way to a record that was found for it');
  return place.participantId;
};

/** Puts the results of items that were matched on the records: one read and one append for the records, and one append for the items. Null when somebody else wrote meanwhile. */
export const recordMatched = async (deps: ParticipantsDeps, items: readonly StoredItem[], today: CivilDate): Promise<Added | null> => {
  const read = items.map(({ item }) => readResult(item.report, item.laboratory));
  const work = items.map((item, i) => {
    const result = read[i] as (typeof read)[number];
    return E.isRight(result) ? recordOn(item, whose(item.item.place), result.right, today, deps.policy) : holdLetters(item, whose(item.item.place), today);
  });
  const answers = await carryOut(deps)(work)();
  const endings = answers.map((answer, i) => {
    const result = read[i] as (typeof read)[number];
    return E.isRight(result) ? endingOf(answer, work[i]?.participantId as string) : unreadable(answer, result.left);
  });
  return end(deps, items, endings, today);
};

const end = (deps: ParticipantsDeps, items: readonly StoredItem[], endings: readonly Ending[], today: CivilDate): Promise<Added | null> =>
  addToItems(deps, items.map((to, i) => {
    const ending = endings[i] ?? null;
    const events = ending === null ? [] : eventsOf(decideItem(to.item, ending, today));
    return { to, events, by: bySystem(to, events) };
  }));

/** Carries out what was proposed and checked, whose letters had to wait for it after. Null when somebody else wrote meanwhile. */
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
  return added;
};

const asAccepted = async (deps: ParticipantsDeps, item: StoredItem, today: CivilDate): Promise<Ending> => {
  const { place, report, laboratory } = item.item;
  if (place.at !== 'accepted') throw new Error('Only what was accepted is carried out');
  const { proposal } = place;
  if (proposal.kind === 'remove') return { do: 'settle', participantId: null };
  const result = readResult({ ...report, ...proposal.corrections }, laboratory);
  if (E.isLeft(result) && proposal.kind === 'dummy') return { do: 'fail-validation', participantId: null, faults: codesOf(result.left) };
  const person = proposal.kind === 'record' ? E.right(proposal.participantId) : await registerDummy(deps, item, proposal.demographics, today);
  if (E.isLeft(person)) return endingOf(person, '');
  const work = E.isRight(result) ? recordOn(item, person.right, result.right, today, deps.policy) : holdLetters(item, person.right, today);
  const [answer] = (await carryOut(deps)([work])()) as [E.Either<Failure, Outcome>];
  return E.isRight(result) ? endingOf(answer, person.right) : unreadable(answer, result.left);
};

/**
 * Gives letters free that waited for this item on a record, unless it waits there still. Answers with whether other items
 * hold them too.
 */
const releaseOn = async (deps: ParticipantsDeps, item: StoredItem, participantId: string, except: string | null, today: CivilDate): Promise<boolean> => {
  const id = participantId as ParticipantId;
  const standing = follow(standings(await load(deps.log)([id])), id);
  if (E.isLeft(standing) || standing.right.participantId === except) return false;
  const streams = heldFor(standing.right.trail)?.filter((stream) => stream !== item.stream) ?? [];
  const others = await loadItems(deps.log, streams.map((stream) => stream.slice(itemStreams.length)));
  const holding = others.flatMap(({ item: other }) => mayWaitOn(other)) as ParticipantId[];
  const theirs = holding.length === 0 ? null : standings(await load(deps.log)(holding));
  const isHeldByOthers = theirs !== null && holding.some((each) => isOn(follow(theirs, each), standing.right));
  const [done] = await carryOut(deps)([release(item, participantId, today, deps.policy, isHeldByOthers)])();
  if (done !== undefined && E.isLeft(done) && done.left.kind === 'unavailable') throw done.left.cause;
  return isHeldByOthers;
};

/** On whose records letters may wait for this item: it failed validation there, or is about to. */
const mayWaitOn = ({ place, refusedOn }: Item): readonly string[] => {
  if (place.at === 'settled') return [];
  const next = place.at === 'matched' ? place.participantId : place.at === 'accepted' && place.proposal.kind === 'record' ? place.proposal.participantId : null;
  return [refusedOn, next].filter((each) => each !== null);
};

const isOn = (found: E.Either<Failure, Standing>, { participantId }: Standing): boolean => E.isRight(found) && found.right.participantId === participantId;
