import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import type { LetterCode } from '../../domain/codes/letter.ts';
import type { Configuration } from '../configuration.ts';
import { WrongSetting } from '../configuration/wrong-setting.ts';
import { notifyVariables } from '../configuration/notify-variables.ts';
import type { CallbackKey } from './callbacks/signature.ts';
import { type NotifyClient, notifyClient } from './client.ts';
import { routingPlansIn } from './routing-plans.ts';

/** NHS Notify as we are connected with it. */
export interface Connected {
  readonly notify: NotifyClient;
  readonly routingPlanOf: (letter: LetterCode) => string;
  /** Null: it tells us nothing by itself. */
  readonly callbackKey: CallbackKey | null;
}

/** The smallest key that RS512 goes with. */
const leastBits = 2_048;

const privateKeyIn = (path: string): KeyObject => {
  const key = E.tryCatch(() => createPrivateKey(readFileSync(path)), (error) => error as NodeJS.ErrnoException);
  // That there is no such file, or that we may not read it, is said elsewhere.
  if (E.isLeft(key) && key.left.syscall !== undefined) throw key.left;
  if (E.isRight(key) && key.right.asymmetricKeyType === 'rsa' && (key.right.asymmetricKeyDetails?.modulusLength ?? 0) >= leastBits) return key.right;
  throw new WrongSetting(`${notifyVariables.notifyPrivateKey.name}: ${path} does not do; it must hold an RSA private key of at least ${leastBits} bits in PEM form, without a password.`);
};

/** NHS Notify as the configuration names it; null: it names none. Throws when a file cannot be read, or is not what it must be. */
export const notifyFrom = (configuration: Configuration, signal?: AbortSignal): Connected | null => {
  const { notifyUrl: url, notifyTokenUrl: tokenUrl, notifyApiKey: apiKey, notifyKeyId: keyId, notifyPrivateKey, notifyRoutingPlans, notifyCallbackApplication: applicationId, notifyCallbackKey } = configuration;
  if (url === undefined || tokenUrl === undefined || apiKey === undefined || keyId === undefined || notifyPrivateKey === undefined || notifyRoutingPlans === undefined) return null;
  const plans = routingPlansIn(notifyRoutingPlans);
  if (E.isLeft(plans)) throw new WrongSetting(`${notifyVariables.notifyRoutingPlans.name}: ${notifyRoutingPlans} does not do: ${plans.left}.`);
  const notify = notifyClient({
    url,
    tokenUrl,
    apiKey,
    keyId,
    privateKey: privateKeyIn(notifyPrivateKey),
    originator: configuration.notifyOriginator ?? null,
    contactDetails: configuration.notifyContactDetails === 'yes',
    callsPerSecond: configuration.notifyCallsPerSecond,
    timeout: configuration.notifyTimeout * 1_000,
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    notify,
    routingPlanOf: (letter) => plans.right[letter],
    callbackKey: applicationId === undefined || notifyCallbackKey === undefined ? null : { applicationId, apiKey: notifyCallbackKey },
  };
};
