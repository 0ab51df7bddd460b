import { createHmac } from 'node:crypto';

/** A mailbox, its password, and the key that everybody in an environment of MESH shares. */
export interface Credentials {
  readonly mailbox: string;
  readonly password: string;
  readonly sharedKey: string;
}

/** What a request is signed for: a text of its own (`nonce`), how often that was used, and the minute (`yyyyMMddHHmm`, UTC). */
export interface Signed {
  readonly nonce: string;
  readonly count: string;
  readonly minute: string;
}

/** The minute of an instant (ISO 8601 in UTC) as MESH writes it. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace(/\D/g, '');

/** The hash by which MESH knows that whoever asks has the password. Source: the published MESH API, Authorization header. */
export const hashOf = ({ mailbox, password, sharedKey }: Credentials, { nonce, count, minute }: Signed): string =>
  createHmac('sha256', sharedKey).update(`${mailbox}:${nonce}:${count}:${password}:${minute}`).digest('hex');

/** The Authorization header of one request. It holds for that one and no other, so each try needs a nonce of its own. */
export const authorization = (credentials: Credentials, nonce: string, instant: string): string => {
  const signed = { nonce, count: '1', minute: minuteOf(instant) };
  return `NHSMESH ${credentials.mailbox}:${nonce}:${signed.count}:${signed.minute}:${hashOf(credentials, signed)}`;
};
