import type { Told } from '../../../application/ports/notify.ts';
import { newsIn } from './news.ts';
import { type CallbackKey, isSame, signatureOf } from './signature.ts';

/** What became of one callback. `unknown`: news of messages that we do not have. */
export type Received =
  | { readonly kind: 'taken'; readonly items: number; readonly unknown: number }
  | { readonly kind: 'wrong-key' | 'too-large' | 'wrong-signature' | 'unreadable' | 'busy' };

export interface Callback {
  readonly apiKey: string | undefined;
  readonly signature: string | undefined;
  readonly pieces: AsyncIterable<Uint8Array>;
}

export interface CallbackDeps {
  readonly key: CallbackKey;
  /** Records what was told. */
  readonly told: (news: readonly Told[]) => Promise<{ readonly unknown: number }>;
  /** Items that nobody understood, by their kinds; and how many are of messages that we do not have. */
  readonly onOddities: (oddities: { readonly passedOver: Readonly<Record<string, number>>; readonly unknown: number }) => void;
}

/** Most bytes of a callback; NHS Notify's hold a few items. */
const mostBytes = 1_000_000;
/** Most callbacks that are recorded at once. Whoever comes beyond them is asked to come again. */
const mostAtOnce = 32;

const whole = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer | null> => {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostBytes) return null;
    kept.push(piece);
  }
  return Buffer.concat(kept);
};

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return null;
  }
};

/** Takes callbacks of NHS Notify: only with the key and the signature that we agreed on, over the bytes as they came. */
export const receiveCallback = ({ key, told, onOddities }: CallbackDeps): ((callback: Callback) => Promise<Received>) => {
  let underWay = 0;
  return async ({ apiKey = '', signature = '', pieces }) => {
    if (!isSame(apiKey, key.apiKey)) return { kind: 'wrong-key' };
    if (underWay >= mostAtOnce) return { kind: 'busy' };
    underWay += 1;
    try {
      const body = await whole(pieces);
      if (body === null) return { kind: 'too-large' };
      if (!isSame(signature, signatureOf(key, body))) return { kind: 'wrong-signature' };
      const news = newsIn(parsed(body));
      if (news === null) return { kind: 'unreadable' };
      const { unknown } = news.told.length === 0 ? { unknown: 0 } : await told(news.told);
      if (unknown > 0 || Object.keys(news.passedOver).length > 0) onOddities({ passedOver: news.passedOver, unknown });
      return { kind: 'taken', items: news.told.length, unknown };
    } finally {
      underWay -= 1;
    }
  };
};

export type ReceiveCallback = ReturnType<typeof receiveCallback>;
