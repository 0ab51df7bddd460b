import type { Session } from '../../domain/access/session.ts';

/** Where sessions are kept, each under the SHA-256 (hex) of the secret that its browser has. */
export interface SessionStore {
  readonly add: (secret: string, session: Session) => Promise<void>;
  readonly find: (secret: string) => Promise<Session | null>;
  readonly use: (secret: string, at: string) => Promise<void>;
  /** Puts it under another secret, with another role, not yet acknowledged. False: there is none under this one, or no more. */
  readonly choose: (secret: string, to: string, choice: string, at: string) => Promise<boolean>;
  readonly acknowledge: (secret: string, at: string) => Promise<void>;
  readonly end: (secret: string) => Promise<void>;
  /** Ends those of a session of the identity service; where that is null, all of a person. Answers with them. */
  readonly endOf: (subject: string | null, providerSession: string | null) => Promise<readonly Session[]>;
  /** Forgets those that were last used, or began, before these instants. */
  readonly forget: (usedBefore: string, begunBefore: string) => Promise<void>;
}
