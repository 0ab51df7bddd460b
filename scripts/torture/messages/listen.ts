import { fastify } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { ReceiveCallback } from '../../../adapters/notify/callbacks/receive.ts';

/** Hears what NHS Notify tells, as the API does. */
export const listen = async (receive: ReceiveCallback | null): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const app = fastify();
  app.addContentTypeParser('application/vnd.api+json', (_, payload, done) => done(null, payload));
  const header = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
  app.post('/', async ({ headers, body }, reply) => {
    const received = await receive?.({ apiKey: header(headers['x-api-key']), signature: header(headers['x-hmac-sha256-signature']), pieces: body as AsyncIterable<Uint8Array> });
    return reply.code(received?.kind === 'taken' ? 202 : 500).send();
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`, close: () => app.close() };
};
