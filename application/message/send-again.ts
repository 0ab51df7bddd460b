import * as E from 'fp-ts/lib/Either.js';
import { letterKind } from '../../domain/codes/letter-kind.ts';
import type { Decision, Refusals } from '../../domain/decision.ts';
import { isOnItsWay } from '../../domain/message/decide.ts';
import { isPostable } from '../../domain/message/postal-address.ts';
import { type MessageRefusal, messageRefusal, type MessageRefusalCode } from '../../domain/message/refusal.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { isInvited, sendAgain } from '../../domain/participant/decide/send-again.ts';
import type { Address } from '../../domain/participant/demographics.ts';
import { sameValue } from '../../domain/participant/same-value.ts';
import { eventId } from '../event-id.ts';
import { readHistory, type ParticipantHistory } from '../participant-history.ts';
import { type ParticipantId, streamOf } from '../participant-id.ts';
import { carryOut } from '../participants/carry-out.ts';
import type { Failure } from '../participants/outcome.ts';
import type { Known, ParticipantsDeps } from '../participants/work.ts';
import { act, type ActingOnMessage, additionOf } from './act.ts';
import { appendsOf, loadMessages, type StoredMessage } from './stored-messages.ts';

/** Where a letter goes when it goes again: where the record says now, where it said before, or somewhere else this once. */
export type WhereTo = { readonly to: 'record' | 'previous' } | { readonly to: 'other'; readonly address: Address };

export interface AskedAgain {
  readonly caseNumber: CaseNumber;
  readonly comment: string;
  readonly address: WhereTo;
}

export interface SentAgain {
  /** Of the message that goes instead; null: letters to this person are paused, and it goes under a reference of its own when they are not. */
  readonly reference: string | null;
  /** A read model that has reached it shows the letter. */
  readonly position: number;
}

export type NotSentAgain = Failure | { readonly kind: 'message'; readonly refusal: MessageRefusal };

const refused = (code: MessageRefusalCode, where: { readonly field?: string } = {}): E.Either<NotSentAgain, never> => E.left({ kind: 'message', refusal: messageRefusal(code, where) });

type Letters = readonly { readonly id: string; readonly position: number; readonly letter: string; readonly testDate: string | null }[];

/** Every time that a letter was asked for, oldest first. */
const lettersIn = ({ readAsOne }: ParticipantHistory): Letters =>
  readAsOne.flatMap(({ recorded, event }) => (event.type === 'letter-requested' ? [{ id: recorded.id, position: recorded.position, letter: event.data.letter, testDate: event.data.testDate }] : []));

/** The address on record before the present one; null: there was none. */
const previousAddress = ({ participant, entries }: ParticipantHistory): Address | null => {
  const addresses = entries.flatMap(({ event }) => {
    if (event.type === 'registered' || event.type === 'dummy-registered') return [event.data.demographics.address];
    return event.type === 'demographics-changed' && event.data.changes.address !== undefined ? [event.data.changes.address] : [];
  });
  return addresses.findLast((each) => each !== null && !sameValue(each, participant.demographics.address)) ?? null;
};

const addressFor = (history: ParticipantHistory, where: WhereTo): E.Either<NotSentAgain, Address | null> => {
  if (where.to === 'record') return E.right(null);
  if (where.to === 'other') return isPostable(where.address) ? E.right(where.address) : refused('address-incomplete', { field: 'address' });
  const address = previousAddress(history);
  return address === null ? refused('no-previous-address', { field: 'address' }) : E.right(address);
};

/**
 * Asks for the letter of a message once more, and settles the message by that, in one append. The same command id again is answered as the
 * first time, and ends what was broken off where a log stores stream by stream. Refused while this letter waits or is on its way, under whichever reference.
 */
export const sendMessageAgain = (deps: ParticipantsDeps) => async (reference: string, asked: AskedAgain, acting: ActingOnMessage): Promise<E.Either<NotSentAgain, SentAgain>> => {
  if (asked.comment.trim() === '') return refused('comment-needed', { field: 'comment' });
  const [to] = await loadMessages(deps.log, [reference]);
  if (to === undefined) return refused('no-such-message');
  const history = await readHistory(deps.log)(to.message.participantId as ParticipantId);
  if (E.isLeft(history)) return history;
  const wasDone = history.right.readAsOne.some(({ recorded }) => recorded.metadata.commandId === acting.commandId);
  const same = lettersIn(history.right).filter(({ letter, testDate }) => letter === to.message.letter && testDate === to.message.testDate);
  const address = addressFor(history.right, asked.address);
  if (!wasDone && (isOnItsWay(to.message) || (await someGo(deps, same, to.message.position)))) return refused('still-on-its-way');
  if (E.isLeft(address)) return address;
  const [done] = (await carryOut(deps)([workFor(deps, to, address.right, same.length, asked, acting)])()) as [E.Either<NotSentAgain, Done>];
  if (E.isLeft(done)) return done;
  const { participantId, decision, position } = done.right;
  const settling = settlingBy(participantId, decision, asked, acting);
  const settled = await act(deps)(reference, settling, acting);
  if (E.isLeft(settled)) return E.left({ kind: 'message', refusal: settled.left });
  return E.right({ reference: settling.as, position: Math.max(position, settled.right.position) });
};

type Done = Extract<Awaited<ReturnType<ReturnType<ReturnType<typeof carryOut>>>>[number], { readonly _tag: 'Right' }>['right'];

/** Whether this very letter was asked for again and waits or is on its way. One that no message was opened for yet waits. */
const someGo = async ({ log }: ParticipantsDeps, same: Letters, after: number): Promise<boolean> => {
  const others = same.filter(({ position }) => position > after).map(({ id }) => id);
  const messages = await loadMessages(log, others);
  return messages.length < others.length || messages.some(({ message }) => isOnItsWay(message));
};

/** What is done with the message because its letter was asked for again. */
const settlingBy = (participantId: ParticipantId, { events }: Decision, { caseNumber, comment }: AskedAgain, { commandId }: ActingOnMessage) => {
  const isHeld = events.every(({ type }) => type === 'letter-held');
  return { do: 'send-again', as: isHeld ? null : eventId(commandId, streamOf(participantId), 0), caseNumber, comment } as const;
};

const workFor = (deps: ParticipantsDeps, { reference, message }: StoredMessage, address: Address | null, known: number, asked: AskedAgain, acting: ActingOnMessage) => ({
  participantId: message.participantId as ParticipantId,
  context: { ...acting, cause: `request: send-again ${reference}, ${asked.caseNumber}` },
  claims: [],
  beside: async (participantId: ParticipantId, decision: Decision) => {
    const additions = (await loadMessages(deps.log, [reference])).map((to) => additionOf(to, settlingBy(participantId, decision, asked, acting), acting));
    return appendsOf(deps.policy.version, additions.flatMap((each) => (E.isRight(each) ? [each.right] : [])));
  },
  decide: ({ record, trail }: Known) => {
    if (record.kind !== 'participant') return E.left<NotSentAgain>({ kind: 'not-found' });
    const { letter, testDate } = message;
    const isSame = (each: { readonly letter: string; readonly testDate: string | null }): boolean => each.letter === letter && each.testDate === testDate;
    // Somebody else asked for it meanwhile, or it is held.
    const askedFor = trail.filter(({ event }) => event.type === 'letter-requested' && isSame(event.data)).length;
    if (askedFor > known || record.held.some(isSame)) return refused('still-on-its-way');
    return E.mapLeft((refusals: Refusals): NotSentAgain => ({ kind: 'refused', refusals }))(sendAgain(record, { letter, testDate, again: reference, address }, acting.today));
  },
});

/** The same for the newest invitation or reminder of the present round of somebody's invitations. */
export const sendInvitationAgain = (deps: ParticipantsDeps) => async (participantId: ParticipantId, asked: AskedAgain, acting: ActingOnMessage): Promise<E.Either<NotSentAgain, SentAgain>> => {
  const history = await readHistory(deps.log)(participantId);
  if (E.isLeft(history)) return history;
  const calls = history.right.entries.filter(({ recorded, event }) =>
    event.type === 'letter-requested' && ['invitation', 'reminder'].includes(letterKind(event.data.letter)) && recorded.metadata.commandId !== acting.commandId);
  const newest = calls.at(-1);
  if (newest === undefined || !isInvited(history.right.participant)) return refused('nothing-to-send-again');
  const [opened] = await loadMessages(deps.log, [newest.recorded.id]);
  return opened === undefined ? refused('still-on-its-way') : sendMessageAgain(deps)(newest.recorded.id, asked, acting);
};
