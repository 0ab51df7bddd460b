import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { authorization, type Credentials } from './authorization.ts';
import { mayPass, type MeshFailure, noAnswer, refusal } from './failure.ts';

/** Whom we say we are (`cert`, `key`), and whom we believe (`ca`): the contents of PEM files. */
export interface Tls {
  readonly cert?: Buffer | string;
  readonly key?: Buffer | string;
  readonly ca?: Buffer | string;
}

/** Where MESH is and who asks it. */
export interface Connection extends Credentials {
  readonly url: string;
  readonly tls?: Tls;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
  /** The instant by which requests are signed; the machine's own unless given. */
  readonly now?: () => string;
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export interface MeshRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Below the mailbox's own path. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Uint8Array;
}

/** Reads a successful answer. Rejects when not all of it comes; then the request is made again. */
export type Take<A> = (response: IncomingMessage) => Promise<E.Either<MeshFailure, A>>;

export type Call = <A>(request: MeshRequest, take: Take<A>) => TaskEither<MeshFailure, A>;

/** How often a request is made before we give up for now. */
const attempts = 5;
/** Milliseconds before the second attempt; each later one waits twice as long. */
const firstPause = 500;
/** Milliseconds without a byte after which nobody is there any more. */
const silence = 120_000;
/** Most characters of a refusal that are read. */
const longestRefusal = 16_384;

const version2 = 'application/vnd.mesh.v2+json';

/** The body of an answer as text, as far as it may reach. */
export const textOf = async (response: IncomingMessage, most: number): Promise<string> => {
  let text = '';
  response.setEncoding('utf8');
  for await (const piece of response as AsyncIterable<string>) if (text.length < most) text += piece;
  return text.slice(0, most);
};

const waitABit = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
  await pause(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
};

/** Makes requests to one mailbox: each signed anew, tried again with growing pauses when MESH is out of reach, and not when it refuses. */
export const caller = (connection: Connection): { readonly call: Call; readonly close: () => void } => {
  const { url, mailbox, tls, signal, now = () => new Date().toISOString(), wait = waitABit } = connection;
  const base = new URL(url);
  const secure = base.protocol === 'https:';
  const agent = secure ? new https.Agent({ keepAlive: true, minVersion: 'TLSv1.2', ...tls }) : new http.Agent({ keepAlive: true });
  const root = `${base.pathname.replace(/\/$/, '')}/messageexchange/${encodeURIComponent(mailbox)}`;

  const attempt = async <A>({ method, path, headers, body }: MeshRequest, take: Take<A>): Promise<E.Either<MeshFailure, A>> => {
    const sent = (secure ? https : http).request(base, {
      method,
      path: `${root}${path}`,
      agent,
      timeout: silence,
      ...(signal === undefined ? {} : { signal }),
      headers: { accept: version2, ...headers, authorization: authorization(connection, randomUUID(), now()) },
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
    // Once an answer has begun, whoever reads it learns that it broke off.
    sent.on('error', () => undefined);
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const status = response.statusCode ?? 0;
    return status >= 200 && status < 300 ? take(response) : E.left(refusal(status, await textOf(response, longestRefusal)));
  };

  const call: Call = (request, take) => async () => {
    for (let tried = 1; ; tried++) {
      const answer = await attempt(request, take).catch((error: unknown) => E.left(noAnswer(error)));
      if (E.isRight(answer) || !mayPass(answer.left) || tried === attempts || signal?.aborted === true) return answer;
      await wait(firstPause * 2 ** (tried - 1) * (0.5 + Math.random() / 2), signal);
    }
  };
  return { call, close: () => agent.destroy() };
};
