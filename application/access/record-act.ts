import * as E from 'fp-ts/lib/Either.js';
import type { Session } from '../../domain/access/session.ts';
import type { SessionAct } from '../../domain/access/session-act.ts';
import { type AccessLog, nobodyKnown } from '../ports/access-log.ts';

/** Where somebody was who did it, and what else it brought about. */
export interface From {
  /** IP address. */
  readonly address: string;
  readonly correlationId: string;
}

/** Of somebody who came no further than the door, only the user id is known. */
export type OfWhom = Pick<Session, 'user'> & Partial<Pick<Session, 'id' | 'chosen'>>;

/** It could not be put on record, so that it must not be answered. */
export class NotOnRecord extends Error {
  readonly code = 'NOT_ON_RECORD';
}

/** Puts on record what somebody did about their session, or why they were not let in. Throws `NotOnRecord`. */
export const recordAct =
  (accessLog: AccessLog) =>
  async (act: SessionAct, whom: OfWhom | null, from: From, refused: string | null = null): Promise<void> => {
    const chosen = whom?.chosen ?? null;
    const who = whom === null ? nobodyKnown : { user: whom.user, role: chosen?.code ?? null, group: chosen?.group ?? null, organisation: chosen?.organisation ?? null, session: whom.id ?? null };
    const recorded = await accessLog.record({ who, operation: act, action: act, refused, people: [], reason: null, ...from });
    if (E.isLeft(recorded)) throw new NotOnRecord('It could not be put on record', { cause: recorded.left.cause });
  };
