import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { MessagesToSend, OpenBatch, WaitingLetter } from '../ports/messages-to-send.ts';
import type { Notify } from '../ports/notify.ts';
import { beginBatch } from './begin-batch.ts';
import { openMessages } from './open-messages.ts';
import { releaseHeld } from './release-held.ts';
import { sendBatch, type SendingDeps, type Sent } from './send-batch.ts';

export interface HandOverDeps extends SendingDeps {
  readonly toSend: MessagesToSend;
  readonly notify: Notify;
}

/** What one pass did. */
export interface Pass {
  readonly opened: number;
  readonly released: number;
  readonly held: number;
  readonly cancelled: number;
  readonly handedOver: number;
  /** NHS Notify will not have them, or there is nowhere to send them: for somebody to look at. */
  readonly unwelcome: number;
  /** Letters of which it takes none. Somebody must act. */
  readonly refused: readonly { readonly letter: LetterCode; readonly code: string; readonly detail: string }[];
  /** NHS Notify lets us do nothing. Somebody must act. Null: it does. */
  readonly denied: { readonly code: string; readonly detail: string } | null;
  /** NHS Notify gave no answer, or asked for a pause: in so many seconds there may be another pass. Null: at any time. */
  readonly againAfter: number | null;
  /** Others can go at once. */
  readonly more: boolean;
}

export interface Passing {
  readonly today: CivilDate;
  /** Stops it between two batches; what is left is done by the next. */
  readonly until?: AbortSignal;
}

/** Most messages in one batch: as many as are lightly held in memory, and begun in one append. */
const mostAtOnce = 1_000;
/** A batch that got no answer so many times goes after what is new: should it be at fault itself, it holds up nobody else. */
const patience = 3;

const nothingDone: Pass = { opened: 0, released: 0, held: 0, cancelled: 0, handedOver: 0, unwelcome: 0, refused: [], denied: null, againAfter: null, more: false };

/**
 * Hands over what waits, in passes: opens a message for each letter owed, sends again what got no answer, has wait what was held,
 * and hands over what waits, batch by batch. Right after a kill at any instant, and on several machines at once. Throws when the
 * log or a read model gives no answer; the next pass goes on.
 */
export const handOver = (deps: HandOverDeps) => {
  const tries = new Map<string, number>();
  /** On this day it was last looked whether any letter of all was left without a message. */
  let lookedThrough: CivilDate | null = null;

  return async ({ today, until }: Passing): Promise<Pass> => {
    let pass = nothingDone;
    const isOver = (): boolean => pass.againAfter !== null || pass.denied !== null || until?.aborted === true;

    const take = (batch: string, letter: LetterCode, sent: Sent): void => {
      if (sent.kind === 'unknown') tries.set(batch, (tries.get(batch) ?? 0) + 1);
      else tries.delete(batch);
      if (sent.kind === 'unknown') pass = { ...pass, againAfter: sent.againAfter };
      if (sent.kind === 'denied') pass = { ...pass, denied: { code: sent.code, detail: sent.detail } };
      if (sent.kind === 'handed-over') pass = { ...pass, handedOver: pass.handedOver + sent.messages };
      if (sent.kind === 'unwelcome') pass = { ...pass, unwelcome: pass.unwelcome + sent.messages, more: true };
      if (sent.kind === 'refused') pass = { ...pass, refused: [...pass.refused, { letter, code: sent.code, detail: sent.detail }] };
    };

    const sendAgain = async (batches: readonly OpenBatch[]): Promise<void> => {
      for (const { batch, letter, references } of batches) if (!isOver()) take(batch, letter, await sendBatch(deps, batch, references, today));
    };

    const handOverLetter = async ({ letter, refused }: WaitingLetter): Promise<void> => {
      const most = Math.min(mostAtOnce, deps.notify.mostMessages);
      // Where all were refused, one shows whether they still are.
      let size = refused ? 1 : most;
      for (let after = 0; !isOver(); ) {
        const page = await deps.toSend.waiting(letter, after, size);
        const last = page.at(-1);
        if (last === undefined) return;
        after = last.position;
        const references = page.map(({ reference }) => reference);
        const { batch, held, cancelled, forSomebody } = await beginBatch(deps, references, letter, today);
        pass = { ...pass, held: pass.held + held, cancelled: pass.cancelled + cancelled, unwelcome: pass.unwelcome + forSomebody };
        if (batch === null) continue;
        const sent = await sendBatch(deps, batch, references, today);
        take(batch, letter, sent);
        if (sent.kind === 'refused') return;
        size = most;
      }
    };

    await deps.toSend.catchUp();
    const opened = await openMessages(deps)(today, lookedThrough !== today);
    lookedThrough = today;
    const released = await releaseHeld(deps)(today);
    pass = { ...pass, opened, released };
    if (opened + released > 0) await deps.toSend.catchUp();
    const batches = await deps.toSend.openBatches();
    const isTiresome = ({ batch }: OpenBatch): boolean => (tries.get(batch) ?? 0) >= patience;
    await sendAgain(batches.filter((each) => !isTiresome(each)));
    for (const each of await deps.toSend.waitingLetters()) if (!isOver()) await handOverLetter(each);
    await sendAgain(batches.filter(isTiresome));
    return pass;
  };
};
