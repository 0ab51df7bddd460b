import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { FileCommand } from '../../domain/laboratory/file/decide.ts';
import type { Channel } from '../../domain/laboratory/file/events.ts';
import type { File, FilePlace } from '../../domain/laboratory/file/file.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Context } from '../participants.ts';
import type { Actor, EventLog } from '../ports/event-log.ts';
import type { Content, Corrupt, LaboratoryLayout, Readable } from '../ports/laboratory-layout.ts';
import { answerTo, type SendAnswer } from './answer.ts';
import type { Whereabouts } from './process-items.ts';
import { changeFile, changeLink, fileIdOf, fileStream, linkIdOf, linkStream } from './files.ts';
import { takeItems } from './take-items.ts';

export interface ReceiveDeps {
  readonly log: EventLog;
  readonly policy: Policy;
  readonly layout: LaboratoryLayout;
  /** Most bytes of a file. */
  readonly mostBytes: number;
  /** A text that nobody else was ever given. */
  readonly newId: () => string;
  /** Finds out whose the items are of a file that was taken in. Called again for the same file, it goes on where it was. */
  readonly processFile: (fileId: string, items: number, how: { readonly today: CivilDate }) => Promise<Whereabouts>;
}

/** A file as it came. */
export interface LaboratoryFile extends Content {
  /** SHA-256 (hex) of its bytes. */
  readonly digest: string;
  readonly bytes: number;
}

export interface ReceiveOptions {
  readonly today: CivilDate;
  readonly actor: Actor;
  readonly channel: Channel;
  /** The way back to the laboratory; where there is none, it gets no answer. */
  readonly sendAnswer?: SendAnswer;
  /** Told how many items stand in the log, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Received {
  readonly fileId: string;
  readonly file: File & { readonly place: Done };
  /** It was done with before, and came again. */
  readonly again: boolean;
  /** Where its items stand now. */
  readonly items: Whereabouts;
  /** A read model that has reached this position shows the file as it stands. */
  readonly position: number;
}

export type Done = Extract<FilePlace, { readonly at: 'taken-in' | 'corrupt' }>;

/**
 * Takes in what a laboratory sent: all of it or, when anything is wrong with how it is put together, nothing. It is read to
 * its end before the first item goes to the log. Broken off anywhere and received again, it goes on where it was; done with and
 * received again, that is noted and nothing else. Rejects when the log or the bytes cannot be had; receive it again then.
 */
export const receiveFile =
  (deps: ReceiveDeps) =>
  async (content: LaboratoryFile, options: ReceiveOptions): Promise<Received> => {
    const { digest, name, bytes } = content;
    const { today, actor, channel } = options;
    const fileId = fileIdOf(digest);
    const receiving = { ...options, fileId, context: { today, actor, cause: `laboratory file ${fileId}`, correlationId: `laboratory-file/${fileId}` } };
    const step = stepOf(deps, receiving);

    let at = await step({ do: 'receive', digest, name, channel, bytes }, `receive/${deps.newId()}`);
    const again = at.changed && at.file.again > 0;
    if (at.file.place.at === 'received') at = await step(await verdict(deps, content, today));
    if (at.file.place.at === 'read') {
      await putInLog(deps, content, receiving, at.file, at.file.place);
      at = await step({ do: 'take-in' });
    }
    at = await answered(deps, content, receiving, at);
    const items = at.file.place.at === 'taken-in' ? await deps.processFile(fileId, at.file.place.items, { today }) : {};
    return { fileId, again, items, file: at.file as Received['file'], position: at.position };
  };

interface Receiving extends ReceiveOptions {
  readonly fileId: string;
  readonly context: Omit<Context, 'commandId'>;
}

interface Standing {
  readonly file: File;
  readonly changed: boolean;
  readonly position: number;
}

/** One step of a file's way, done once however often it is tried. */
const stepOf =
  (deps: ReceiveDeps, { fileId, context }: Receiving) =>
  async (command: FileCommand, named: string = command.do): Promise<Standing> => {
    const changed = await changeFile(deps)(fileStream(fileId), command, { ...context, commandId: `laboratory-file/${fileId}/${named}` });
    if (E.isLeft(changed) || changed.right.state.kind === 'unknown') throw new Error(`The file ${fileId} does not stand where ${named} is next`);
    return { file: changed.right.state, changed: changed.right.events.length > 0, position: changed.right.position };
  };

/** What the file is: one that can be read to its end, of a laboratory that we know, or corrupt. */
const check = async ({ policy, layout, mostBytes }: ReceiveDeps, content: LaboratoryFile, today: CivilDate): Promise<E.Either<Corrupt, Readable>> => {
  if (content.bytes > mostBytes) return E.left({ reason: 'too-large', segment: 0, interchange: null });
  const checked = await layout.check(content);
  const isKnown = E.isLeft(checked) || Object.hasOwn(inForce(policy.laboratories, today).value, checked.right.interchange.laboratory);
  return isKnown ? checked : E.left({ reason: 'unknown-laboratory', segment: 0, interchange: null });
};

const verdict = async (deps: ReceiveDeps, content: LaboratoryFile, today: CivilDate): Promise<FileCommand> => {
  const checked = await check(deps, content, today);
  return E.isLeft(checked) ? { do: 'refuse', ...checked.left } : { do: 'read', ...checked.right };
};

/** The file's number in the row of files, and then its items. */
const putInLog = async (deps: ReceiveDeps, content: LaboratoryFile, receiving: Receiving, { receivedOn }: File, { interchange, items }: Readable): Promise<void> => {
  const { fileId, context, onProgress = () => undefined } = receiving;
  const { sequence, laboratory } = interchange;
  if (sequence !== null)
    await changeLink(deps)(linkStream(linkIdOf(interchange)), { do: 'receive', sequence, file: fileId }, { ...context, commandId: `laboratory-file/${fileId}/sequence` });
  const done = await takeItems(deps)(deps.layout.reports(content), { fileId, receivedOn, laboratory, context, onProgress: (n) => onProgress(n, items) });
  if (done !== items) throw new Error(`The file ${fileId} is no longer what it was when it was checked`);
};

/** Whoever asked for an answer is sent one, where there is a way back. */
const answered = async (deps: ReceiveDeps, content: LaboratoryFile, receiving: Receiving, at: Standing): Promise<Standing> => {
  const { sendAnswer, today } = receiving;
  if (sendAnswer === undefined || at.file.answered !== null) return at;
  const answer = await answerTo(deps.layout, content, await check(deps, content, today));
  if (answer === null) return at;
  return stepOf(deps, receiving)({ do: 'answer', status: answer.status, reference: await sendAnswer(answer) });
};
