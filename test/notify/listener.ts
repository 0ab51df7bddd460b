import { fastify } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Told } from '../../application/ports/notify.ts';
import { type Received, receiveCallback } from '../../adapters/notify/callbacks/receive.ts';
import { callbackKey } from './world.ts';

/** Somebody who is told by callbacks, and believes them as the API does. `answers`: statuses that are given first, whatever comes. */
export const listener = async (...answers: number[]) => {
  const heard: Told[] = [];
  const received: Received[] = [];
  const take = receiveCallback({
    key: callbackKey,
    told: (news) => (heard.push(...news), Promise.resolve({ unknown: 0 })),
    onOddities: () => undefined,
  });
  const app = fastify();
  app.addContentTypeParser('*', (_, payload, done) => done(null, payload));
  app.post('/', async ({ headers, body }, reply) => {
    const status = answers.shift();
    if (status !== undefined) return reply.code(status).send();
    const text = (name: string): string | undefined => (typeof headers[name] === 'string' ? headers[name] : undefined);
    const one = await take({ apiKey: text('x-api-key'), signature: text('x-hmac-sha256-signature'), pieces: body as AsyncIterable<Uint8Array> });
    received.push(one);
    return reply.code(one.kind === 'taken' ? 202 : 403).send();
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`, heard, received, close: () => app.close() };
};
