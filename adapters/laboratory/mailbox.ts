import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { LaboratoryAnswer, SendAnswer } from '../../application/laboratory/answer.ts';
import type { LaboratoryFile } from '../../application/laboratory/receive-file.ts';
import type { MeshClient } from '../mesh/client.ts';
import type { MeshFailure } from '../mesh/failure.ts';
import type { MessageHead } from '../mesh/message.ts';
import { fileOnDisk } from './file-on-disk.ts';
import type { Log } from '../logging/logger.ts';

export interface Mailbox {
  readonly mesh: MeshClient;
  /** Of laboratories' files; answers go out under the same with `_ACK`. */
  readonly workflow: string;
  /** Resolves when nothing of the file can be lost any more. Called again for the same file, it changes nothing. */
  readonly receive: (file: LaboratoryFile, sendAnswer: SendAnswer) => Promise<unknown>;
  readonly writeAnswer: (answer: LaboratoryAnswer) => string;
  readonly log: Log;
}

/** What a look into the mailbox brought. `left`: messages that still wait there, because they are not ours or could not be taken. */
export interface Look {
  readonly taken: number;
  readonly left: number;
  /** Why it ended before the last message; null: it did not. */
  readonly failure: MeshFailure | null;
}

/**
 * Takes every laboratory's file out of the mailbox, page by page until none is left. MESH may forget a message only once it is
 * taken in; whatever goes wrong before, it is found there again at the next look. A message that cannot be taken holds up no other.
 */
export const lookIn = async (mailbox: Mailbox): Promise<Look> => {
  let [taken, left, from]: [number, number, string | null] = [0, 0, null];
  do {
    const page = await mailbox.mesh.inbox({ workflows: `${mailbox.workflow}*`, from })();
    if (E.isLeft(page)) return ended(mailbox, taken, left, page.left);
    for (const id of page.right.messages) {
      const answer = await take(mailbox, id);
      if (E.isLeft(answer) && (answer.left.kind === 'unavailable' || answer.left.kind === 'forbidden')) return ended(mailbox, taken, left + 1, answer.left);
      if (E.isLeft(answer)) tell(mailbox, answer.left, id);
      if (E.isRight(answer) && answer.right) taken += 1;
      else left += 1;
    }
    from = page.right.next;
  } while (from !== null);
  if (taken > 0) mailbox.log.info({ taken, left }, 'mesh-messages-taken');
  return { taken, left, failure: null };
};

const tell = ({ log }: Mailbox, { kind, status, code }: MeshFailure, messageId?: string): void =>
  log.error({ meshMessage: messageId, kind, status, code }, 'mesh-refuses');

const ended = (mailbox: Mailbox, taken: number, left: number, failure: MeshFailure): Look => {
  tell(mailbox, failure);
  return { taken, left, failure };
};

/** Whether a message was taken out of the mailbox. */
const take = async (mailbox: Mailbox, id: string): Promise<E.Either<MeshFailure, boolean>> => {
  const { mesh, workflow, log } = mailbox;
  const head = await mesh.head(id)();
  if (E.isLeft(head)) return head;
  if (head.right.type === 'REPORT') {
    const { statusCode: code, linkedMessage } = head.right;
    log.error({ meshMessage: id, code, linkedMessage }, 'mesh-not-delivered');
    return acknowledged(mailbox, id);
  }
  if (head.right.workflow !== workflow) {
    log.warn({ meshMessage: id, workflow: head.right.workflow }, 'mesh-other-workflow');
    return E.right(false);
  }
  return takeFile(mailbox, id, head.right);
};

const takeFile = async (mailbox: Mailbox, id: string, head: MessageHead): Promise<E.Either<MeshFailure, boolean>> => {
  const folder = await mkdtemp(join(tmpdir(), 'csms-mesh-'));
  try {
    const path = join(folder, 'message');
    const brought = await mailbox.mesh.download(id, path)();
    if (E.isLeft(brought)) return brought;
    await mailbox.receive(await fileOnDisk(path, nameOf(head, id)), answering(mailbox, id, head.from));
    return await acknowledged(mailbox, id);
  } catch (error) {
    mailbox.log.error({ meshMessage: id, error }, 'mesh-message-not-taken');
    return E.right(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const acknowledged = async ({ mesh }: Mailbox, id: string): Promise<E.Either<MeshFailure, boolean>> => E.map(() => true)(await mesh.acknowledge(id)());

/** What the sender called the file, as far as it is fit for a name. */
const nameOf = ({ fileName }: MessageHead, id: string): string => basename(fileName.replaceAll('\\', '/')).replace(/[^\x20-\x7e]/g, '_').slice(0, 200) || `${id}.dat`;

/** Sends the answer to whoever sent the message, under the message's own name, by which they know it when it comes twice. */
const answering =
  ({ mesh, workflow, writeAnswer }: Mailbox, id: string, to: string): SendAnswer =>
  async (answer) => {
    const { laboratory, sequence } = answer.interchange;
    const fileName = `${laboratory}-${String(sequence ?? 0).padStart(8, '0')}.ack`;
    const sent = await mesh.send({ to, workflow: `${workflow}_ACK`, fileName, localId: id, content: Buffer.from(writeAnswer(answer), 'utf8') })();
    if (E.isLeft(sent)) throw new Error(`The answer could not be sent. ${sent.left.message}`);
    return sent.right;
  };
