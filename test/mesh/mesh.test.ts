import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorization } from '../../adapters/mesh/authorization.ts';
import type { MeshClient } from '../../adapters/mesh/client.ts';
import type { Fault } from '../../adapters/mesh/stand-in/fault.ts';
import { type StandIn, standIn } from '../../adapters/mesh/stand-in/stand-in.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { certificate } from './certificate.ts';
import { meshContract, outgoing } from './contract.ts';
import { clientOf, contentOf, done, failed } from './mailboxes.ts';

const now = () => '2026-11-22T04:30:00.000Z';

let mesh: StandIn;
beforeAll(async () => {
  mesh = await standIn();
});
afterAll(() => mesh.close());

meshContract('the stand-in', () => mesh.url);
/** A sandbox of MESH with the usual made-up mailboxes, if somebody has set TEST_MESH_URL. */
for (const url of [process.env['TEST_MESH_URL'] ?? ''].filter((address) => address !== '')) meshContract('a real sandbox', () => url);

describe('the client of MESH', () => {
  const path = withTemporaryFolder();
  let sender: MeshClient;
  let receiver: MeshClient;
  beforeAll(() => {
    [sender, receiver] = [clientOf(mesh.url, 'X26ABC1', { chunkBytes: 1_000 }), clientOf(mesh.url, 'X26ABC2')];
  });
  afterAll(() => [sender, receiver].forEach((client) => client.close()));

  const content = contentOf(2_500);

  it('brings a chunk again that broke off', async () => {
    const id = await done(sender.send(outgoing(content)));
    mesh.fault({ method: 'GET', path: new RegExp(`/inbox/${id}/2$`), does: 'drop', times: 2 });
    mesh.fault({ method: 'GET', path: new RegExp(`/inbox/${id}$`), does: 'drop', times: 1 });
    mesh.fault({ method: 'GET', path: new RegExp(`/inbox/${id}/3$`), does: 503, times: 1 });
    await done(receiver.download(id, path(id)));
    expect(readFileSync(path(id)).equals(content)).toBe(true);
  });

  it('sends a chunk again whose answer was lost, though MESH has it', async () => {
    for (const chunk of [2, 3]) mesh.fault({ method: 'POST', path: new RegExp(`/outbox/\\w+/${chunk}$`), does: 'lose-answer', times: 1 });
    const id = await done(sender.send(outgoing(content)));
    await done(receiver.download(id, path(id)));
    expect(readFileSync(path(id)).equals(content)).toBe(true);
  });

  it.each([
    [500, 6, 'unavailable', 5],
    [429, 6, 'unavailable', 5],
    [403, 2, 'forbidden', 1],
    [417, 2, 'refused', 1],
  ] as const)('answered with %i %i times, gives up as %s at attempt %i', async (status, times, kind, attempts) => {
    const fault: Fault = { method: 'GET', path: /X26ABC1\/inbox$/, does: status, times };
    mesh.fault(fault);
    expect(await failed(sender.inbox())).toMatchObject({ kind, status });
    expect(times - fault.times).toBe(attempts);
    fault.times = 0;
  });

  it('waits longer before each attempt, and less than eight seconds in all', async () => {
    const pauses: number[] = [];
    const client = clientOf('http://127.0.0.1:1', 'X26ABC1', { wait: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)) });
    expect(await failed(client.inbox())).toMatchObject({ kind: 'unavailable', status: null });
    expect(pauses.map((pause, n) => pause > 249 * 2 ** n && pause <= 500 * 2 ** n)).toEqual([true, true, true, true]);
  });

  it('does not go on when it is stopped', async () => {
    const stopped = new AbortController();
    const client = clientOf(mesh.url, 'X26ABC1', { signal: stopped.signal });
    stopped.abort();
    expect(await failed(client.inbox())).toMatchObject({ kind: 'unavailable' });
  });

  it('does not take what is not what was sent', async () => {
    const id = await done(sender.send(outgoing(content)));
    mesh.fault({ method: 'GET', path: new RegExp(`/inbox/${id}/3$`), does: 'wrong-checksum', times: 1 });
    expect(await failed(receiver.download(id, path(id)))).toMatchObject({ kind: 'checksum' });
    await done(receiver.download(id, path(id)));
  });

  it('takes no more than it may, however well it is packed', async () => {
    const id = await done(sender.send(outgoing(Buffer.alloc(3_000))));
    const small = clientOf(mesh.url, 'X26ABC2', { mostBytes: 2_999 });
    expect(await failed(small.download(id, path(id)))).toMatchObject({ kind: 'too-large' });
    expect(readFileSync(path(id)).length).toBeLessThan(3_000);
    await done(clientOf(mesh.url, 'X26ABC2', { mostBytes: 3_000 }).download(id, path(id)));
    small.close();
  });

  it('learns that a message is gone once it was acknowledged', async () => {
    const id = await done(sender.send(outgoing(content)));
    await done(receiver.acknowledge(id));
    expect(await failed(receiver.download(id, path(id)))).toMatchObject({ kind: 'gone', status: 410 });
  });

  it('is told by a report that a message was not collected', async () => {
    const id = await done(sender.send(outgoing(content)));
    mesh.report(id);
    const [report = ''] = (await done(sender.inbox())).messages;
    expect(await done(sender.head(report))).toMatchObject({ type: 'REPORT', statusCode: '14', linkedMessage: id, workflow: 'CSMS_TEST' });
    await done(sender.acknowledge(report));
  });

  it('repeats nothing in a failure that could name somebody or let somebody in', async () => {
    const failure = await failed(clientOf(mesh.url, 'X26ABC1', { password: 'hunter2' }).handshake);
    expect(JSON.stringify(failure)).not.toMatch(/hunter2|TestKey|NHSMESH/);
  });
});

describe('the stand-in', () => {
  const ask = (authorized: string, accept = 'application/vnd.mesh.v2+json') => fetch(`${mesh.url}/messageexchange/X26ABC1/inbox`, { headers: { authorization: authorized, accept } });
  const credentials = { mailbox: 'X26ABC1', password: 'password', sharedKey: 'TestKey' };
  const signed = (nonce: string, at = new Date().toISOString()) => authorization(credentials, nonce, at);

  it('lets a header in once', async () => {
    const header = signed('once');
    expect((await ask(header)).status).toBe(200);
    const again = await ask(header);
    expect([again.status, await again.json()]).toEqual([403, { detail: [expect.objectContaining({ msg: 'Error Duplicated Authentication Token' })] }]);
  });

  it.each([
    ['no header', ''],
    ['an instant three hours off', signed('late', new Date(Date.now() - 3 * 3_600_000).toISOString())],
    ['the header of another mailbox', authorization({ ...credentials, mailbox: 'X26ABC2' }, 'other', now())],
  ])('does not let in %s', async (_, header) => {
    expect((await ask(header)).status).toBe(403);
  });

  it('answers in the shapes of version 1 unless asked for version 2', async () => {
    expect(await (await ask('nothing', '*/*')).json()).toHaveProperty('errorDescription');
    expect(await (await ask(signed('v1'), '*/*')).json()).toEqual({ messages: [] });
  });
});

describe('with certificates on both sides', () => {
  const [ours, theirs] = [certificate('csms'), certificate('mesh')];

  it('only somebody whom the other believes is let in', async () => {
    const secured = await standIn({ tls: { ...theirs, ca: ours.cert } });
    const as = async (tls: object) => {
      const client = clientOf(secured.url, 'X26ABC1', { tls });
      const answer = await client.handshake();
      client.close();
      return E.isRight(answer);
    };
    expect([await as({ ...ours, ca: theirs.cert }), await as({ ca: theirs.cert }), await as({ ...theirs, ca: theirs.cert }), await as(ours)]).toEqual([true, false, false, false]);
    await secured.close();
  });
});
