import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { kurrentDbEventLog } from '../../adapters/event-log/kurrentdb/kurrentdb-event-log.ts';
import { usualPatience } from '../../adapters/event-log/kurrentdb/patience.ts';
import { aStream, after, events, stored, to } from './builders.ts';
import { type StandIn, standIn } from './stand-in/server.ts';
import { store } from './stand-in/store.ts';


const now = (): string => '2026-11-22T09:00:00.000Z';
const patience = { ...usualPatience, pauses: [1, 50, 250, 500] };
const certificates = join(import.meta.dirname, 'stand-in', 'certificates');

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const open = (address: string) => {
  const log = kurrentDbEventLog(address, now, patience);
  closing.unshift(log.close);
  return log;
};

/** Three nodes that hold the same log, of which one leads. */
const cluster = async () => {
  const memory = store();
  const nodes: StandIn[] = [];
  let leading = 0;
  const members = () => nodes.map(({ port }, n) => ({ host: '127.0.0.1', port, leads: n === leading }));
  for (const n of [0, 1, 2]) {
    const leader = () => (n === leading ? null : { host: '127.0.0.1', port: nodes[leading]?.port ?? 0 });
    const node = await standIn({ store: memory, members, leader });
    nodes.push(node);
    closing.push(node.stop);
  }
  const address = `esdb://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}?tls=false&discoveryInterval=10`;
  return { nodes, address, elect: (n: number) => (leading = n) };
};

describe('a cluster', () => {
  it('is found through any of its nodes, and written to and read at its leader', async () => {
    const { nodes, address, elect } = await cluster();
    elect(1);
    const log = open(address);
    const { position } = await stored(log, to(aStream(), events(2)));
    expect(await log.head()).toBe(position);
    expect(nodes.map(({ counts: { append, read } }) => append + read > 0)).toEqual([false, true, false]);
  });

  it('goes on when another node comes to lead, and when the leader dies', async () => {
    const { nodes, address, elect } = await cluster();
    const log = open(address);
    await stored(log, to(aStream()));
    elect(2);
    await stored(log, to(aStream()));
    nodes[2]?.line.down();
    elect(1);
    await stored(log, to(aStream()));
    expect(await after(log, 0)).toHaveLength(3);
    expect(nodes.map(({ counts: { append } }) => append > 0)).toEqual([true, true, true]);
  });

  it('answers somebody who asks the wrong node with the one that leads', async () => {
    const { nodes, elect } = await cluster();
    elect(1);
    const log = open(nodes[0]?.url ?? '');
    const { position } = await stored(log, to(aStream()));
    expect(await log.head()).toBe(position);
  });
});

describe('a secure server', () => {
  const secured = async () => {
    const tls = { key: readFileSync(join(certificates, 'key.pem')), certificate: readFileSync(join(certificates, 'certificate.pem')) };
    const server = await standIn({ tls, credentials: 'csms:pass word' });
    closing.push(server.stop);
    return { at: (user: string) => `esdb://${user}@localhost:${server.port}?tlsCAFile=${encodeURIComponent(join(certificates, 'certificate.pem'))}` };
  };

  it('is spoken to in its own language, with the name and password of the address', async () => {
    const { at } = await secured();
    const log = open(at('csms:pass%20word'));
    const { position } = await stored(log, to(aStream(), events(2)));
    expect(await log.head()).toBe(position);
  });

  it('lets nobody else in', async () => {
    const { at } = await secured();
    const log = open(at('csms:guess'));
    expect(await log.append([to(aStream())])()).toMatchObject({ _tag: 'Left', left: { kind: 'unavailable', cause: { type: 'access-denied' } } });
    await expect(log.head()).rejects.toMatchObject({ type: 'access-denied' });
  });
});
