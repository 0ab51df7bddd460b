import { postgresAccessLog } from '../../adapters/access-log/access-log.ts';
import type { Database } from '../../adapters/database/connection.ts';
import type { CareIdentity } from '../../adapters/identity/care/care-identity.ts';
import { type SignIn, signInBy } from '../../adapters/identity/sign-in.ts';
import { placeholderRoles, roleCodes } from '../../domain/access/role-codes.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';

interface World {
  readonly now?: () => string;
  readonly care?: CareIdentity;
  readonly publicUrl?: () => string;
  readonly secure?: boolean;
}

/** Sessions in a real database; unless another is given, there is no identity service, so that no person comes in. */
export const signInOf = ({ db, logPool }: Database, { now = () => new Date().toISOString(), care, publicUrl = () => 'http://127.0.0.1', secure = false }: World = {}): SignIn =>
  signInBy({ db, accessLog: postgresAccessLog(logPool, now), policy: programmePolicy, today: () => civilDate('2026-11-22'), now, care: care ?? null, groups: roleCodes(placeholderRoles), publicUrl, secure });
