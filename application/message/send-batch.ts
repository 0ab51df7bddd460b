import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { BatchClosed } from '../../domain/message/batch.ts';
import type { MessageStep } from '../../domain/message/decide.ts';
import { standingOf } from '../../domain/message/standing.ts';
import { isThereAlready, leftOut, liesInTheBatch, othersUnwelcome } from '../../domain/message/taken-back.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Answer, Notify } from '../ports/notify.ts';
import { type ClosingDeps, closeBatch, readBatch } from './batches.ts';
import { handedOf } from './handed.ts';
import { peopleOf } from './people.ts';
import { loadMessages, type StoredMessage, stepMessages } from './stored-messages.ts';

export interface SendingDeps extends ClosingDeps {
  readonly policy: Pick<Policy, 'version' | 'lateLetters'>;
  readonly notify: Pick<Notify, 'send'>;
  readonly routingPlanOf: (letter: LetterCode) => string;
}

/** How it ended with a batch. */
export type Sent =
  /** Nothing of it was without an answer. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'handed-over'; readonly messages: number }
  /** NHS Notify will not have some of them: these are for somebody to look at, the others wait again. */
  | { readonly kind: 'unwelcome'; readonly messages: number }
  /** It took none, for a reason that holds for all. They wait again. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** It let us in for nothing, or said what is not known: whether the batch is there, it did not say. Somebody must act; then the same batch again. */
  | { readonly kind: 'denied'; readonly code: string; readonly detail: string }
  /** They may be there or not: the same batch again, after so many seconds. */
  | { readonly kind: 'unknown'; readonly code: string; readonly againAfter: number };

/** Whose record cannot be read now may be read by a newer version: in seconds, when that is looked at again. */
const unreadableAgainAfter = 300;

const cause = 'hand-over';

const isIn = (batch: string) => ({ message: { place } }: StoredMessage): boolean => place.at === 'handing-over' && place.batch === batch;

/**
 * Gives a batch to NHS Notify, the first time or again, and keeps the answer. What makes it up is said once, before it goes
 * anywhere: so it may be done again after a kill at any instant, or by several machines at once, and is always the same batch.
 * `candidates`: whoever may be in it.
 */
export const sendBatch = async (deps: SendingDeps, batch: string, candidates: readonly string[], today: CivilDate): Promise<Sent> => {
  const closed = (await readBatch(deps.log, batch)) ?? (await close(deps, batch, candidates, today));
  if (closed === null) return { kind: 'nothing' };
  const members = new Set(closed.members);
  await stepMessages(deps, candidates.filter((each) => !members.has(each)), () => ({ do: 'take-back', batch, code: leftOut }), today, cause);
  const messages = await loadMessages(deps.log, closed.members);
  if (!messages.some(isIn(batch))) return { kind: 'nothing' };
  const people = await peopleOf(deps.log, messages);
  if (people.size < closed.members.length) return { kind: 'unknown', code: 'record-unreadable', againAfter: unreadableAgainAfter };
  const handed = [...people].map(([reference, person]) => handedOf(reference, person));
  return keep(deps, batch, closed, await deps.notify.send({ reference: batch, routingPlan: closed.routingPlan, messages: handed }), today);
};

/** Who may not get it any more since it was put into the batch is not in it: their records are read anew, as late as can be. */
const close = async (deps: SendingDeps, batch: string, candidates: readonly string[], on: CivilDate): Promise<BatchClosed | null> => {
  const messages = (await loadMessages(deps.log, candidates)).filter(isIn(batch));
  const [first] = messages;
  if (first === undefined) return null;
  const people = await peopleOf(deps.log, messages);
  const members = [...people].filter(([, person]) => standingOf(person, on, deps.policy) === 'may-go').map(([reference]) => reference);
  const { letter } = first.message;
  return closeBatch(deps, batch, { letter, routingPlan: deps.routingPlanOf(letter), members, on });
};

/** Keeps what NHS Notify answered, of those that have no answer yet. */
const keep = async (deps: SendingDeps, batch: string, { members }: BatchClosed, answer: Answer, today: CivilDate): Promise<Sent> => {
  const all = (stepOf: (reference: string) => MessageStep) => stepMessages(deps, members, ({ reference }) => stepOf(reference), today, cause);
  switch (answer.kind) {
    case 'accepted':
      return { kind: 'handed-over', messages: await all((reference) => ({ do: 'hand-over', batch, notifyId: answer.ids.get(reference) ?? null })) };
    case 'accepted-before':
      return { kind: 'handed-over', messages: await all(() => ({ do: 'hand-over', batch, notifyId: null })) };
    case 'unwelcome': {
      const why = new Map(answer.messages.map((each) => [each.reference, each]));
      const ours = members.filter((each) => why.has(each));
      const [{ code }] = answer.messages;
      await all((reference) => {
        const fault = why.get(reference);
        if (fault !== undefined && isThereAlready(fault.code)) return { do: 'hand-over', batch, notifyId: null };
        if (fault !== undefined) return { do: 'refuse', batch, code: fault.code, field: fault.field };
        return { do: 'take-back', batch, code: ours.length === 0 ? code : othersUnwelcome };
      });
      // None of ours is named: sent anew it would be the same again.
      return ours.length === 0 ? { kind: 'refused', code, detail: 'None of the messages is named' } : { kind: 'unwelcome', messages: ours.length };
    }
    case 'refused':
      if (!liesInTheBatch(answer.code)) return { ...answer, kind: 'denied' };
      await all(() => ({ do: 'take-back', batch, code: answer.code }));
      return answer;
    case 'unknown':
      return answer;
  }
};
