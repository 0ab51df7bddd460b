import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ForRecord } from '../../domain/laboratory/item/result.ts';
import { command } from '../../domain/participant/commands.ts';
import { decide } from '../../domain/participant/decide.ts';
import { after, nothing, together } from '../../domain/participant/decide/drafting.ts';
import { waitsForOneOf } from '../../domain/participant/decide/result-validation.ts';
import { endHoldForReport, holdForReport } from '../../domain/participant/decide/pausing.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { isSameReport, type TestResult } from '../../domain/participant/test-result.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { ParticipantId } from '../participant-id.ts';
import { type MergedTrails, noneMerged } from '../participants/merged-trails.ts';
import type { Context, Failure } from '../participants/outcome.ts';
import type { Step } from '../participants/standing.ts';
import type { Known, Work } from '../participants/work.ts';
import { correlationOf, laboratorySystem, revisionOf, type StoredItem } from './stored-items.ts';

/** What an item does to somebody's record: each thing once, however often it is carried out. */

const isOf = (stream: string) => ({ metadata }: Pick<Step, 'metadata'>): boolean => metadata.commandId.startsWith(`${stream}/`);

export const contextFor = (item: StoredItem, what: string, today: CivilDate): Context => ({
  today,
  actor: laboratorySystem,
  commandId: `${item.stream}/${revisionOf(item)}/${what}`,
  cause: item.stream,
  correlationId: correlationOf(item),
});

type OnRecord = Work<Failure>;

const of = (item: StoredItem, participantId: string, what: string, today: CivilDate, decided: (p: Participant, known: Known) => E.Either<Failure, Decision>): OnRecord => ({
  participantId: participantId as ParticipantId,
  context: contextFor(item, what, today),
  decide: (known) => (known.record.kind === 'participant' ? decided(known.record, known) : E.left({ kind: 'not-found' })),
  claims: [],
});

/** What of this item was refused on this record, or on one that became part of it. */
const refusedOf = ({ stream }: StoredItem, trail: readonly Step[], merged: MergedTrails): readonly TestResult[] =>
  [...[...merged.values()].flat(), ...trail].filter(isOf(stream)).flatMap(({ event }) => (event.type === 'result-refused' ? [event.data.result] : []));

/** Which of the results that wait on this record is this item's, from 1; null: none. */
const waitingOf = (item: StoredItem, p: Participant, trail: readonly Step[], merged: MergedTrails): number | null => {
  const own = refusedOf(item, trail, merged);
  const place = p.refused.findIndex(({ result }) => own.some((each) => isSameReport(each, result)));
  return place < 0 ? null : place + 1;
};

/** The record has taken this item's result, and the item does not say so yet. */
const isTaken = ({ stream }: StoredItem, p: Participant, trail: readonly Step[]): boolean =>
  trail.some((step) => {
    const { event } = step;
    return event.type === 'result-recorded' && isOf(stream)(step) && p.results.some(({ number }) => number === event.data.result.number);
  });

type Refused = Extract<Failure, { readonly kind: 'refused' }>['refusals'];
const refusedBecause = E.mapLeft((refusals: Refused): Failure => ({ kind: 'refused', refusals }));

/** Puts the result on the record; where it waits there, refused, it is settled by what it was corrected to. */
export const recordOn = (item: StoredItem, participantId: string, asked: ForRecord, today: CivilDate, policy: Policy, merged = noneMerged): OnRecord => ({
  ...of(item, participantId, 'record', today, (p, { trail, facts }) => {
    if (isTaken(item, p, trail)) return E.right(nothing);
    const waiting = waitingOf(item, p, trail, merged);
    const { result, ...letter } = asked;
    const doing = waiting === null ? command('record-result', asked) : command('settle-result', { testDate: result.testDate, item: waiting, instead: result, ...letter });
    return refusedBecause(decide({ kind: 'participant', ...p }, doing, today, policy, facts));
  }),
  result: () => asked.result,
});

/**
 * Whether this item's result would be refused once more for the sake of another that waits there, or was settled there by hand: then
 * people decide what becomes of the item. VAL-15
 */
export const isLeftToPeople = (item: StoredItem, p: Participant, trail: readonly Step[], merged: MergedTrails, { result }: ForRecord): boolean => {
  const waiting = waitingOf(item, p, trail, merged);
  if (waiting === null && refusedOf(item, trail, merged).length > 0) return true;
  return waitsForOneOf(p.refused.filter((_, i) => i + 1 !== waiting), result);
};

/** Holds this person's letters while what was reported cannot be read. */
export const holdLetters = (item: StoredItem, participantId: string, today: CivilDate): OnRecord =>
  of(item, participantId, 'hold', today, () => E.right(holdForReport(today)));

/** For whose sake letters are held since the last time that they were not: streams of items, or null for somebody who paused them by hand. */
const holders = (trail: readonly Step[], merged: MergedTrails): readonly (string | null)[] => {
  const since = trail.slice(trail.findLastIndex(({ event }) => event.type === 'resumed') + 1);
  const mergers = new Set(since.filter(({ event }) => event.type === 'record-merged').map(({ metadata }) => metadata.commandId));
  return since.flatMap(({ event, metadata }) => {
    if (event.type === 'record-merged') return holders(merged.get(event.data.participantId) ?? [], merged);
    // What a merger took over is told by the record that it took it from.
    if (event.type !== 'paused' || mergers.has(metadata.commandId)) return [];
    return event.data.by === 'system' ? [metadata.cause] : [null];
  });
};

/** Streams of items for whose sake alone letters are held; null: somebody paused them by hand, or nobody did. */
export const heldFor = (trail: readonly Step[], merged = noneMerged): readonly string[] | null => {
  const all = holders(trail, merged);
  const streams = all.filter((each) => each !== null);
  return all.length > 0 && streams.length === all.length ? [...new Set(streams)] : null;
};

/** Takes back what this item did to letters: its refused result waits no more, and the hold ends if it was its own and no other's. */
export const release = (item: StoredItem, participantId: string, today: CivilDate, policy: Policy, isHeldByOthers: boolean, merged: MergedTrails): OnRecord =>
  of(item, participantId, isHeldByOthers ? 'release' : 'release-all', today, (p, { trail }) => {
    const waiting = waitingOf(item, p, trail, merged);
    const removed = waiting === null ? E.right(nothing) : decide({ kind: 'participant', ...p }, command('settle-result', { testDate: today, item: waiting, remove: true }), today, policy);
    if (E.isLeft(removed)) return refusedBecause(removed);
    const isLast = !isHeldByOthers && heldFor(trail, merged)?.includes(item.stream) === true;
    return E.right(isLast ? together(removed.right, endHoldForReport(after(p, removed.right.events), today)) : removed.right);
  });
