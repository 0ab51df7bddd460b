import { generateKeyPairSync } from 'node:crypto';
import { type NotifyClient, notifyClient, type NotifySettings } from '../../adapters/notify/client.ts';
import { planIds } from '../../adapters/notify/stand-in/plans.ts';
import { type StandIn, standIn, type StandInOptions } from '../../adapters/notify/stand-in/stand-in.ts';
import type { Batch, Handed } from '../../application/ports/notify.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { nhsNumber } from '../in-memory.ts';

export const callbackKey = { applicationId: 'app-1', apiKey: 'key-1' };

/** NHS Notify's stand-in, and clients of it. */
export interface World {
  readonly standIn: StandIn;
  readonly client: (more?: Partial<NotifySettings>) => NotifyClient;
  readonly close: () => Promise<void>;
}

/** Nothing goes wrong by chance, and an hour takes no time. */
export const calm = { seed: 1, hour: 1, fails: 0, without: 0, unread: 0, broken: 0, busy: 0, early: 0, doubled: 0, late: 0 };

export const notifyWorld = async (options: Partial<StandInOptions> = {}): Promise<World> => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stands = await standIn({ registered: { apiKey: 'csms', keyId: 'csms-1', publicKey }, callbackKey, today: () => civilDate('2026-11-22'), ...options, knobs: { ...calm, ...options.knobs } });
  const { url } = stands;
  const settings: NotifySettings = { url: `${url}/comms`, tokenUrl: `${url}/oauth2/token`, apiKey: 'csms', keyId: 'csms-1', privateKey, originator: null, contactDetails: true, callsPerSecond: 1_000, timeout: 10_000 };
  return { standIn: stands, client: (more = {}) => notifyClient({ ...settings, ...more }), close: stands.close };
};

export const planOf = (letter: LetterCode): string => planIds[letter];

/** The n-th message, to the n-th person. */
export const message = (n: number, more: Partial<Handed> = {}): Handed => ({
  reference: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`,
  nhsNumber: nhsNumber(n),
  to: null,
  personalisation: { letter_code: 'PA1' },
  ...more,
});

export const batch = (reference: string, ...messages: readonly Handed[]): Batch => ({ reference, routingPlan: planOf('PA1'), messages });
