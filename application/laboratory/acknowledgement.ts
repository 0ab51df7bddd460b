import * as E from 'fp-ts/lib/Either.js';
import { type FileRefusal, fileRefusal } from '../../domain/laboratory/file/refusal.ts';
import { readResult } from '../../domain/laboratory/read-result.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { LaboratoryAnswer } from './answer.ts';
import { loadFile } from './files.ts';
import { itemId } from './item-id.ts';
import { loadItems } from './stored-items.ts';

/** Items that are read at a time. */
const batchSize = 500;

/** What a laboratory was answered, and when (ISO 8601, UTC). */
export interface Acknowledged {
  readonly answer: LaboratoryAnswer;
  readonly at: string;
}

/** The answer that a file was given, made anew from what the log holds of the file: the same each time. Left: there is no such file, or none was asked for. */
export const acknowledgementOf = async (log: EventLog, fileId: string): Promise<E.Either<FileRefusal, Acknowledged>> => {
  const { state: file, recorded } = await loadFile(log, fileId);
  const answered = recorded.find(({ type }) => type === 'file-answered');
  if (file.kind === 'unknown') return E.left(fileRefusal('no-such-file'));
  const { place } = file;
  if (answered === undefined || file.answered === null || place.at === 'received' || place.interchange === null) return E.left(fileRefusal('no-acknowledgement'));
  const { interchange } = place;
  const of = { interchange, status: file.answered };
  if (place.at === 'corrupt') return E.right({ answer: { ...of, corrupt: place, unreadable: [] }, at: answered.recordedAt });
  const unreadable: LaboratoryAnswer['unreadable'][number][] = [];
  for (let from = 0; from < place.items; from += batchSize)
    for (const { item } of await loadItems(log, Array.from({ length: Math.min(batchSize, place.items - from) }, (_, i) => itemId(fileId, from + i + 1)))) {
      const read = readResult(item.report, item.laboratory);
      if (E.isLeft(read)) unreadable.push({ number: item.number, faults: read.left.map(({ code }) => code) });
    }
  return E.right({ answer: { ...of, corrupt: null, unreadable }, at: answered.recordedAt });
};
