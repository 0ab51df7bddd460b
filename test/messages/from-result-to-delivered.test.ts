import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HandingOver, handingOver } from '../../adapters/hand-over-messages.ts';
import { buildServer } from '../../adapters/http/server.ts';
import { type StoodIn, standsIn } from '../../adapters/notify/in-development.ts';
import { callbacksInto } from '../../adapters/notify/callbacks/of-system.ts';
import { openSystem, type System } from '../../adapters/system.ts';
import { handle } from '../../application/participants.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { messagesByState } from '../../projections/messages/queries.ts';
import { withDatabase } from '../database.ts';
import { manager } from '../identities.ts';
import { signInOf } from '../identity/sign-in.ts';
import { httpSettings } from '../http-settings.ts';
import { csas, nhsNumber } from '../in-memory.ts';
import { joining } from '../people.ts';
import { calm } from '../notify/world.ts';
import { captureLog } from '../logs/captured.ts';

const database = withDatabase();
const today = civilDate('2026-11-23');
const quiet = captureLog().log;

/** A running system on PostgreSQL, from its start to its end. */
const start = async (notify: StoodIn) => {
  const system = await openSystem({ databaseUrl: database().url, dataFolder: undefined, eventLogUrl: undefined, identityKey: 'k'.repeat(32), today, checkpoints: undefined, checkpointKey: 'k'.repeat(32) });
  const server = await buildServer({
    ...system, today: system.clock.today, now: system.clock.now, identify: async () => manager, signIn: signInOf(database()), signInTrouble: () => null, settings: httpSettings(), receiveCallback: callbacksInto(system, notify.callbackKey, quiet),
    dayToConfirm: () => null, messagesTrouble: () => null, reconcile: () => Promise.resolve(null), reconciliationTrouble: () => null, mailTrouble: () => null,
  }, quiet);
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  notify.standIn.tell(`${address}/api/v1/notify/callbacks`);
  let sending: HandingOver | null = null;
  return {
    system,
    address,
    sends: () => void (sending = handingOver({ ...system, ...notify, newId: randomUUID }, 60, quiet)),
    stops: async () => {
      await sending?.stop();
      notify.standIn.tell(null);
      await server.close();
      await system.close();
    },
  };
};

const states = async ({ readModels, db }: System) => {
  await readModels.catchUp();
  return (await messagesByState(db)).map(({ state, letter, messages }) => [state, letter, messages]);
};

describe('letters of results, on PostgreSQL and by the real client', () => {
  let notify: StoodIn;
  let running: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    notify = await standsIn({ today: () => today, knobs: { ...calm, busy: 1, doubled: 1, late: 0.5 }, folder: null });
    running = await start(notify);
  });
  afterAll(async () => {
    await running.stops();
    await notify.standIn.close();
  });

  const does = async (n: number, what: Command, commandId: string) =>
    expect(await handle(running.system)(running.system.ids.of(nhsNumber(n)), what, { today, actor: csas, cause: 'a test', correlationId: 'c', commandId })()).toMatchObject({ _tag: 'Right' });

  it('are owed by results that came by the API, and given to NHS Notify, which has no time', async () => {
    for (const n of [1, 2, 3]) {
      await does(n, joining(n), `join ${n}`);
      const result = { testDate: '2026-11-06', cytology: 'X', hpv: '0', action: 'A', slideNumber: `2600000${n}`, laboratory: '62010' };
      const posted = await fetch(`${running.address}/api/v1/participants/${running.system.ids.of(nhsNumber(n))}/results`, { method: 'POST', body: JSON.stringify(result), headers: { 'content-type': 'application/json' } });
      expect(posted.status).toBeLessThan(300);
    }
    await does(3, command('pause', { by: 'csas' }), 'pause');
    running.sends();
    await vi.waitFor(async () => expect(await states(running.system)).toEqual([['handing-over', 'PX0A', 2], ['held', 'PX0A', 1]]), 10_000);
    expect([...notify.standIn.accepted()]).toEqual([]);
  });

  it('go after a restart, once each, and are known to have arrived by callbacks that come twice and late', async () => {
    await running.stops();
    notify.standIn.turn({ busy: 0 });
    running = await start(notify);
    running.sends();
    await vi.waitFor(async () => expect(await states(running.system)).toEqual([['delivered', 'PX0A', 2], ['held', 'PX0A', 1]]), 10_000);
    expect([...notify.standIn.accepted()]).toHaveLength(2);
    const owed = await fetch(`${running.address}/api/v1/participants/${running.system.ids.of(nhsNumber(1))}/messages`);
    expect(await owed.json()).toMatchObject({ letters: [{ letter: 'PX0A', testDate: '2026-11-06', whereabouts: 'delivered' }] });
  });
});
