import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll } from 'vitest';
import { careIdentity } from '../../adapters/identity/care/care-identity.ts';
import { identifyBy } from '../../adapters/identity/identify.ts';
import { sessionLimits } from '../../adapters/identity/sign-in.ts';
import { demoUserOf } from '../../adapters/identity/stand-in/demo-users.ts';
import { type IdentityStandIn, identityStandIn } from '../../adapters/identity/stand-in/stand-in.ts';
import type { RoleGroup } from '../../domain/access/role-group.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { type Api, withApi } from '../api.ts';
import { type Browser, browser, fieldIn, type Page } from './browser.ts';
import { signInOf } from './sign-in.ts';

export interface SigningIn {
  readonly api: () => Api;
  readonly standIn: () => IdentityStandIn;
  /** Lets so much time pass for whoever is signed in. */
  readonly passMinutes: (minutes: number) => void;
  /** Has somebody sign in, up to the page that they come to. */
  readonly signsIn: (user: string, at?: Browser) => Promise<{ readonly browser: Browser; readonly page: Page }>;
  /** And has them acknowledge, so that they may look. */
  readonly isIn: (group: Exclude<RoleGroup, 'system-client'>) => Promise<Browser>;
}

/** The API with its sign-in pages, and what stands in for CIS2: both real, on ports of their own. */
export const withSigningIn = (): SigningIn => {
  const keys = generateKeyPair('RS512', { extractable: true });
  let passed = 0;
  let standIn: IdentityStandIn | undefined;
  const stood = (): IdentityStandIn => {
    if (standIn === undefined) throw new Error('What stands in is there when tests run, not when they are described');
    return standIn;
  };

  beforeAll(async () => {
    standIn = await identityStandIn(async () => ({ id: 'csms', key: { ...(await exportJWK((await keys).publicKey)), kid: 'csms', alg: 'RS512' }, url: api().url }));
  });
  const api = withApi((database) => {
    const registration = async () => ({ issuer: stood().issuer, clientId: 'csms', key: (await keys).privateKey, keyId: 'csms' });
    const care = careIdentity(registration, sessionLimits(programmePolicy, () => civilDate('2026-11-22')), () => new Date().toISOString());
    const signIn = signInOf(database, { now: () => new Date(Date.now() + passed).toISOString(), care, publicUrl: () => api().url });
    return { signIn, identify: identifyBy(async () => null, signIn) };
  });
  afterAll(() => standIn?.close());

  const signsIn: SigningIn['signsIn'] = async (user, at = browser()) => {
    const choose = await at.get(`${api().url}/sign-in/begin`);
    return { browser: at, page: await at.send(choose.url, { user }) };
  };
  return {
    api,
    standIn: stood,
    passMinutes: (minutes) => void (passed += minutes * 60_000),
    signsIn,
    isIn: async (group) => {
      const { browser: at, page } = await signsIn(demoUserOf[group].id);
      await at.send(`${api().url}/sign-in/reminder`, { csrf: fieldIn(page, 'csrf'), understood: 'yes' });
      return at;
    },
  };
};
