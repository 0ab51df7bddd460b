import { RoleGroup } from '../../domain/access/role-group.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { inForce } from '../../domain/rules/dated.ts';
import { clock } from '../clock.ts';
import { configurationOrExit } from '../configuration.ts';
import { bearerFor } from '../identity/tokens/bearer-for.ts';
import { issueToken } from '../identity/tokens/issue.ts';
import { localKey } from '../identity/tokens/local-key.ts';
import { CommandFailed, withSystem } from './with-system.ts';

export interface TypedToken {
  readonly role: string;
  readonly organisation?: string;
  readonly user?: string;
  readonly minutes: string;
}

/** A token for trying things out, signed with the key of this installation. */
export const madeToken = async ({ role, organisation, user, minutes }: TypedToken): Promise<string> => {
  if (configurationOrExit().environment === 'production') throw new CommandFailed('not-in-production: programs bring tokens of the service that CSMS_TOKEN_ISSUER names: see docs/sign-in.md.');
  if (!RoleGroup.is(role)) throw new CommandFailed(`not-a-group: --role must be one of ${wordsOf(RoleGroup).join(', ')}.`);
  if (organisation !== undefined && !/^[A-Z0-9]{3,10}$/.test(organisation)) throw new CommandFailed('not-an-organisation: --organisation must be an ODS code such as C81002.');
  if (user !== undefined && !/^[A-Za-z0-9._-]{1,64}$/.test(user)) throw new CommandFailed('not-a-user: --user must be a CIS2 user id such as 555000000101, or the name of a program.');
  return withSystem('operate', async ({ db, policy, clock: { today } }) => {
    const { token: longest } = inForce(policy.sessions, today()).value;
    if (!/^\d{1,3}$/.test(minutes) || Number(minutes) < 1 || Number(minutes) > longest) throw new CommandFailed(`not-so-long: --minutes must be a whole number from 1 to ${longest}.`);
    const named = { ...(organisation === undefined ? {} : { organisation }), ...(user === undefined ? {} : { user }) };
    // Who is let in goes by the machine's time, whatever day the system takes for today.
    return issueToken(await localKey(db), bearerFor(role, named), Number(minutes), clock().now());
  });
};
