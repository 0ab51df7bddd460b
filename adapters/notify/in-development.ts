import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { notifyClient } from './client.ts';
import type { Connected } from './from-configuration.ts';
import type { Knobs } from './stand-in/knobs.ts';
import { planIds } from './stand-in/plans.ts';
import { type StandIn, standIn } from './stand-in/stand-in.ts';

/** What stands in for NHS Notify, and is connected with the system by keys of its own. */
export interface StoodIn extends Connected {
  readonly standIn: StandIn;
}

export interface Wanted {
  readonly today: () => CivilDate;
  readonly knobs: Knobs;
  /** Null: in memory alone. */
  readonly folder: string | null;
  readonly port?: number;
}

const name = 'csms';
const bits = 2_048;
/** There is nobody to spare. */
const callsPerSecond = 1_000;
const timeout = 60_000;

/** Has NHS Notify stood in for, and connects with that. Its keys last as long as it does; its messages as long as the folder. */
export const standsIn = async ({ today, knobs, folder, port = 0 }: Wanted, signal?: AbortSignal): Promise<StoodIn> => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits });
  const callbackKey = { applicationId: name, apiKey: randomUUID() };
  const started = await standIn({ registered: { apiKey: name, keyId: name, publicKey }, callbackKey, today, knobs, folder, port });
  const { url } = started;
  const notify = notifyClient({ url: `${url}/comms`, tokenUrl: `${url}/oauth2/token`, apiKey: name, keyId: name, privateKey, originator: null, contactDetails: true, callsPerSecond, timeout, ...(signal === undefined ? {} : { signal }) });
  return { notify, routingPlanOf: (letter) => planIds[letter], callbackKey, standIn: started };
};
