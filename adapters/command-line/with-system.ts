import { userInfo } from 'node:os';
import { isLeft } from 'fp-ts/lib/Either.js';
import { type Action, actions } from '../../domain/access/action.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { permitted } from '../../domain/access/permitted.ts';
import type { RoleGroup } from '../../domain/access/role-group.ts';
import { type Configuration, configurationOrExit } from '../configuration.ts';
import { postgresAccessLog } from '../access-log/access-log.ts';
import { clock } from '../clock.ts';
import { openDatabase } from '../database/connection.ts';
import { openSystem, type System } from '../system.ts';
import { putOnRecord } from './on-record.ts';

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

/** In which of their groups somebody may do this; where in none, that is on record if it can be, and the command ends. */
const identityFor = async (configuration: Configuration, needs: Action): Promise<Identity> => {
  const groups = groupsOf(configuration);
  const identity = groups.map(identityIn).find((each) => permitted(each, needs) === 'all');
  if (identity === undefined) {
    await Promise.all(groups.slice(0, 1).map((group) => refusedOnRecord(configuration, identityIn(group), needs))).catch(() => undefined);
    throw new CommandFailed(`access-denied: ${actions[needs]} (${needs}) is not among what ${groups.join(' and ')} may do. CSMS_COMMAND_LINE_GROUPS says for whom the command line may act; docs/access.md who may do what.`);
  }
  return identity;
};

const refusedOnRecord = async ({ databaseUrl, dataFolder, today }: Configuration, identity: Identity, needs: Action): Promise<void> => {
  const database = await openDatabase({ url: databaseUrl, dataFolder });
  try {
    await putOnRecord(postgresAccessLog(database.logPool, clock(today).now), identity, { needs, refused: 'access-denied', people: [], reason: null });
  } finally {
    await database.close();
  }
};

/**
 * Opens the system for one command, if whoever typed it may do that, and closes it after, also when the command fails or is
 * interrupted. First it is on record who typed it, about whom, if it names somebody; else nothing is done.
 */
export const withSystem = async <A>(needs: Action, work: (system: System, identity: Identity) => Promise<A>, about: (system: System) => readonly string[] = () => []): Promise<A> => {
  const configuration = configurationOrExit();
  const identity = await identityFor(configuration, needs);
  const system = await openSystem(configuration);
  const interrupted = () => void system.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const recorded = await putOnRecord(system.accessLog, identity, { needs, refused: null, people: about(system), reason: null });
    if (isLeft(recorded)) throw new CommandFailed('unavailable: it could not be put on record who typed this, so nothing was done.');
    return await work(system, identity);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await system.close();
  }
};
