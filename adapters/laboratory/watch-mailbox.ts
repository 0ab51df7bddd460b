import { setTimeout as pause } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import { systemActor } from '../../application/daily-run/diary.ts';
import type { Configuration } from '../configuration.ts';
import { meshFrom } from '../mesh/from-configuration.ts';
import type { System } from '../system.ts';
import { nhsack } from './nhs004/answer.ts';
import { lookIn, type Mailbox } from './mailbox.ts';
import type { Log } from '../logging/logger.ts';

/** Seconds after which MESH is told again that the mailbox is in use; it wants to know at least once a day. */
const handshakeEvery = 12 * 3_600;

export interface Watch {
  readonly everySeconds: number;
  /** Ends requests that are under way when it is told to stop. */
  readonly stopping: AbortController;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

const waitABit: Required<Watch>['wait'] = (milliseconds, signal) => pause(milliseconds, undefined, { signal }).catch(() => undefined);

/**
 * Looks into a mailbox for as long as the system is up. Whatever goes wrong is logged, and tried again at the next look. What it
 * answers with ends it, when a file that is being taken in is in the log.
 */
export const watchMailbox = (mailbox: Mailbox, { everySeconds, stopping, wait = waitABit }: Watch): (() => Promise<void>) => {
  const { mesh, log } = mailbox;
  const looksBetween = Math.max(1, Math.floor(handshakeEvery / everySeconds));
  const watch = async (): Promise<void> => {
    for (let look = 0; !stopping.signal.aborted; look++) {
      if (look % looksBetween === 0) {
        const known = await mesh.handshake();
        if (E.isLeft(known)) log.error({ kind: known.left.kind, status: known.left.status, code: known.left.code }, 'mesh-refuses');
      }
      await lookIn(mailbox).catch((error: unknown) => log.error({ error }, 'mailbox-not-looked-into'));
      await wait(everySeconds * 1_000, stopping.signal);
    }
  };
  const watching = watch();
  return async () => {
    stopping.abort();
    await watching;
    mesh.close();
  };
};

/**
 * Has the mailbox that the configuration names looked into, and answers with what begins that; null: it names none. Throws when
 * a certificate's file cannot be read.
 */
export const mailboxFrom = (configuration: Configuration, { clock, receiveFile }: Pick<System, 'clock' | 'receiveFile'>, log: Log): (() => () => Promise<void>) | null => {
  const stopping = new AbortController();
  const mesh = meshFrom(configuration, stopping.signal);
  if (mesh === null) return null;
  const mailbox: Mailbox = {
    mesh,
    workflow: configuration.meshWorkflow,
    receive: async (file, sendAnswer) => {
      const received = await receiveFile(file, { today: clock.today(), actor: systemActor, channel: 'mesh', sendAnswer });
      log.info({ file: received.fileId, state: received.file.place.at, again: received.again, counts: received.items }, 'laboratory-file');
    },
    writeAnswer: (answer) => nhsack(answer, clock.now()),
    log,
  };
  return () => watchMailbox(mailbox, { everySeconds: configuration.meshEvery, stopping });
};
