import { type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** Who we are to the API platform: the API key of our application, and the private key (RSA) whose public half it has under `keyId`. */
export interface Credentials {
  readonly tokenUrl: string;
  readonly apiKey: string;
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** Seconds that an assertion holds. The platform allows five minutes from its own now, and clocks differ a little. */
const life = 290;

/** What proves once, to the token service alone, that we hold the private key. Source: the API platform's application-restricted signed JWT. */
export const assertion = ({ tokenUrl, apiKey, keyId, privateKey }: Credentials, milliseconds: number): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ typ: 'JWT', alg: 'RS512', kid: keyId })
    .setIssuer(apiKey)
    .setSubject(apiKey)
    .setAudience(tokenUrl)
    .setJti(randomUUID())
    .setExpirationTime(Math.floor(milliseconds / 1000) + life)
    .sign(privateKey);
