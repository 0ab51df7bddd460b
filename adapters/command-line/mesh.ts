import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type Configuration, configurationOrExit } from '../configuration.ts';
import type { MeshClient } from '../mesh/client.ts';
import type { MeshFailure } from '../mesh/failure.ts';
import { meshFrom } from '../mesh/from-configuration.ts';
import { madeUpMailboxes, standIn } from '../mesh/stand-in/stand-in.ts';
import { untilStopped } from './until-stopped.ts';
import { CommandFailed } from './with-system.ts';

const withMailbox = async <A>(work: (mesh: MeshClient, configuration: Configuration) => Promise<A>): Promise<A> => {
  const configuration = configurationOrExit();
  const mesh = meshFrom(configuration);
  if (mesh === null) throw new CommandFailed('no-mailbox: CSMS_MESH_URL is not set. Set it, and what else a mailbox needs: see docs/mesh.md.');
  try {
    return await work(mesh, configuration);
  } finally {
    mesh.close();
  }
};

const orFail = async <A>(asked: TaskEither<MeshFailure, A>): Promise<A> => {
  const answer = await asked();
  if (E.isRight(answer)) return answer.right;
  const { kind, status, code, message } = answer.left;
  throw new CommandFailed(`${kind}: ${message}${status === null ? '' : ` Status ${status}${code === null ? '' : `, code ${code}`}.`}`);
};

export const checkMailbox = (): Promise<string> =>
  withMailbox(async (mesh, { meshWorkflow }) => {
    await orFail(mesh.handshake);
    const { messages, next } = await orFail(mesh.inbox({ workflows: `${meshWorkflow}*` }));
    return `MESH lets us in. ${messages.length}${next === null ? '' : ' or more'} messages of ${meshWorkflow} wait in the mailbox.`;
  });

export const sendFile = (path: string, to: string): Promise<string> =>
  withMailbox(async (mesh, { meshWorkflow }) => {
    const content = await readFile(path);
    const id = await orFail(mesh.send({ to, workflow: meshWorkflow, fileName: basename(path), localId: randomUUID(), content }));
    return `Sent as ${id}.`;
  });

/** Runs until the process is told to stop. */
export const runStandIn = async (port: string, say: (text: string) => void): Promise<void> => {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new CommandFailed('bad-port: --port must be a whole number from 0 to 65535.');
  const mesh = await standIn({ port: Number(port) });
  say(
    [
      `What stands in for MESH listens at ${mesh.url}, and keeps messages until it is stopped. For its first mailbox, start the system with`,
      ...Object.entries({ URL: mesh.url, MAILBOX: 'X26ABC1', PASSWORD: madeUpMailboxes.passwords['X26ABC1'], SHARED_KEY: madeUpMailboxes.sharedKey }).map(([name, value]) => `  CSMS_MESH_${name}=${value}`),
      `Its mailboxes are ${Object.keys(madeUpMailboxes.passwords).join(', ')}. Ctrl-C stops it.`,
    ].join('\n'),
  );
  await untilStopped().finally(() => mesh.close());
};
