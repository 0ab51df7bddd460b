import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { CaseNumber } from '../../identifiers/case-number.ts';
import type { Corruption } from './corrupt.ts';
import type { AnswerStatus, Channel, FileEvent, Interchange } from './events.ts';
import type { File, FileRecord, Handling } from './file.ts';
import { type FileRefusal, fileRefusal } from './refusal.ts';

/** What somebody at CSAS does about something that is wrong: tells the laboratory, or says how it was resolved. */
export interface Handled {
  readonly do: 'inform' | 'resolve';
  readonly by: string;
  readonly caseNumber: CaseNumber;
  readonly comment: string;
}

/** What the system does with a file, and what people do. */
export type FileCommand =
  | { readonly do: 'receive'; readonly digest: string; readonly name: string; readonly channel: Channel; readonly bytes: number }
  | { readonly do: 'read'; readonly interchange: Interchange; readonly items: number }
  | { readonly do: 'refuse'; readonly reason: Corruption; readonly segment: number; readonly interchange: Interchange | null }
  | { readonly do: 'take-in' }
  | { readonly do: 'answer'; readonly status: AnswerStatus; readonly reference: string }
  | Handled;

export type FileDecided = E.Either<FileRefusal, readonly FileEvent[]>;

/** What follows from a command about a file: events, or why not. A step of the system that was done before leads to nothing. */
export const decideFile = (record: FileRecord, command: FileCommand, on: CivilDate): FileDecided => {
  if (command.do === 'receive') return E.right(received(record, command, on));
  return record.kind === 'file' ? decideOf(record, command, on) : E.left(fileRefusal('no-such-file'));
};

/** One whose taking in was broken off goes on; one that was done with has come again. */
const received = (record: FileRecord, { do: _, ...what }: Extract<FileCommand, { readonly do: 'receive' }>, on: CivilDate): readonly FileEvent[] => {
  if (record.kind === 'unknown') return [{ type: 'file-received', data: { ...what, on } }];
  const { name, channel } = what;
  return isDone(record) ? [{ type: 'file-received-again', data: { name, channel, on } }] : [];
};

/** Nothing of it is still to be read. */
export const isDone = ({ place }: File): boolean => place.at === 'taken-in' || place.at === 'corrupt';

const decideOf = (file: File, command: Exclude<FileCommand, { readonly do: 'receive' }>, on: CivilDate): FileDecided => {
  const { place } = file;
  switch (command.do) {
    case 'read':
      return once(place.at === 'received', { type: 'file-read', data: { interchange: command.interchange, items: command.items, on } });
    case 'refuse':
      return once(place.at === 'received', { type: 'file-corrupt', data: { reason: command.reason, segment: command.segment, ...(command.interchange === null ? {} : { interchange: command.interchange }), on } });
    case 'take-in':
      return place.at === 'read' ? E.right([{ type: 'file-taken-in', data: { items: place.items, on } }]) : E.right([]);
    case 'answer':
      return once(file.answered === null, { type: 'file-answered', data: { status: command.status, reference: command.reference, on } });
    case 'inform':
    case 'resolve': {
      if (place.at !== 'corrupt') return E.left(fileRefusal('not-corrupt'));
      const refused = whyNot(place.handling, command);
      const { do: what, ...data } = command;
      return refused === null ? E.right([{ type: what === 'inform' ? 'laboratory-informed' : 'file-resolved', data: { ...data, on } }]) : E.left(refused);
    }
  }
};

const once = (isNext: boolean, event: FileEvent): FileDecided => E.right(isNext ? [event] : []);

/** Why something that is wrong cannot be handled like this; null: it can. */
export const whyNot = (handling: Handling, { comment }: Handled): FileRefusal | null => {
  if (handling === 'resolved') return fileRefusal('already-resolved');
  return comment.trim() === '' ? fileRefusal('comment-needed', { field: 'comment' }) : null;
};
