import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { exportJWK, generateKeyPair, importPKCS8 } from 'jose';
import { placeholderRoles, roleCodes } from '../../domain/access/role-codes.ts';
import { clock } from '../clock.ts';
import type { Configuration } from '../configuration.ts';
import { identityVariables } from '../configuration/identity-variables.ts';
import { WrongSetting } from '../configuration/wrong-setting.ts';
import type { Identify } from '../http/dependencies.ts';
import type { System } from '../system.ts';
import { bearersOf } from './bearers.ts';
import { careIdentity } from './care/care-identity.ts';
import type { Registration } from './care/registration.ts';
import { identifyBy } from './identify.ts';
import { type SignIn, sessionLimits, signInBy } from './sign-in.ts';
import type { Client } from './stand-in/provider.ts';

/** How people and programs come in. */
export interface WaysIn {
  readonly identify: Identify;
  readonly signIn: SignIn;
  /** Why no person can sign in, as a code; null: they can, as far as is known. */
  readonly trouble: () => string | null;
  /** Where what stands in for CIS2 shows its users; null: nothing does. */
  readonly shownAt: string | null;
  /** Says where the system listens, which is its address unless another is configured. */
  readonly tell: (address: string) => void;
  readonly close: () => Promise<void>;
}

type Settings = Pick<Configuration, 'environment' | 'publicUrl' | 'roleCodes' | 'identityStandInPort' | 'cis2Issuer' | 'cis2ClientId' | 'cis2PrivateKey' | 'cis2KeyId' | 'tokenIssuer' | 'tokenAudience' | 'tokenJwks'>;

/** By whom people are signed in; null: by nobody. */
interface Service {
  readonly registration: () => Promise<Registration>;
  readonly shownAt: string | null;
  readonly close: () => Promise<void>;
}

const leastBits = 2_048;

/** As CIS2 has it that the configuration names; undefined: it names none. */
const configured = async ({ cis2Issuer: issuer, cis2ClientId: clientId, cis2PrivateKey: file, cis2KeyId: keyId }: Settings): Promise<Service | undefined> => {
  if (issuer === undefined || clientId === undefined || file === undefined || keyId === undefined) return undefined;
  const read = E.tryCatch(() => createPrivateKey(readFileSync(file)), (error) => error as NodeJS.ErrnoException);
  // That there is no such file, or that we may not read it, is said elsewhere.
  if (E.isLeft(read) && read.left.syscall !== undefined) throw read.left;
  if (E.isLeft(read) || read.right.asymmetricKeyType !== 'rsa' || (read.right.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits)
    throw new WrongSetting(`${identityVariables.cis2PrivateKey.name}: ${file} does not do; it must hold an RSA private key of at least ${leastBits} bits in PEM form, without a password.`);
  const key = await importPKCS8(String(read.right.export({ type: 'pkcs8', format: 'pem' })), 'RS512');
  return { registration: () => Promise.resolve({ issuer, clientId, key, keyId }), shownAt: null, close: async () => undefined };
};

const name = 'csms';

/** What stands in for it: loaded, and its keys made, when somebody first signs in. */
const stoodIn = async (port: number | undefined, publicUrl: () => string): Promise<Service> => {
  const { identityStandIn } = await import('./stand-in/stand-in.ts');
  const keys = (): Promise<Pick<Registration, 'key'> & Pick<Client, 'id' | 'url'> & { readonly known: Client['key'] }> =>
    generateKeyPair('RS512', { extractable: true }).then(async ({ privateKey, publicKey }) => ({ id: name, url: publicUrl(), key: privateKey, known: { ...(await exportJWK(publicKey)), kid: name, alg: 'RS512' } }));
  let made: ReturnType<typeof keys> | undefined;
  const once = (): ReturnType<typeof keys> => (made ??= keys());
  const standIn = await identityStandIn(async () => {
    const { id, url, known } = await once();
    return { id, url, key: known };
  }, port);
  return { registration: async () => ({ issuer: standIn.issuer, clientId: name, key: (await once()).key, keyId: name }), shownAt: standIn.url, close: standIn.close };
};

/** CIS2 that the configuration names, in development what stands in for it, and programs by their tokens. Throws when a file is not what it must be. */
export const openWaysIn = async (settings: Settings, { db, accessLog, policy, clock: { today } }: Pick<System, 'db' | 'accessLog' | 'policy' | 'clock'>): Promise<WaysIn> => {
  const { environment, identityStandInPort } = settings;
  const isProduction = environment === 'production';
  let address = settings.publicUrl ?? '';
  const publicUrl = (): string => address;
  // Who is signed in goes by the machine's time, whatever day the system takes for today.
  const { now } = clock();
  const limits = sessionLimits(policy, today);
  const service = (await configured(settings)) ?? (isProduction ? null : await stoodIn(identityStandInPort, publicUrl));
  const signIn = signInBy({
    db,
    accessLog,
    policy,
    today,
    now,
    publicUrl,
    care: service === null ? null : careIdentity(service.registration, limits, now),
    groups: roleCodes(settings.roleCodes ?? (isProduction ? {} : placeholderRoles)),
    secure: isProduction || settings.publicUrl?.startsWith('https:') === true,
  });
  return {
    signIn,
    identify: identifyBy(await bearersOf(settings, { db, policy, clock: { today } }), signIn),
    trouble: () => (service === null ? 'no-identity-service' : null),
    shownAt: service?.shownAt ?? null,
    tell: (listening) => void (address = settings.publicUrl ?? listening),
    close: async () => service?.close(),
  };
};
