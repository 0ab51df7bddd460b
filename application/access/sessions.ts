import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import type { Choice } from '../../domain/access/choices.ts';
import { isOver, type Session } from '../../domain/access/session.ts';
import type { SessionLimits } from '../../domain/rules/sessions.ts';
import { minutesAfter, secondsAfter } from '../laboratory/instants.ts';
import type { SessionStore } from '../ports/session-store.ts';

/** Who the identity service says that somebody is. */
export type Person = Pick<Session, 'subject' | 'providerSession' | 'user' | 'name'>;

/** A session with the secret by which its browser shows that it is theirs. */
export interface Opened {
  readonly session: Session;
  readonly secret: string;
}

export interface SessionsDeps {
  readonly store: SessionStore;
  readonly limits: () => SessionLimits;
  /** Now, ISO 8601, UTC, to the millisecond. */
  readonly now: () => string;
  readonly newId: () => string;
  /** A text that nobody can guess. */
  readonly newSecret: () => string;
}

/** Seconds within which it is not written again that a session is in use. Its end comes so much earlier at most. */
const use = 15;

export type Sessions = ReturnType<typeof sessions>;

/** Signing in, by a browser, and what follows until signing out. */
export const sessions = ({ store, limits, now, newId, newSecret }: SessionsDeps) => {
  /** The session, unless it is over. To look whether there is one is not to use it. */
  const look = async (secret: string): Promise<Session | null> => {
    const session = await store.find(digestOf(secret));
    if (session === null || !isOver(session, limits(), now())) return session;
    await store.end(digestOf(secret));
    return null;
  };
  const used = async (secret: string): Promise<Session | null> => {
    const session = await look(secret);
    if (session === null || secondsAfter(session.usedAt, use) > now()) return session;
    await store.use(digestOf(secret), now());
    return { ...session, usedAt: now() };
  };
  return {
    look,
    used,
    /** For whoever was warned of the end. */
    stay: async (secret: string): Promise<Session | null> => {
      const session = await look(secret);
      if (session === null) return null;
      const at = now();
      await store.use(digestOf(secret), at);
      return { ...session, usedAt: at };
    },
    /** Of a single choice nobody is asked. */
    begin: async (person: Person, choices: NonEmptyArray<Choice>): Promise<Opened> => {
      const at = now();
      const { idle, longest } = limits();
      await store.forget(minutesAfter(at, -idle), minutesAfter(at, -longest));
      const session: Session = { ...person, id: newId(), choices, chosen: choices.length === 1 ? choices[0] : null, acknowledged: false, beganAt: at, usedAt: at };
      const secret = newSecret();
      await store.add(digestOf(secret), session);
      return { session, secret };
    },
    /** In the role with this id, under another secret: what somebody may have learnt of the one before is worth nothing. */
    choose: async (secret: string, id: string): Promise<E.Either<'no-session' | 'no-such-choice', Opened>> => {
      const session = await look(secret);
      if (session === null) return E.left('no-session');
      const chosen = session.choices.find((choice) => choice.id === id);
      if (chosen === undefined) return E.left('no-such-choice');
      const [at, another] = [now(), newSecret()];
      if (!(await store.choose(digestOf(secret), digestOf(another), id, at))) return E.left('no-session');
      return E.right({ session: { ...session, chosen, acknowledged: false, usedAt: at }, secret: another });
    },
    acknowledge: async (secret: string): Promise<Session | null> => {
      const session = await look(secret);
      if (session === null || session.chosen === null) return session;
      const at = now();
      await store.acknowledge(digestOf(secret), at);
      return { ...session, acknowledged: true, usedAt: at };
    },
    /** Answers with the session that was ended. */
    end: async (secret: string): Promise<Session | null> => {
      const session = await look(secret);
      await store.end(digestOf(secret));
      return session;
    },
    endOf: store.endOf,
  };
};

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What pages of a session send along with a change, so that no page from elsewhere can. Follows from the secret, which it does not tell. */
export const forgeryToken = (secret: string): string => createHash('sha256').update(`forgery ${secret}`).digest('base64url');
