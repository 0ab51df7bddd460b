import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Either } from 'fp-ts/lib/Either.js';
import type { AppendFailure, Appended, StreamAppend } from '../../../application/ports/event-log.ts';
import { bundled } from '../../bundled.ts';

export type Answer = Either<AppendFailure, Appended>;

export type ToWriter = { readonly number: number; readonly appends: readonly StreamAppend[] } | { readonly ahead: number };
interface FromWriter {
  readonly number: number;
  readonly answer: Answer;
}

/** Another process with the log's real adapter. */
export interface Writer {
  /** What it was told; null when it died before it could say. */
  readonly ask: (appends: readonly StreamAppend[]) => Promise<Answer | null>;
  /** How many milliseconds its clock is ahead from now on. */
  readonly setClock: (ahead: number) => void;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
}

export const startWriter = async (databaseUrl: string): Promise<Writer> => {
  const child = fork(await bundled('scripts/torture/log/writing-process.ts'), [], {
    execArgv: [],
    env: { ...process.env, TORTURE_DATABASE: databaseUrl },
    serialization: 'advanced',
  });
  const waiting = new Map<number, (answer: Answer | null) => void>();
  let asked = 0;
  // Comes when everything that the process said has been heard.
  child.on('disconnect', () => waiting.forEach((answer) => answer(null)));
  await once(child, 'message');
  child.on('message', ({ number, answer }: FromWriter) => {
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });
  const send = (message: ToWriter): void => void (child.connected && child.send(message, () => undefined));
  return {
    ask: (appends) =>
      new Promise((resolve) => {
        if (!child.connected) return resolve(null);
        waiting.set(++asked, resolve);
        return send({ number: asked, appends });
      }),
    setClock: (ahead) => send({ ahead }),
    kill: async () => {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
