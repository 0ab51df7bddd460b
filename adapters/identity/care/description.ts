import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as client from 'openid-client';
import type { Registration } from './registration.ts';

/** What the identity service says of itself, and its keys. */
export interface Described {
  readonly configuration: client.Configuration;
  readonly keys: JWTVerifyGetKey;
}

/** Milliseconds for which its description is kept, as it asks. */
const keptFor = 3_600_000;

/** Seconds until it must have answered. */
const timeout = 10;

const describe = async (registration: () => Promise<Registration>): Promise<Described> => {
  const { issuer, clientId, key, keyId: kid } = await registration();
  // Whom the assertion is for is the token endpoint, as the service wants it; the library would name the issuer.
  const forTokenEndpoint = { [client.modifyAssertion]: (_: unknown, payload: Record<string, unknown>) => void (payload['aud'] = configuration.serverMetadata().token_endpoint) };
  const configuration: client.Configuration = await client.discovery(
    new URL(issuer),
    clientId,
    { token_endpoint_auth_method: 'private_key_jwt', id_token_signed_response_alg: 'RS256' },
    client.PrivateKeyJwt({ key, kid }, forTokenEndpoint),
    { timeout, execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [] },
  );
  // The signature of what comes by the token endpoint too.
  client.enableNonRepudiationChecks(configuration);
  return { configuration, keys: createRemoteJWKSet(new URL(configuration.serverMetadata().jwks_uri ?? issuer)) };
};

/** Asks the identity service what it is like, again when the answer is an hour old or there was none. Throws when there is none. */
export const described = (registration: () => Promise<Registration>, now: () => string): (() => Promise<Described>) => {
  let kept: { readonly answer: Promise<Described>; readonly until: number } | null = null;
  return () => {
    const at = Date.parse(now());
    if (kept !== null && at < kept.until) return kept.answer;
    const asked = { answer: describe(registration), until: at + keptFor };
    asked.answer.catch(() => (kept = kept === asked ? null : kept));
    kept = asked;
    return asked.answer;
  };
};
