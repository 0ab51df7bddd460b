import type { JWK } from 'jose';
import type * as Library from 'oidc-provider';
import { claimsOf, claimsOfScopes } from './claims.ts';
import type { DemoUser } from './demo-users.ts';
import { inMemory, type Memory } from './memory.ts';
import { errorPage } from './pages.ts';

/** As CIS2’s addresses go on behind its host. */
export const realm = '/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';

/** What has been agreed with the system that people sign in to. */
export interface Client {
  readonly id: string;
  /** Its public key, for RS512. */
  readonly key: JWK;
  /** Its address. */
  readonly url: string;
}

/** Its entry file says that Node.js 20 is too old for it, which it is not. Without a literal name the compiler does not look for types of the part behind. */
const module = 'oidc-provider/lib/provider.js';

/** The library's provider, set up to answer as CIS2 does. */
export const providerFor = async (issuer: string, { id, key, url }: Client, signingKey: JWK, users: readonly DemoUser[]): Promise<Library.Provider> => {
  const { Provider: Made } = (await import(module)) as typeof Library;
  const memory: Memory = new Map();
  return new Made(issuer, {
    adapter: (kind: string) => inMemory(memory, kind),
    clients: [
      {
        client_id: id,
        jwks: { keys: [key] },
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS512',
        id_token_signed_response_alg: 'RS256',
        response_types: ['code'],
        grant_types: ['authorization_code'],
        redirect_uris: [`${url}/sign-in/callback`],
        backchannel_logout_uri: `${url}/sign-in/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [signingKey] },
    cookies: { keys: [crypto.randomUUID()] },
    acrValues: ['AAL3_ANY', 'AAL2_OR_AAL3_ANY', 'AAL2_ANY'],
    claims: Object.fromEntries(Object.entries(claimsOfScopes).map(([scope, claims]) => [scope, [...claims]])),
    scopes: ['openid'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS512'], idTokenSigningAlgValues: ['RS256'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: false } },
    routes: { authorization: `${realm}/authorize`, token: `${realm}/access_token`, userinfo: `${realm}/userinfo`, jwks: `${realm}/connect/jwk_uri` },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    // The library's own way to send refuses to speak with this machine, on which the system is.
    fetch: (address, { dispatcher: _, ...options }: RequestInit & { readonly dispatcher?: unknown } = {}) => globalThis.fetch(address, options),
    findAccount: (_, account) => {
      const user = users.find((each) => each.id === account);
      return user === undefined ? undefined : { accountId: account, claims: async () => claimsOf(user) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(Object.keys(claimsOfScopes).join(' '));
      await grant.save();
      return grant;
    },
    renderError: (context, { error, error_description: says }) => {
      context.type = 'html';
      context.body = errorPage(`${error}: ${says ?? ''}`);
    },
  });
};
