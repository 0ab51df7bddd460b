import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { Answer, Batch, Handed, Notify, Unwelcome } from '../../application/ports/notify.ts';
import { answerOf } from './answer.ts';
import type { Credentials } from './assertion.ts';
import { errorsIn } from './errors.ts';
import { hear, type Heard } from './hear.ts';
import { lookIn } from './look.ts';
import { pace } from './pace.ts';
import { bytesOf, mostBytes, mostMessages, requestOf, type Sender } from './request.ts';
import { tokens } from './tokens.ts';
import { silence, type Trouble } from './trouble.ts';

export interface NotifySettings extends Credentials, Sender {
  /** Of the API, without the version: `https://api.service.nhs.uk/comms`. */
  readonly url: string;
  /** Whether we may say where a message goes, instead of leaving it to the national record. */
  readonly contactDetails: boolean;
  /** No limit is published; ours. */
  readonly callsPerSecond: number;
  /** Milliseconds until an answer must be there. */
  readonly timeout: number;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970; the machine's own unless given. */
  readonly now?: () => number;
}

export interface NotifyClient extends Notify {
  /** Asks for a token; null: we have one. */
  readonly signIn: () => Promise<Trouble | null>;
}

const mediaType = 'application/vnd.api+json';

/** The real NHS Notify, or what stands in for it, by its published API. */
export const notifyClient = (settings: NotifySettings): NotifyClient => {
  const { url, timeout, signal, callsPerSecond, now = Date.now } = settings;
  const patience = { timeout, ...(signal === undefined ? {} : { signal }) };
  const signedIn = tokens(settings, patience, now);
  const turn = pace(callsPerSecond, signal);
  const base = url.replace(/\/$/, '');

  const call = async (method: 'GET' | 'POST', path: string, correlationId: string, body?: Uint8Array): Promise<E.Either<Trouble, Heard>> => {
    for (let isFirst = true; ; isFirst = false) {
      const token = await signedIn.current();
      if (E.isLeft(token)) return token;
      await turn();
      const headers = { authorization: `Bearer ${token.right}`, accept: mediaType, 'x-correlation-id': correlationId, ...(body === undefined ? {} : { 'content-type': mediaType }) };
      const heard = await hear(`${base}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }, patience);
      if (E.isLeft(heard)) return E.left(silence(heard.left));
      if (heard.right.status !== 401) return heard;
      signedIn.spent(token.right);
      if (!isFirst) return heard;
    }
  };

  const send = async (batch: Batch): Promise<Answer> => {
    const mayNotGo = settings.contactDetails ? [] : batch.messages.filter(({ to }) => to !== null);
    const request = requestOf(batch, settings);
    const hindered =
      allOf(mayNotGo, 'CM_CANNOT_SET_CONTACT_DETAILS', 'recipient.contactDetails') ??
      (request.body.length > mostBytes ? allOf(tooLarge(batch, settings), 'CM_TOO_LARGE', 'personalisation') : null);
    if (hindered !== null) return hindered;
    const heard = await call('POST', request.path, batch.reference, request.body);
    return E.isLeft(heard) ? heard.left : answerOf(heard.right, batch, now());
  };

  return {
    send,
    look: async (notifyId) => {
      const heard = await call('GET', `/v1/messages/${encodeURIComponent(notifyId)}`, randomUUID());
      if (E.isLeft(heard)) throw new Error(`NHS Notify gave no answer: ${heard.left.code}`);
      const { status, body } = heard.right;
      const code = errorsIn(body)[0]?.code ?? 'no code';
      // Any server says 404 of an address that it does not know.
      if (status === 404 && code === 'CM_NOT_FOUND') return null;
      const seen = status === 200 ? lookIn(body) : null;
      if (seen === null) throw new Error(`NHS Notify did not show a message: status ${status}, ${code}`);
      return seen;
    },
    signIn: async () => {
      const token = await signedIn.current();
      return E.isLeft(token) ? token.left : null;
    },
    mostMessages,
  };
};

/** Of a batch that is too large, the messages that are larger than their share: there is at least one, and the others fit without them. */
const tooLarge = ({ messages }: Batch, sender: Sender): readonly Handed[] => {
  const share = mostBytes / messages.length - 200;
  const large = messages.filter((message) => bytesOf(message, sender) > share);
  return large.length > 0 ? large : messages;
};

const allOf = (messages: readonly Handed[], code: string, field: string): Answer | null => {
  const [first, ...others] = messages.map(({ reference }): Unwelcome => ({ reference, code, field }));
  return first === undefined ? null : { kind: 'unwelcome', messages: [first, ...others] };
};
