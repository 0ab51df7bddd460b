import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Decision } from '../../domain/decision.ts';
import { command } from '../../domain/participant/commands.ts';
import { decide } from '../../domain/participant/decide.ts';
import { after, nothing, together } from '../../domain/participant/decide/drafting.ts';
import { endHoldForReport, holdForReport } from '../../domain/participant/decide/pausing.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { slideOf } from '../../domain/participant/slide.ts';
import { isSameReport, type TestResult } from '../../domain/participant/test-result.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { ParticipantId } from '../participant-id.ts';
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

/** Which of the results that wait on this record is this item's, from 1; null: none. */
const waitingOf = ({ stream }: StoredItem, p: Participant, trail: readonly Step[]): number | null => {
  const own = trail.filter(isOf(stream)).flatMap(({ event }) => (event.type === 'result-refused' ? [event.data.result] : []));
  const place = p.refused.findIndex(({ result }) => own.some((each) => isSameReport(each, result)));
  return place < 0 ? null : place + 1;
};

/** Puts the result on the record; where it waits there, refused, it is settled by what it was corrected to. */
export const recordOn = (item: StoredItem, participantId: string, result: TestResult, today: CivilDate, policy: Policy): OnRecord => ({
  ...of(item, participantId, 'record', today, (p, { trail, facts }) => {
    const waiting = waitingOf(item, p, trail);
    const asked = waiting === null ? command('record-result', { result }) : command('settle-result', { testDate: result.testDate, item: waiting, correction: correctionTo(result) });
    return E.mapLeft((refusals: Extract<Failure, { readonly kind: 'refused' }>['refusals']): Failure => ({ kind: 'refused', refusals }))(decide({ kind: 'participant', ...p }, asked, today, policy, facts));
  }),
  slide: () => slideOf(result),
});

const correctionTo = ({ laboratory: _, ...result }: TestResult) => result;

/** Holds this person's letters while what was reported cannot be read. */
export const holdLetters = (item: StoredItem, participantId: string, today: CivilDate): OnRecord =>
  of(item, participantId, 'hold', today, () => E.right(holdForReport(today)));

/** Streams of items for whose sake letters are held since the last time that they were not; null: somebody paused them by hand, or nobody did. */
export const heldFor = (trail: readonly Step[]): readonly string[] | null => {
  const since = trail.slice(trail.findLastIndex(({ event }) => event.type === 'resumed') + 1).filter(({ event }) => event.type === 'paused');
  const ours = since.every(({ event }) => event.type === 'paused' && event.data.by === 'system');
  return since.length > 0 && ours ? [...new Set(since.map(({ metadata }) => metadata.cause))] : null;
};

/** Takes back what this item did to letters: its refused result waits no more, and the hold ends if it was its own and no other's. */
export const release = (item: StoredItem, participantId: string, today: CivilDate, policy: Policy, isHeldByOthers: boolean): OnRecord =>
  of(item, participantId, isHeldByOthers ? 'release' : 'release-all', today, (p, { trail }) => {
    const waiting = waitingOf(item, p, trail);
    const removed = waiting === null ? E.right(nothing) : decide({ kind: 'participant', ...p }, command('settle-result', { testDate: today, item: waiting, remove: true }), today, policy);
    if (E.isLeft(removed)) return E.left({ kind: 'refused', refusals: removed.left });
    const isLast = !isHeldByOthers && heldFor(trail)?.includes(item.stream) === true;
    return E.right(isLast ? together(removed.right, endHoldForReport(after(p, removed.right.events), today)) : removed.right);
  });
