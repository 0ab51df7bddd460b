import { connect, type Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Load, Told } from './load-apart.ts';

/**
 * Sends requests over so many connections for so many milliseconds, and tells on standard output what came back. A program of its own,
 * so that it does not take the processor's time of the process that it measures; bare sockets, so that it takes little of any.
 */

const endOfHead = Buffer.from('\r\n\r\n');

/** Sends one request after the other on one connection, each when the one before is answered. */
const converse = (port: number, next: () => { readonly kind: string; readonly bytes: Buffer } | null, answered: (kind: string, status: number, took: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1').setNoDelay(true);
    let asked: ReturnType<typeof next> = null;
    let since = 0;
    let got = Buffer.alloc(0);
    const ask = (): void => {
      asked = next();
      if (asked === null) return void socket.end(resolve);
      since = performance.now();
      socket.write(asked.bytes);
    };
    socket.on('connect', ask).on('error', reject).on('data', (piece) => {
      got = got.length === 0 ? piece : Buffer.concat([got, piece]);
      const head = got.indexOf(endOfHead);
      if (head === -1 || asked === null) return;
      const text = got.toString('latin1', 0, head);
      const length = /content-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) return void reject(new Error(`No length: ${text}`));
      if (got.length < head + endOfHead.length + Number(length)) return;
      got = Buffer.alloc(0);
      answered(asked.kind, Number(text.slice(9, 12)), performance.now() - since);
      ask();
    });
  });

const { port, connections, milliseconds, requests } = (await json(process.stdin)) as Load;
const prepared = requests.map(({ kind, text }) => ({ kind, bytes: Buffer.from(text, 'utf8') }));
const took = new Map<string, number[]>();
let failed = 0;
let turn = 0;
const start = performance.now();
const next = () => (performance.now() - start < milliseconds ? (prepared[turn++ % prepared.length] ?? null) : null);
const answered = (kind: string, status: number, milliseconds: number): void => {
  if (status !== 200) failed += 1;
  const known = took.get(kind);
  if (known === undefined) took.set(kind, [milliseconds]);
  else known.push(milliseconds);
};
await Promise.all(Array.from({ length: connections }, () => converse(port, next, answered)));
const seconds = (performance.now() - start) / 1000;
const kinds = [...took].map(([kind, times]) => {
  times.sort((a, b) => a - b);
  return [kind, { perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? 0 }] as const;
});
const told: Told = { failed, kinds: Object.fromEntries(kinds) };
process.stdout.write(JSON.stringify(told));
