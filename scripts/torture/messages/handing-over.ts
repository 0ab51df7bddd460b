import { createPrivateKey, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { notifyClient } from '../../../adapters/notify/client.ts';
import { planIds } from '../../../adapters/notify/stand-in/plans.ts';
import type { System } from '../../../adapters/system.ts';
import { handOver, type Pass } from '../../../application/message/hand-over.ts';
import type { Way } from './machine.ts';

/** Milliseconds between two passes, however long NHS Notify asks to be left alone: nobody waits five minutes here. */
const between = 3;

/** One pass after the other by the real client, as every machine does it. */
export const handingOverOn = (system: Pick<System, 'log' | 'policy' | 'toSend' | 'clock'>, { url, privateKeyPem }: Way): (() => Promise<Pass>) => {
  const notify = notifyClient({ url: `${url}/comms`, tokenUrl: `${url}/oauth2/token`, apiKey: 'torture', keyId: 'torture', privateKey: createPrivateKey(privateKeyPem), originator: null, contactDetails: true, callsPerSecond: 1_000, timeout: 10_000 });
  const pass = handOver({ ...system, notify, routingPlanOf: (letter) => planIds[letter], newId: randomUUID });
  return async () => {
    const done = await pass({ today: system.clock.today() });
    await pause(between);
    return done;
  };
};
