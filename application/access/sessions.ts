import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import type { Choice } from '../../domain/access/choices.ts';
import { isOver, type Session } from '../../domain/access/session.ts';
import type { SessionLimits } from '../../domain/rules/sessions.ts';
import { minutesAfter, secondsAfter } from '../laboratory/instants.ts';
import type { AccessLog } from '../ports/access-log.ts';
import type { SessionStore } from '../ports/session-store.ts';
import { type From, type OfWhom, recordAct } from './record-act.ts';

/** Who the identity service says that somebody is. */
export type Person = Pick<Session, 'subject' | 'providerSession' | 'user' | 'name'>;

/** A session with the secret by which its browser shows that it is theirs. */
export interface Opened {
  readonly session: Session;
  readonly secret: string;
}

export interface SessionsDeps {
  readonly store: SessionStore;
  readonly accessLog: AccessLog;
  readonly limits: () => SessionLimits;
  /** Now, ISO 8601, UTC, to the millisecond. */
  readonly now: () => string;
  readonly newId: () => string;
  /** A text that nobody can guess. */
  readonly newSecret: () => string;
}

/** Seconds within which it is not written again that a session is in use. Its end comes so much earlier at most. */
const noted = 15;

export type Sessions = ReturnType<typeof sessions>;

/**
 * Signing in, by a browser, and what follows until signing out. What somebody does about their session is on record before it is
 * answered; what cannot be put on record throws `NotOnRecord`.
 */
export const sessions = ({ store, accessLog, limits, now, newId, newSecret }: SessionsDeps) => {
  const record = recordAct(accessLog);
  /** The session, unless it is over. To look whether there is one is not to use it. */
  const look = async (secret: string): Promise<Session | null> => {
    const session = await store.find(digestOf(secret));
    if (session === null || !isOver(session, limits(), now())) return session;
    await store.end(digestOf(secret));
    return null;
  };
  const inUse = async (secret: string, session: Session): Promise<Session> => {
    const usedAt = now();
    await store.use(digestOf(secret), usedAt);
    return { ...session, usedAt };
  };
  return {
    look,
    used: async (secret: string): Promise<Session | null> => {
      const session = await look(secret);
      return session === null || secondsAfter(session.usedAt, noted) > now() ? session : inUse(secret, session);
    },
    /** For whoever was warned of the end. */
    stay: async (secret: string): Promise<Session | null> => {
      const session = await look(secret);
      return session === null ? null : inUse(secret, session);
    },
    /** Of a single choice nobody is asked. */
    begin: async (person: Person, choices: NonEmptyArray<Choice>, from: From): Promise<Opened> => {
      const at = now();
      const { idle, longest } = limits();
      await store.forget(minutesAfter(at, -idle), minutesAfter(at, -longest));
      const session: Session = { ...person, id: newId(), choices, chosen: choices.length === 1 ? choices[0] : null, acknowledged: false, beganAt: at, usedAt: at };
      const secret = newSecret();
      await store.add(digestOf(secret), session);
      await record('sign-in', session, from);
      return { session, secret };
    },
    /** Somebody was not let in, and why, as a code. */
    refuse: (who: OfWhom | null, why: string, from: From): Promise<void> => record('sign-in', who, from, why),
    /** In the role with this id, under another secret: what somebody may have learnt of the one before is worth nothing. */
    choose: async (secret: string, id: string, from: From): Promise<E.Either<'no-session' | 'no-such-choice', Opened>> => {
      const session = await look(secret);
      if (session === null) return E.left('no-session');
      const chosen = session.choices.find((choice) => choice.id === id);
      if (chosen === undefined) return E.left('no-such-choice');
      const [at, another] = [now(), newSecret()];
      if (!(await store.choose(digestOf(secret), digestOf(another), id, at))) return E.left('no-session');
      const changed: Session = { ...session, chosen, acknowledged: false, usedAt: at };
      await record('choose-role', changed, from);
      return E.right({ session: changed, secret: another });
    },
    acknowledge: async (secret: string, from: From): Promise<Session | null> => {
      const session = await look(secret);
      if (session === null || session.chosen === null) return session;
      await record('acknowledge', session, from);
      const at = now();
      await store.acknowledge(digestOf(secret), at);
      return { ...session, acknowledged: true, usedAt: at };
    },
    end: async (secret: string, from: From): Promise<void> => {
      const session = await look(secret);
      if (session === null) return;
      await store.end(digestOf(secret));
      await record('sign-out', session, from);
    },
    /** The identity service has ended a session of its own or, where it names none, all of a person. */
    endOf: async (subject: string | null, providerSession: string | null, from: From): Promise<void> => {
      for (const session of await store.endOf(subject, providerSession)) await record('sign-out', session, from);
    },
  };
};

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What pages of a session send along with a change, so that no page from elsewhere can. Follows from the secret, which it does not tell. */
export const forgeryToken = (secret: string): string => createHash('sha256').update(`forgery ${secret}`).digest('base64url');
