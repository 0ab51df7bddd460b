import * as E from 'fp-ts/lib/Either.js';

/** An answer by HTTP, whichever. `body`: what its JSON says; null where it is none. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Patience {
  /** Milliseconds until the whole answer must be there. */
  readonly timeout: number;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
}

/** Most bytes of an answer: the names of 45,000 messages take about 5 MB. */
const longest = 16_000_000;

const textOf = async ({ body }: Response): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > longest) throw Object.assign(new Error('The answer is too long'), { code: 'TOO_LONG' });
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
};

/** What kind of silence it was, such as ECONNREFUSED or TimeoutError: no word of the request is in it. */
const silenceOf = (error: unknown): string => {
  const causes = error instanceof Error ? [error.cause, error] : [];
  const code = causes.map((each) => (each as { readonly code?: unknown } | undefined)?.code).find((each) => typeof each === 'string');
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
};

/** Makes one request. Left: no answer came, or not all of it; the request may have been carried out. Never rejects. */
export const hear = async (url: string, request: RequestInit, { timeout, signal }: Patience): Promise<E.Either<string, Heard>> => {
  try {
    const limit = AbortSignal.timeout(timeout);
    const response = await fetch(url, { ...request, redirect: 'manual', signal: signal === undefined ? limit : AbortSignal.any([limit, signal]) });
    const text = await textOf(response);
    const body = E.getOrElse<unknown, unknown>(() => null)(E.tryCatch(() => JSON.parse(text) as unknown, () => null));
    return E.right({ status: response.status, headers: response.headers, body });
  } catch (error) {
    return E.left(silenceOf(error));
  }
};
