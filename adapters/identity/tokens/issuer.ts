import type { JWTVerifyGetKey } from 'jose';

/** Whose tokens are believed. */
export interface Issuer {
  /** As tokens name it (`iss`). */
  readonly name: string;
  /** As its tokens name us (`aud`). */
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** Whether it says in which group of roles the bearer is; otherwise they are programs. */
  readonly saysGroup: boolean;
}
