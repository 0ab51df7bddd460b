import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../test/temporary-folder.ts';
import { smtpSender } from './smtp.ts';
import { type MailStandIn, mailStandIn } from './stand-in/stand-in.ts';

const [one, two] = ['a@one.nhs.uk', 'b@two.nhs.uk'];
const mail = (n: number, to: readonly string[] = [one, two]) => ({ messageId: `${n}@csms.example`, to, subject: 'Screening notification reminder', text: `Text ${n}: £ and ’\n`, html: `<p>HTML ${n}</p>` });
const from = 'screening@csms.example';

describe('mail by SMTP', () => {
  const path = withTemporaryFolder();
  let server: MailStandIn;
  beforeAll(async () => void (server = await mailStandIn({ folder: path('mail'), most: 5 })));
  afterAll(() => server.close());
  afterEach(() => server.faults.clear());
  const sender = (more: Partial<Parameters<typeof smtpSender>[0]> = {}) => smtpSender({ url: server.smtpUrl, from, encrypted: false, timeoutSeconds: 5, ...more });

  it('arrives whole, under the Message-ID that it was given', async () => {
    expect(await sender().send(mail(1))).toEqual({ kind: 'answered', accepted: [one, two], refused: [], delayed: [] });
    expect((await server.mails())[0]).toMatchObject({ messageId: '<1@csms.example>', from: expect.stringContaining(from) as string, to: [one, two], subject: 'Screening notification reminder', text: 'Text 1: £ and ’\n', html: expect.stringContaining('HTML 1') as string });
  });

  it('that is refused for one address leaves for the others', async () => {
    server.faults.add({ at: 'recipient', does: 550, address: two });
    expect(await sender().send(mail(2))).toEqual({ kind: 'answered', accepted: [one], refused: [{ address: two, code: '550' }], delayed: [] });
  });

  it('that is not taken for the moment is told apart from what never will be', async () => {
    server.faults.add({ at: 'recipient', does: 451, address: one });
    server.faults.add({ at: 'recipient', does: 553, address: two });
    expect(await sender().send(mail(3))).toEqual({ kind: 'answered', accepted: [], refused: [{ address: two, code: '553' }], delayed: [{ address: one, code: '451' }] });
  });

  it.each([
    ['a connection that ends in the middle', { at: 'recipient', does: 'drop' }, { kind: 'broken-off', code: 'no-answer' }],
    ['a connection that ends before it is said to be taken', { at: 'message', does: 'drop' }, { kind: 'broken-off', code: 'no-answer' }],
    ['a mail that is not to a server’s taste', { at: 'message', does: 554 }, { kind: 'broken-off', code: 'message-554' }],
    ['a sender that is not', { at: 'sender', does: 550 }, { kind: 'unreachable', code: 'sender-550' }],
    ['a server that takes nobody', { at: 'greeting', does: 421 }, { kind: 'unreachable', code: '421' }],
    ['a server that hangs up', { at: 'greeting', does: 'drop' }, { kind: 'unreachable', code: expect.any(String) as string }],
  ] as const)('%s is an answer', async (_, fault, answer) => {
    server.faults.add(fault);
    expect(await sender().send(mail(4))).toEqual(answer);
  });

  it('waits no longer than it is told to', async () => {
    server.faults.add({ at: 'recipient', does: 450, after: 4_000, times: 1 });
    expect(await sender({ timeoutSeconds: 0.2 }).send(mail(5))).toEqual({ kind: 'broken-off', code: 'no-answer' });
  });

  it('goes to nobody where there is no server, and says nothing in the clear where it must be encrypted', async () => {
    const empty = createServer();
    empty.listen(0, '127.0.0.1');
    await once(empty, 'listening');
    const { port } = (empty).address() as AddressInfo;
    await new Promise((done) => empty.close(done));
    expect(await sender({ url: `smtp://127.0.0.1:${port}` }).send(mail(6))).toEqual({ kind: 'unreachable', code: 'ESOCKET' });
    const before = (await server.mails()).length;
    expect(await sender({ encrypted: true }).send(mail(7))).toMatchObject({ kind: 'unreachable' });
    expect(await server.mails()).toHaveLength(before);
  });

  it('is shown, the newest of it', async () => {
    for (let n = 10; n < 17; n++) await sender().send(mail(n, [one]));
    const shown = (await (await fetch(`${server.url}/mails`)).json()) as { readonly total: number; readonly items: readonly { readonly name: string; readonly text: string }[] };
    expect([shown.total, shown.items[0]?.text]).toEqual([5, 'Text 16: £ and ’\n']);
    expect(await (await fetch(`${server.url}/${shown.items[0]?.name ?? ''}`)).text()).toContain('Screening notification reminder');
    expect((await fetch(`${server.url}/..%2f..%2fetc`)).status).toBe(404);
    expect(await (await fetch(server.url)).text()).toContain(one);
  });

  it('can be told to fail by whoever tries the system out', async () => {
    expect((await fetch(`${server.url}/faults`, { method: 'POST', body: '{"at":"somewhere"}' })).status).toBe(400);
    expect((await fetch(`${server.url}/faults`, { method: 'POST', body: JSON.stringify({ at: 'recipient', does: 550, times: 1 }) })).status).toBe(200);
    expect(await sender().send(mail(20, [one]))).toMatchObject({ refused: [{ address: one, code: '550' }] });
    expect(await sender().send(mail(20, [one]))).toMatchObject({ accepted: [one] });
  });
});
