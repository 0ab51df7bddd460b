import { existsSync, readFileSync, type ReadStream } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { lookIn, type Mailbox } from '../../adapters/laboratory/mailbox.ts';
import { watchMailbox } from '../../adapters/laboratory/watch-mailbox.ts';
import { nhsack } from '../../adapters/laboratory/nhs004/answer.ts';
import type { MeshClient } from '../../adapters/mesh/client.ts';
import { type StandIn, standIn } from '../../adapters/mesh/stand-in/stand-in.ts';
import type { LaboratoryFile } from '../../application/laboratory/receive-file.ts';
import { clientOf, done } from '../mesh/mailboxes.ts';
import { captureLog } from '../logs/captured.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { header, interchange } from './interchange.ts';
import { receiving } from './receiving.ts';

const path = withTemporaryFolder();

/** Our mailbox and a laboratory's, nothing in either. */
const world = (mesh: StandIn) => {
  const [ours, laboratory] = [clientOf(mesh.url, 'X26ABC1'), clientOf(mesh.url, 'X26ABC2')];
  const { log, told } = captureLog();
  const { receive, written } = receiving();
  const mailbox: Mailbox = {
    mesh: ours,
    workflow: 'CERVICAL_LAB',
    receive: (file, sendAnswer) => receive(file, { channel: 'mesh', sendAnswer }),
    writeAnswer: (answer) => nhsack(answer, '2026-11-22T09:15:00.000Z'),
    log,
  };
  const sends = (content: string, workflow = 'CERVICAL_LAB') =>
    done(laboratory.send({ to: 'X26ABC1', workflow, fileName: 'C:\\out\\SAL-62010-00042.edi', localId: 'lab-1', content: Buffer.from(content) }));
  const close = () => [ours, laboratory].forEach((client) => client.close());
  return { mailbox, laboratory, told, written, sends, close };
};

describe("the mailbox of laboratories' files", () => {
  let mesh: StandIn;
  let at: ReturnType<typeof world>;
  const fresh = async (): Promise<typeof at> => {
    await mesh?.close();
    mesh = await standIn();
    return (at = world(mesh));
  };
  afterAll(() => mesh.close());

  const waiting = async (client: MeshClient) => (await done(client.inbox())).messages;

  it('hands each file on, sends its answer back and then lets MESH forget it', async () => {
    const { mailbox, laboratory, sends, written, close } = await fresh();
    const id = await sends(interchange());
    let kept = '';
    const noting: Mailbox['receive'] = (file, sendAnswer) => {
      kept = String((file.pieces() as unknown as ReadStream).path);
      expect(existsSync(kept)).toBe(true);
      return mailbox.receive(file, sendAnswer);
    };
    expect(await lookIn({ ...mailbox, receive: noting })).toEqual({ taken: 1, left: 0, failure: null });
    expect(existsSync(kept)).toBe(false);
    expect(await waiting(mailbox.mesh)).toEqual([]);
    expect([...(await written()).values()]).toContainEqual(['file-received', 'file-read', 'file-taken-in', 'file-answered']);
    const [answer = ''] = await waiting(laboratory);
    const { head } = await done(laboratory.download(answer, path('answer')));
    expect(head).toMatchObject({ from: 'X26ABC1', workflow: 'CERVICAL_LAB_ACK', localId: id, fileName: '62010-00000042.ack' });
    expect(readFileSync(path('answer'), 'utf8')).toContain('+IAF');
    close();
  });

  it('is emptied page by page, in one look', async () => {
    const { mailbox, sends, close } = await fresh();
    for (let n = 1; n <= 12; n++) await sends(interchange({ header: header(n) }));
    expect(await lookIn(mailbox)).toEqual({ taken: 12, left: 0, failure: null });
    close();
  });

  it('keeps a file whose answer could not be sent, and takes it at the next look, once', async () => {
    const { mailbox, laboratory, sends, written, told, close } = await fresh();
    await sends(interchange());
    mesh.fault({ method: 'POST', path: /X26ABC1\/outbox$/, does: 417, times: 1 });
    expect(await lookIn(mailbox)).toEqual({ taken: 0, left: 1, failure: null });
    expect(told()).toMatchObject([{ what: 'mesh-message-not-taken', level: 50, error: { name: 'Error' } }]);
    expect(await lookIn(mailbox)).toMatchObject({ taken: 1, left: 0 });
    expect([...(await written()).values()].filter((events) => events.includes('item-received'))).toHaveLength(2);
    expect(await waiting(laboratory)).toHaveLength(1);
    close();
  });

  it('may have its acknowledgement lost: the file comes again, and is answered once', async () => {
    const { mailbox, laboratory, sends, close } = await fresh();
    await sends(interchange());
    mesh.fault({ method: 'PUT', path: /acknowledged$/, does: 503, times: 5 });
    expect(await lookIn(mailbox)).toMatchObject({ taken: 0, left: 1, failure: { kind: 'unavailable' } });
    expect(await lookIn(mailbox)).toMatchObject({ taken: 1, left: 0 });
    expect(await waiting(laboratory)).toHaveLength(1);
    close();
  });

  it('goes past a message that cannot be taken, and leaves what is not ours', async () => {
    const { mailbox, sends, told, close } = await fresh();
    const broken = await sends(interchange({ header: header(1) }));
    await sends('something', 'CERVICAL_LAB_QUESTION');
    await sends('something else', 'OTHER');
    await sends(interchange({ header: header(2) }));
    mesh.fault({ method: 'GET', path: new RegExp(`${broken}$`), does: 'wrong-checksum', times: 1 });
    expect(await lookIn(mailbox)).toEqual({ taken: 1, left: 2, failure: null });
    expect(told()).toMatchObject([
      { what: 'mesh-refuses', level: 50, meshMessage: broken, kind: 'checksum' },
      { what: 'mesh-other-workflow', level: 40, workflow: 'CERVICAL_LAB_QUESTION' },
      { what: 'mesh-messages-taken', level: 30, taken: 1, left: 2 },
    ]);
    close();
  });

  it('tells of an answer that its laboratory did not collect', async () => {
    const { mailbox, sends, laboratory, told, close } = await fresh();
    await sends(interchange());
    await lookIn(mailbox);
    const [answer = ''] = await waiting(laboratory);
    mesh.report(answer);
    expect(await lookIn(mailbox)).toMatchObject({ taken: 1, left: 0 });
    expect(told()).toContainEqual(expect.objectContaining({ what: 'mesh-not-delivered', code: '14', linkedMessage: answer }));
    close();
  });

  it.each(['', '../../etc/passwd', 'a/b\u00e9.edi'])('gives a file that was called "%s" a name that is only a name', async (fileName) => {
    const { mailbox, laboratory, close } = await fresh();
    const names: string[] = [];
    const id = await done(laboratory.send({ to: 'X26ABC1', workflow: 'CERVICAL_LAB', fileName, localId: 'lab-1', content: Buffer.from('x') }));
    await lookIn({ ...mailbox, receive: ({ name }: LaboratoryFile) => Promise.resolve(names.push(name)) });
    expect(names).toEqual([{ '': `${id}.dat`, '../../etc/passwd': 'passwd' }[fileName] ?? 'b_.edi']);
    close();
  });

  it('that lets nobody in is not looked into further', async () => {
    const { mailbox, told, close } = await fresh();
    const shut = clientOf(mesh.url, 'X26ABC1', { password: 'guessed' });
    expect(await lookIn({ ...mailbox, mesh: shut })).toMatchObject({ taken: 0, failure: { kind: 'forbidden' } });
    expect(told()).toMatchObject([{ what: 'mesh-refuses', status: 403 }]);
    shut.close();
    close();
  });

  it('is looked into again and again, said to be in use twice a day, and no more when told to stop', async () => {
    const { mailbox, sends, close } = await fresh();
    const pauses: number[] = [];
    let [handshakes, taken] = [0, 0];
    const stopping = new AbortController();
    const counted: Mailbox = {
      ...mailbox,
      mesh: { ...mailbox.mesh, handshake: () => Promise.resolve(void (handshakes += 1)).then(() => mailbox.mesh.handshake()) },
      receive: () => Promise.resolve((taken += 1)),
    };
    const ended = new Promise<void>((resolve) => {
      const stop = watchMailbox(counted, {
        everySeconds: 21_600,
        stopping,
        wait: async (milliseconds) => {
          pauses.push(milliseconds);
          if (pauses.length === 1) await sends(interchange());
          if (pauses.length === 4) void stop().then(resolve);
        },
      });
    });
    await ended;
    expect([pauses, handshakes, taken]).toEqual([Array(4).fill(21_600_000), 2, 1]);
    close();
  });
});
