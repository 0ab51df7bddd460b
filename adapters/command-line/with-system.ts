import { userInfo } from 'node:os';
import { type Action, actions } from '../../domain/access/action.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { permitted } from '../../domain/access/permitted.ts';
import type { RoleGroup } from '../../domain/access/role-group.ts';
import { type Configuration, configurationOrExit } from '../configuration.ts';
import { openSystem, type System } from '../system.ts';

/** A message for whoever typed the command; ends it with code 1. */
export class CommandFailed extends Error {}

const groupsOf = ({ commandLineGroups, environment }: Configuration): readonly RoleGroup[] =>
  commandLineGroups ?? (environment === 'production' ? ['system-client'] : ['system-client', 'csas-manager']);

/** Whoever has the command line, in one of the groups for which they may act. */
const identityIn = (group: RoleGroup): Identity => ({
  user: userInfo().username,
  name: userInfo().username,
  group,
  role: 'operator',
  organisation: 'csms',
  activities: [],
  session: `command line ${process.pid}`,
  scopes: null,
  acknowledged: true,
});

/** In which of their groups somebody may do this; where in none, the command ends. */
const identityFor = (configuration: Configuration, needs: Action): Identity => {
  const groups = groupsOf(configuration);
  const identity = groups.map(identityIn).find((each) => permitted(each, needs) === 'all');
  if (identity === undefined)
    throw new CommandFailed(`access-denied: ${actions[needs]} (${needs}) is not among what ${groups.join(' and ')} may do. CSMS_COMMAND_LINE_GROUPS says for whom the command line may act; docs/access.md who may do what.`);
  return identity;
};

/** Opens the system for one command, if whoever typed it may do that, and closes it after, also when the command fails or is interrupted. */
export const withSystem = async <A>(needs: Action, work: (system: System, identity: Identity) => Promise<A>): Promise<A> => {
  const configuration = configurationOrExit();
  const identity = identityFor(configuration, needs);
  const system = await openSystem(configuration);
  const interrupted = () => void system.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work(system, identity);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await system.close();
  }
};
