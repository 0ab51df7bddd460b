import { createHmac, timingSafeEqual } from 'node:crypto';

/** What NHS Notify and we agreed on for its callbacks. */
export interface CallbackKey {
  readonly applicationId: string;
  readonly apiKey: string;
}

/** The signature of a body, over its very bytes: HMAC-SHA256 in lower-case hex. Source: the published callbacks of NHS Notify. */
export const signatureOf = ({ applicationId, apiKey }: CallbackKey, body: Uint8Array): string =>
  createHmac('sha256', `${applicationId}.${apiKey}`).update(body).digest('hex');

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
