import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type CryptoKey, jwtVerify, type KeyObject } from 'jose';

/** The application that is known to the platform. */
export interface Registered {
  readonly apiKey: string;
  readonly keyId: string;
  readonly publicKey: CryptoKey | KeyObject;
}

export interface Access {
  /** Whether an Authorization header lets somebody in. */
  readonly letsIn: (authorization: string | undefined) => boolean;
}

/** Most seconds that an assertion may hold. */
const longest = 300;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The token service: an assertion is believed once, if it is signed with the registered key, for this address, and not for longer than five minutes. */
export const grantTokens = (app: FastifyInstance, { apiKey, keyId, publicKey }: Registered, life: number, now: () => number): Access => {
  const used = new Set<string>();
  const tokens = new Map<string, number>();

  const believes = async (assertion: string, audience: string): Promise<boolean> => {
    const currentDate = new Date(now());
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, { algorithms: ['RS512'], issuer: apiKey, subject: apiKey, audience, currentDate, requiredClaims: ['exp', 'jti'] });
    const { exp = 0, jti = '' } = payload;
    if (protectedHeader.kid !== keyId || used.has(jti) || exp - now() / 1000 > longest) return false;
    used.add(jti);
    return true;
  };

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => done(null, new URLSearchParams(String(body))));
  app.post('/oauth2/token', async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    if (form.get('grant_type') !== 'client_credentials' || form.get('client_assertion_type') !== assertionType)
      return reply.code(400).send({ error: 'invalid_request', error_description: 'grant_type or client_assertion_type is missing or not known' });
    const audience = `http://${request.headers.host}/oauth2/token`;
    if (!(await believes(form.get('client_assertion') ?? '', audience).catch(() => false)))
      return reply.code(401).send({ error: 'invalid_client', error_description: 'The assertion is not believed' });
    const token = randomUUID();
    tokens.set(token, now() + life * 1000);
    return reply.send({ access_token: token, expires_in: String(life), token_type: 'Bearer', issued_at: String(now()) });
  });

  return { letsIn: (authorization = '') => (tokens.get(/^Bearer (\S+)$/.exec(authorization)?.[1] ?? '') ?? 0) > now() };
};
