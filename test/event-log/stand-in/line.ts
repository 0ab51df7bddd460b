import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** A wire between clients and the server, which can be cut, and refuse to be joined again. */
export interface Line {
  readonly port: number;
  /** Destroys every connection there is. */
  readonly cut: () => void;
  /** Nobody gets through, until it is up again; the port stays. */
  readonly down: () => void;
  readonly up: () => void;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export const line = async (to: number): Promise<Line> => {
  const open = new Set<net.Socket>();
  let isDown = false;
  const server = net.createServer((near) => {
    if (isDown) return near.destroy();
    const far = net.connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => (open.delete(socket), near.destroy(), far.destroy()));
    }
    near.pipe(far).pipe(near);
    return near;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    down: () => ((isDown = true), cut()),
    up: () => (isDown = false),
    connections: () => open.size / 2,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
};
