import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeshClient } from '../../adapters/mesh/client.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { clientOf, contentOf, done, failed } from './mailboxes.ts';

export const outgoing = (content: Uint8Array, n = 1) => ({ to: 'X26ABC2', workflow: 'CSMS_TEST', fileName: `DB${n}.ack`, localId: `csms-test-${n}`, content });

/** What MESH does, whichever it is: the stand-in, or a sandbox with the usual made-up mailboxes. */
export const meshContract = (name: string, urlOf: () => string): void => {
  describe(`a mailbox of ${name}`, () => {
    const path = withTemporaryFolder();
    const clients: MeshClient[] = [];
    const open = (...given: Parameters<typeof clientOf> extends [string, ...infer Rest] ? Rest : never): MeshClient => {
      const client = clientOf(urlOf(), ...given);
      clients.push(client);
      return client;
    };
    let sender: MeshClient;
    let receiver: MeshClient;

    const everything = async (workflows?: string): Promise<readonly string[]> => {
      const found: string[] = [];
      let from: string | null = null;
      do {
        const page: { readonly messages: readonly string[]; readonly next: string | null } = await done(receiver.inbox({ from, ...(workflows === undefined ? {} : { workflows }) }));
        found.push(...page.messages);
        from = page.next;
      } while (from !== null);
      return found;
    };

    const emptied = async (): Promise<void> => {
      for (const id of await everything()) await done(receiver.acknowledge(id));
    };

    beforeAll(async () => {
      [sender, receiver] = [open('X26ABC1', { chunkBytes: 1_000 }), open('X26ABC2')];
      await emptied();
    });
    afterAll(() => clients.forEach((client) => client.close()));

    const received = async (id: string) => {
      const file = path(id);
      const { head, bytes } = await done(receiver.download(id, file));
      return { head, bytes, content: readFileSync(file) };
    };

    it('is told that it is in use', async () => {
      await done(sender.handshake);
    });

    it('that is empty holds nothing', async () => {
      expect(await done(receiver.inbox())).toEqual({ messages: [], next: null });
    });

    it.each([
      ['one piece', 999],
      ['chunks', 2_500],
      ['chunks that come out even', 2_000],
      ['no bytes', 0],
    ])('gets what another sent in %s', async (_, bytes) => {
      const content = contentOf(bytes);
      const id = await done(sender.send(outgoing(content)));
      const message = await received(id);
      expect(message.content.equals(content)).toBe(true);
      expect(message.bytes).toBe(bytes);
      expect(message.head).toMatchObject({ type: 'DATA', from: 'X26ABC1', workflow: 'CSMS_TEST', fileName: 'DB1.ack', localId: 'csms-test-1' });
      expect(await done(receiver.head(id))).toMatchObject({ type: 'DATA', workflow: 'CSMS_TEST', fileName: 'DB1.ack' });
    });

    it('tells the sender what became of it, and forgets what was acknowledged', async () => {
      await emptied();
      const id = await done(sender.send(outgoing(contentOf(10))));
      expect(await everything()).toEqual([id]);
      expect(await done(sender.track(id))).toMatchObject({ status: 'accepted' });
      await done(receiver.acknowledge(id));
      expect(await everything()).toEqual([]);
      expect(await done(sender.track(id))).toMatchObject({ status: 'acknowledged' });
      await done(receiver.acknowledge(id));
    });

    it('names its messages a page at a time', async () => {
      await emptied();
      const sent = [];
      for (let n = 0; n < 12; n++) sent.push(await done(sender.send({ ...outgoing(contentOf(1), n), workflow: n === 5 ? 'OTHER' : 'CSMS_TEST' })));
      const first = await done(receiver.inbox());
      expect(first.messages).toHaveLength(10);
      expect(first.next).not.toBeNull();
      expect([...(await everything())].sort()).toEqual([...sent].sort());
      expect(await everything('CSMS*')).toHaveLength(11);
      expect(await everything('!CSMS*')).toHaveLength(1);
    });

    it('sends nothing to somebody whom MESH does not know, and tells why', async () => {
      expect(await failed(sender.send({ ...outgoing(contentOf(1)), to: 'NOBODY' }))).toMatchObject({ kind: 'refused', status: 417, code: '12' });
    });

    it('opens to nobody with another password', async () => {
      expect(await failed(open('X26ABC1', { password: 'guessed' }).inbox())).toMatchObject({ kind: 'forbidden', status: 403 });
    });

    it('knows no message that was never sent', async () => {
      expect(await failed(receiver.download('20200101000000000000_ABCDEF', path('none')))).toMatchObject({ kind: 'unknown-message', status: 404, code: '20' });
    });
  });
};
