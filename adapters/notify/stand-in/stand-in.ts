import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { CallbackKey } from '../callbacks/signature.ts';
import { grantTokens, type Registered } from './access.ts';
import { callbacks } from './callbacks.ts';
import { type Knobs, usualKnobs } from './knobs.ts';
import { answerMessages } from './messages.ts';
import { showSent } from './sent.ts';
import { type Kept, openStore } from './store.ts';
import type { Client } from './validate.ts';

export interface StandInOptions {
  readonly registered: Registered;
  readonly callbackKey: CallbackKey;
  /** The day by whose policy messages take their ways. */
  readonly today: () => CivilDate;
  readonly knobs?: Partial<Knobs>;
  readonly client?: Client;
  /** Where messages are kept; null: in memory alone. */
  readonly folder?: string | null;
  /** 0 takes any that is free. */
  readonly port?: number;
  /** Seconds that a token holds. */
  readonly tokenLife?: number;
  /** Something was accepted, and whoever sent it does not know that yet. */
  readonly onAccepted?: () => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface StandIn {
  /** Where a person looks; the API is at `${url}/comms`, tokens at `${url}/oauth2/token`. */
  readonly url: string;
  /** Somebody who is told what becomes of messages; null: nobody for now. */
  readonly tell: (url: string | null) => void;
  readonly turn: (knobs: Partial<Knobs>) => void;
  /** All messages that were accepted, oldest first: one that came twice stands there twice. */
  readonly accepted: () => IterableIterator<Kept>;
  readonly close: () => Promise<void>;
}

/** Tokens live so long at the API platform. */
const usualTokenLife = 599;

/**
 * Stands in for NHS Notify where it cannot be reached, or must not be: the published API over a real socket. It delivers, fails,
 * delays and falls back as its knobs say, tells so by signed callbacks, and sends nothing to anybody.
 */
export const standIn = async (options: StandInOptions): Promise<StandIn> => {
  const { registered, callbackKey, today, client = { contactDetails: true, originator: 'forbidden' }, folder = null, port = 0, tokenLife = usualTokenLife, onAccepted, now = Date.now } = options;
  let knobs: Knobs = { ...usualKnobs, ...options.knobs };
  const store = await openStore(folder);
  const telling = callbacks(store, callbackKey, () => knobs, now);
  const app = fastify({ forceCloseConnections: true });
  const access = grantTokens(app, registered, tokenLife, now);
  const follow = (messages: readonly Kept[]): void => {
    telling.follow(messages);
    onAccepted?.();
  };
  answerMessages(app, { store, access, knobs: () => knobs, client, now, today, onAccepted: follow });
  showSent(app, store, now);
  telling.follow(store.all());
  const close = async (): Promise<void> => {
    await telling.close();
    await app.close();
    await store.close();
  };
  try {
    await app.listen({ port, host: '127.0.0.1' });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    tell: telling.to,
    turn: (turned) => void (knobs = { ...knobs, ...turned }),
    accepted: store.all,
    close,
  };
};
