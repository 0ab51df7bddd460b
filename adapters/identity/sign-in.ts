import { randomBytes, randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { sessions, type Sessions } from '../../application/access/sessions.ts';
import type { AccessLog } from '../../application/ports/access-log.ts';
import type { RoleCodes } from '../../domain/access/role-codes.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { SessionLimits } from '../../domain/rules/sessions.ts';
import { type Cookies, cookiesOver } from './browser.ts';
import type { CareIdentity } from './care/care-identity.ts';
import { sessionStore } from './session-store.ts';

/** What people sign in by. */
export interface SignIn {
  readonly sessions: Sessions;
  readonly limits: () => SessionLimits;
  /** Now, for whoever is signed in: ISO 8601, UTC, to the millisecond. */
  readonly now: () => string;
  /** Null: none is set up, and nobody gets in by a browser. */
  readonly care: CareIdentity | null;
  readonly groups: RoleCodes;
  /** The address at which people use the system. */
  readonly publicUrl: () => string;
  readonly cookies: Cookies;
  /** Notes that a token that ends sessions was taken. False: it was taken before. */
  readonly spend: (token: string) => Promise<boolean>;
}

export interface SignInSettings extends Pick<SignIn, 'care' | 'groups' | 'publicUrl' | 'now'> {
  readonly db: Kysely<unknown>;
  readonly accessLog: AccessLog;
  readonly policy: Policy;
  readonly today: () => CivilDate;
  readonly secure: boolean;
}

const secretBytes = 32;

export const sessionLimits = (policy: Policy, today: () => CivilDate) => (): SessionLimits => inForce(policy.sessions, today()).value;

export const signInBy = ({ db, accessLog, policy, today, secure, ...rest }: SignInSettings): SignIn => {
  const limits = sessionLimits(policy, today);
  return {
    ...rest,
    limits,
    cookies: cookiesOver(secure),
    sessions: sessions({ store: sessionStore(db), accessLog, limits, now: rest.now, newId: randomUUID, newSecret: () => randomBytes(secretBytes).toString('base64url') }),
    spend: (token) => spend(db, token, rest.now()),
  };
};

/** Remembered for an hour: no token is taken that is older than some minutes. */
const spend = async (db: Kysely<unknown>, token: string, now: string): Promise<boolean> => {
  await sql`delete from access.spent_logout where forget_at < ${now}`.execute(db);
  const { numAffectedRows = 0n } = await sql`insert into access.spent_logout (token, forget_at) values (${token}, ${now}::timestamptz + interval '1 hour') on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
};
