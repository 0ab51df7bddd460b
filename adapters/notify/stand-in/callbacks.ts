import { setTimeout as wait } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import { type CallbackKey, signatureOf } from '../callbacks/signature.ts';
import { hear } from '../hear.ts';
import { dice, nameFrom } from './dice.ts';
import type { Knobs } from './knobs.ts';
import { instantOf, type Kept, type Store } from './store.ts';

/** One piece of news: a step of a message. */
interface News {
  readonly kept: Kept;
  readonly step: number;
}

export interface Callbacks {
  /** Somebody to tell; before, and after null, news waits. */
  readonly to: (url: string | null) => void;
  /** Tells what becomes of these, each when it happens. */
  readonly follow: (messages: Iterable<Kept>) => void;
  readonly close: () => Promise<void>;
}

/** Milliseconds of one look at what is due. */
const tick = 20;
/** Most pieces of news in one callback. */
const mostItems = 100;
/** Milliseconds for which the same is tried again, and the least and the longest pause. */
const triedFor = 2 * 3_600_000;
const [firstPause, longestPause] = [200, 60_000];
/** Hours that late news is late, at most. */
const latest = 24;

const item = ({ kept, step: n }: News): object => {
  const { id, asked, plan, steps } = kept;
  const step = steps[n];
  if (step === undefined) return {};
  const about = { messageId: id, messageReference: asked.messageReference, timestamp: new Date(instantOf(kept, step)).toISOString() };
  const links = { links: { message: `/v1/messages/${id}` }, meta: { idempotencyKey: nameFrom(id, String(n)) } };
  const { way, status, description, failureCode } = step;
  return way === null
    ? { type: 'MessageStatus', attributes: { ...about, messageStatus: status, messageStatusDescription: description ?? undefined, messageFailureReasonCode: failureCode ?? undefined, routingPlan: { id: plan.id, version: '1' } }, ...links }
    : { type: 'ChannelStatus', attributes: { ...about, cascadeType: 'primary', cascadeOrder: way.order, channel: way.channel, channelStatus: status, channelStatusDescription: description ?? undefined, channelFailureReasonCode: failureCode ?? undefined, supplierStatus: way.supplier ?? undefined, retryCount: 1 }, ...links };
};

/** Tells by signed callbacks what becomes of messages: at least once, in any order, and again for two hours when it is not heard. */
export const callbacks = (store: Store, key: CallbackKey, knobs: () => Knobs, now: () => number): Callbacks => {
  let url: string | null = null;
  let underWay: Promise<void> = Promise.resolve();
  let isBusy = false;
  const stopping = new AbortController();
  /** News by the tick in which it is told. */
  const due = new Map<number, News[]>();
  const ready: News[] = [];
  let looked = Math.floor(now() / tick);

  const plan = (news: News, at: number): void => {
    const place = Math.max(looked, Math.ceil(at / tick));
    due.set(place, [...(due.get(place) ?? []), news]);
  };
  const follow = (messages: Iterable<Kept>): void => {
    const { seed, doubled, late } = knobs();
    for (const kept of messages)
      for (const [n, step] of kept.steps.entries()) {
        if (kept.told.has(n)) continue;
        const chance = (of: string): number => dice(seed, of, kept.id, n);
        const delay = chance('late') < late ? chance('how late') * latest * kept.hour : 0;
        plan({ kept, step: n }, instantOf(kept, step) + delay);
        if (chance('doubled') < doubled) plan({ kept, step: n }, instantOf(kept, step) + delay + chance('how much later') * latest * kept.hour);
      }
  };

  /** Seconds to wait before the same is told again; null: it was heard, or is not wanted any more. */
  const post = async (to: string, news: readonly News[]): Promise<number | null> => {
    const body = Buffer.from(JSON.stringify({ data: news.map(item) }));
    const headers = { 'content-type': 'application/vnd.api+json', 'x-api-key': key.apiKey, 'x-hmac-sha256-signature': signatureOf(key, body) };
    const heard = await hear(to, { method: 'POST', headers, body }, { timeout: 30_000, signal: stopping.signal });
    if (E.isRight(heard) && heard.right.status === 202) return null;
    const asked = E.isRight(heard) && heard.right.status === 429 ? Number(heard.right.headers.get('retry-after') ?? 0) : 0;
    return asked < 0 ? null : asked;
  };
  const tell = async (to: string): Promise<void> => {
    for (let news = ready.splice(0, mostItems); news.length > 0 && !stopping.signal.aborted; news = ready.splice(0, mostItems)) {
      const began = now();
      let pause = firstPause;
      for (let again = await post(to, news); again !== null; again = await post(to, news)) {
        if (stopping.signal.aborted || url !== to) return void ready.unshift(...news);
        if (now() - began > triedFor) break;
        await wait(Math.max(pause, again * 1000), undefined, { signal: stopping.signal }).catch(() => undefined);
        pause = Math.min(longestPause, pause * 2);
      }
      await store.told(news.map(({ kept, step }) => [kept.id, step]));
    }
  };
  const look = (): void => {
    const place = Math.floor(now() / tick);
    for (; looked <= place; looked++) {
      ready.push(...(due.get(looked) ?? []));
      due.delete(looked);
    }
    if (url === null || isBusy || ready.length === 0) return;
    isBusy = true;
    underWay = tell(url).finally(() => (isBusy = false));
  };

  const timer = setInterval(look, tick);
  return {
    to: (address) => void (url = address),
    follow,
    close: async () => {
      clearInterval(timer);
      stopping.abort();
      await underWay;
    },
  };
};
