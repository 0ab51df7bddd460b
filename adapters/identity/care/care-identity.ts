import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as client from 'openid-client';
import type { Person } from '../../../application/access/sessions.ts';
import type { HeldRole } from '../../../domain/access/choices.ts';
import type { SessionLimits } from '../../../domain/rules/sessions.ts';
import { IssuerUnreachable } from '../tokens/verify.ts';
import { Assurance, rolesIn, UserInfo } from './claims.ts';
import { described } from './description.ts';
import { type Ended, verifyLogout } from './logout-token.ts';
import type { Registration } from './registration.ts';
import { type NotSignedIn, whyNot } from './why-not.ts';

/** Somebody of whom the identity service says who they are, and which roles they hold. */
export interface SignedIn {
  readonly person: Person;
  readonly roles: readonly HeldRole[];
}

/** Care Identity (CIS2), or what stands in for it. */
export interface CareIdentity {
  /** Where a browser goes to sign in, and comes back from with the same secret. Throws when the service cannot be reached. */
  readonly begin: (secret: string, back: string) => Promise<URL>;
  /** Who came back, at the address with what the service said in it. */
  readonly complete: (secret: string, returned: URL) => Promise<E.Either<NotSignedIn, SignedIn>>;
  /** Whose sessions a token ends; null: it is no good one. Throws `IssuerUnreachable` when the service’s keys cannot be had. */
  readonly ended: (token: string) => Promise<Ended | null>;
}

const scope = 'openid profile nhsperson nationalrbacaccess associatedorgs';
/** Smartcard, or an authenticator on a telephone. */
const ways = 'AAL2_OR_AAL3_ANY';
const leastSureOfPerson = 3;
const leastSureOfSignIn = 2;

/** What goes along and must come back follows from the browser’s secret: until somebody has come back nothing is kept of them. */
const derived = (secret: string, purpose: string): string => createHash('sha256').update(`${purpose} ${secret}`).digest('base64url');

export const careIdentity = (registration: () => Promise<Registration>, limits: () => SessionLimits, now: () => string): CareIdentity => {
  const service = described(registration, now);
  const maxAge = (): number => limits().freshness * 60;
  return {
    begin: async (secret, back) => {
      const { configuration } = await service();
      return client.buildAuthorizationUrl(configuration, {
        redirect_uri: back,
        scope,
        // Whoever sits there now, and not whoever sat there before them.
        prompt: 'login',
        acr_values: ways,
        max_age: String(maxAge()),
        state: derived(secret, 'state'),
        nonce: derived(secret, 'nonce'),
        code_challenge: await client.calculatePKCECodeChallenge(derived(secret, 'verifier')),
        code_challenge_method: 'S256',
      });
    },
    complete: async (secret, returned) => {
      if (returned.searchParams.get('state') !== derived(secret, 'state')) return E.left('not-under-way');
      try {
        const { configuration } = await service();
        const tokens = await client.authorizationCodeGrant(configuration, returned, {
          pkceCodeVerifier: derived(secret, 'verifier'),
          expectedState: derived(secret, 'state'),
          expectedNonce: derived(secret, 'nonce'),
          maxAge: maxAge(),
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return E.left('not-believed');
        const sure = Assurance.decode(claims);
        if (E.isLeft(sure) || sure.right.id_assurance_level < leastSureOfPerson || sure.right.authentication_assurance_level < leastSureOfSignIn) return E.left('not-sure-enough');
        const told = UserInfo.decode(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub));
        if (E.isLeft(told)) return E.left('not-believed');
        const { nhsid_useruid: user, name = user } = told.right;
        const providerSession = typeof claims['sid'] === 'string' ? claims['sid'] : null;
        return E.right({ person: { subject: claims.sub, providerSession, user, name }, roles: rolesIn(told.right) });
      } catch (error) {
        return E.left(whyNot(error));
      }
    },
    ended: async (token) => {
      const { configuration, keys } = await service().catch(() => {
        throw new IssuerUnreachable();
      });
      const { issuer, client_id: clientId } = { ...configuration.serverMetadata(), ...configuration.clientMetadata() };
      return verifyLogout({ issuer, clientId, keys }, token, now());
    },
  };
};
