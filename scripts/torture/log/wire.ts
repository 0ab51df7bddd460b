import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** When a connection is cut: while the append is being asked, while it is being stored, or while it is being answered. */
export const moments = ['asking', 'storing', 'answering'] as const;
export type Moment = (typeof moments)[number];

/** Between the writers and the server. */
export interface Wire {
  /** The address of the server, by way of the wire. */
  readonly through: (url: string) => string;
  /** Leads to the server at this address from now on. */
  readonly leadTo: (url: string) => void;
  /**
   * Cuts the connection of the next append. Resolved when that was done.
   *
   * @param share of the question that goes through, from 0 to 1, if it is cut while asking
   */
  readonly cutNext: (moment: Moment, share: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Cut {
  readonly moment: Moment;
  readonly share: number;
  readonly done: () => void;
}

export const wire = async (): Promise<Wire> => {
  const open = new Set<net.Socket>();
  const cuts: Cut[] = [];
  let port = 0;

  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    let answering: Cut | undefined;
    const sever = (cut: Cut): void => (near.destroy(), far.destroy(), cut.done());
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => (open.delete(socket), near.destroy(), far.destroy()));
    }
    near.on('data', (asked) => {
      const cut = asked.includes('event_log.append') ? cuts.shift() : undefined;
      if (cut?.moment === 'answering') answering = cut;
      if (cut?.moment === 'asking') far.write(asked.subarray(0, Math.floor(asked.length * cut.share)), () => sever(cut));
      else if (cut?.moment === 'storing') far.write(asked, () => sever(cut));
      else far.write(asked);
    });
    far.on('data', (answered) => {
      if (answering) sever(answering);
      else near.write(answered);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = String((server.address() as AddressInfo).port);

  return {
    through: (url) => Object.assign(new URL(url), { port: own }).href,
    leadTo: (url) => void (port = Number(new URL(url).port)),
    cutNext: (moment, share) => new Promise((done) => cuts.push({ moment, share, done })),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
