import { once } from 'node:events';
import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a server answers; `silent`: nothing, and the connection breaks. */
export type Scripted = 'silent' | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers tokens to whoever asks, and each other request with what is next in the list; the last stays. */
export const scripted = async (...answers: readonly [Scripted, ...Scripted[]]) => {
  const asked: Asked[] = [];
  let tokens = 0;
  const server = http.createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request;
      if (url === '/oauth2/token') return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: `token-${tokens++}`, expires_in: '599' }));
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? 'silent';
      asked.push({ method, url, headers, body });
      if (answer === 'silent') return response.destroy();
      return response.writeHead(answer.status, answer.headers).end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tokens: () => tokens,
    close: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
