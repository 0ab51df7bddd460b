import { randomBytes } from 'node:crypto';
import { readConfiguration } from '../../../adapters/configuration.ts';
import { buildServer } from '../../../adapters/http/server.ts';
import { signInBy } from '../../../adapters/identity/sign-in.ts';
import { loadSample } from '../../../adapters/sample.ts';
import { logger } from '../../../adapters/logging/logger.ts';
import { openSystem } from '../../../adapters/system.ts';
import { receiveCallback } from '../../../adapters/notify/callbacks/receive.ts';
import type { Identity } from '../../../domain/access/identity.ts';
import type { RoleGroup } from '../../../domain/access/role-group.ts';
import { fuzz, type Round } from './fuzz.ts';

export type { Round } from './fuzz.ts';

/** Somebody of a group, at a practice of the sample. */
const someoneOf = (group: RoleGroup): Identity => ({ user: `torture-${group}`, name: 'Torture', group, role: 'torture', organisation: 'C81002', activities: [], session: 'torture', scopes: null, acknowledged: true });

/** Asks the whole system, with the sample and a day's run in it, whatever can be asked. */
export async function* torture({ rounds, seed, databaseUrl }: { readonly rounds: number; readonly seed: number; readonly databaseUrl: string }): AsyncIterable<Round> {
  const configuration = readConfiguration({ DATABASE_URL: databaseUrl, CSMS_TODAY: '2026-11-22', CSMS_REQUESTS_PER_MINUTE: '1000000', CSMS_MOST_DELAY_MILLISECONDS: '60000' });
  if (configuration._tag === 'Left') throw new Error(configuration.left.join('\n'));
  const system = await openSystem(configuration.right);
  const { clock, log, readModels } = system;
  try {
    await loadSample(system);
    await system.dailyRun(clock.today());
    await readModels.catchUp();
    let who = someoneOf('csas-manager');
    const callbacks = receiveCallback({ key: { applicationId: 'fuzz', apiKey: randomBytes(16).toString('hex') }, told: () => Promise.resolve({ unknown: 0 }), onOddities: () => undefined });
    const deps = { ...system, today: clock.today, now: clock.now, identify: async () => who, signIn: signInBy({ ...system, now: clock.now, today: clock.today, care: null, groups: {}, publicUrl: () => 'http://127.0.0.1', secure: false }), signInTrouble: () => null, dayToConfirm: () => null, receiveCallback: callbacks, messagesTrouble: () => null, reconcile: () => Promise.resolve(null), reconciliationTrouble: () => null, mailTrouble: () => null, settings: configuration.right };
    const server = await buildServer(deps, logger('silent'));
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    const people = await system.tables.selectFrom('participant_summary').select('participant_id').orderBy('participant_id').limit(60).execute();
    try {
      yield* fuzz({ as: (group) => void (who = someoneOf(group)), url, head: log.head, catchUp: readModels.catchUp, met: { participantId: people.map(({ participant_id }) => participant_id) } }, { rounds, seed });
    } finally {
      await server.close();
    }
  } finally {
    await system.close();
  }
}
