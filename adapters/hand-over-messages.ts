import { setTimeout as pause } from 'node:timers/promises';
import { handOver, type HandOverDeps, type Pass } from '../application/message/hand-over.ts';
import type { AppendSignal } from '../application/ports/append-signal.ts';
import type { EventLog } from '../application/ports/event-log.ts';
import { bell } from '../projections/runner/bell.ts';
import type { Clock } from './clock.ts';
import type { Log } from './logging/logger.ts';

/** Between two passes at least, in milliseconds: what comes in the meantime goes together. */
const atLeast = 1_000;

export interface HandingOverDeps extends HandOverDeps {
  readonly log: EventLog & AppendSignal;
  readonly clock: Pick<Clock, 'today'>;
}

export interface HandingOver {
  /** Why messages do not go, by the last pass: a code of NHS Notify, or `not-handed-over`. Null: they go. */
  readonly trouble: () => string | null;
  /** Ends it, when the batch that is under way has its answer. */
  readonly stop: () => Promise<void>;
}

/**
 * Hands messages over while the system is up: when the log has grown, every so many seconds, and no sooner than NHS Notify
 * allows. Where it refuses, that is logged as an alarm, and tried again in so many seconds.
 */
export const handingOver = (deps: HandingOverDeps, everySeconds: number, logger: Pick<Log, 'info' | 'error'>): HandingOver => {
  const stopping = new AbortController();
  const pass = handOver(deps);

  let trouble: string | null = null;

  const once = async (): Promise<Wait> => {
    try {
      const done = await pass({ today: deps.clock.today(), until: stopping.signal });
      tell(done, logger);
      trouble = done.denied?.code ?? done.refused[0]?.code ?? null;
      return waitAfter(done, everySeconds);
    } catch (error) {
      trouble = 'not-handed-over';
      logger.error({ error }, 'messages-not-handed-over');
      return { seconds: everySeconds, orGrown: false };
    }
  };
  const { ring, rung } = bell();
  const stopListening = deps.log.onAppend(ring);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const grown = rung();
      await waited(await once(), grown, stopping.signal);
    }
    stopListening();
  })();

  return {
    trouble: () => trouble,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};

interface Wait {
  readonly seconds: number;
  /** Or less, if the log has grown. */
  readonly orGrown: boolean;
}

/** What was refused is not tried again only because somebody else's letter came: each try leaves its traces in the log. */
const waitAfter = ({ againAfter, denied, refused, more }: Pass, everySeconds: number): Wait => {
  if (againAfter !== null) return { seconds: Math.max(againAfter, 1), orGrown: false };
  if (denied !== null || refused.length > 0) return { seconds: everySeconds, orGrown: false };
  return { seconds: more ? 0 : everySeconds, orGrown: true };
};

const tell = ({ denied, refused, opened, released, held, cancelled, handedOver, unwelcome }: Pass, logger: Pick<Log, 'info' | 'error'>): void => {
  if (denied !== null) logger.error({ code: denied.code }, 'notify-denies');
  for (const { letter, code } of refused) logger.error({ letter, code }, 'notify-refuses-letter');
  if (opened + released + held + cancelled + handedOver + unwelcome > 0) logger.info({ counts: { opened, released, held, cancelled, handedOver, unwelcome } }, 'messages-handed-over');
};

const waited = async ({ seconds, orGrown }: Wait, grown: Promise<void>, stop: AbortSignal): Promise<void> => {
  const done = new AbortController();
  const signal = AbortSignal.any([stop, done.signal]);
  const atMost = (milliseconds: number): Promise<void> => pause(milliseconds, undefined, { signal }).catch(() => undefined);
  const first = Math.min(seconds * 1_000, atLeast);
  await atMost(first);
  const rest = atMost(seconds * 1_000 - first);
  await (orGrown ? Promise.race([rest, grown]) : rest);
  done.abort();
};
