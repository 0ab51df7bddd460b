import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Faults } from './fault.ts';
import type { MailStore } from './store.ts';

const mostBytes = 10_000_000;

/** The side of the stand-in that takes mail. It believes everybody, and encrypts nothing. */
export const smtpSide = (store: MailStore, faults: Faults): SMTPServer => {
  const drop = ({ id }: SMTPServerSession) => (): void => {
    for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
  };
  const meet = (at: Parameters<Faults['meet']>[0], address: string | null, session: SMTPServerSession, done: (error?: Error | null) => void): void =>
    void faults.meet(at, address, drop(session)).then((error) => done(error));

  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    size: mostBytes,
    closeTimeout: 1,
    onAuth: (auth, _, done) => done(null, { user: auth.username ?? '' }),
    onConnect: (session, done) => meet('greeting', null, session, done),
    onMailFrom: ({ address }, session, done) => meet('sender', address, session, done),
    onRcptTo: ({ address }, session, done) => meet('recipient', address, session, done),
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => void pieces.push(piece));
      stream.on('end', () =>
        meet('message', null, session, (error) => {
          if (error === null && !stream.sizeExceeded) store.keep(Buffer.concat(pieces));
          done(error);
        }),
      );
    },
  });
  server.on('error', () => undefined);
  return server;
};
