import { Writable } from 'node:stream';
import type { Logger } from 'pino';
import { logger } from '../../adapters/logging/logger.ts';

/** Everything that the suite that is running has logged or printed, as it was written. */
export const captured: string[] = [];

/** Text of this process that goes past a logger. */
export const captureOutput = (): (() => void) => {
  const restore = ([process.stdout, process.stderr] as const).map((stream) => {
    const { write } = stream;
    stream.write = ((chunk: string | Uint8Array, ...more: readonly never[]) => {
      captured.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return write.call(stream, chunk, ...more);
    });
    return () => void (stream.write = write);
  });
  return () => restore.forEach((each) => each());
};

/** The real logger, at its most talkative, and its lines. */
export const captureLog = (): { readonly log: Logger; readonly lines: string[]; readonly told: () => readonly Readonly<Record<string, unknown>>[] } => {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), captured.push(String(chunk)), done()) });
  const told = (line: string) => Object.fromEntries(Object.entries(JSON.parse(line) as object).filter(([name]) => !['time', 'pid', 'hostname', 'msg'].includes(name)));
  return { log: logger('trace', sink), lines, told: () => lines.map(told) };
};
