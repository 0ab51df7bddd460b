import type { CryptoKey } from 'jose';

/** How this system is registered with the identity service. */
export interface Registration {
  /** Its address, behind which its description stands (`/.well-known/openid-configuration`). */
  readonly issuer: string;
  readonly clientId: string;
  /** With which we show who we are: RSA, for RS512. */
  readonly key: CryptoKey;
  readonly keyId: string;
}
