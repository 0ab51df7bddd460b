import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attemptCodec, breakGlassCodec } from '../../application/break-glass/streams.ts';
import { diaryCodec } from '../../application/daily-run/diary.ts';
import { fileCodec, itemCodec, linkCodec } from '../../application/laboratory/codec.ts';
import { batchCodec, messageCodec } from '../../application/message/codec.ts';
import { practiceCodec } from '../../application/practice/codec.ts';
import { participantCodec } from '../../application/participant-codec.ts';
import type { RecordedEvent } from '../../application/ports/event-log.ts';
import { reconciliationCodec } from '../../application/reconciliation/events.ts';
import { senderCodec } from '../../application/sender/senders.ts';

/** A record as the log stores it, and the digest of the one before it in its stream (null: it is the first). */
export interface Sample extends RecordedEvent {
  readonly previous: string | null;
}

export const sampleName = ({ type, version }: Pick<RecordedEvent, 'type' | 'version'>): string => `${type}.${version}`;

export const sampleFolder = import.meta.dirname;

/** Every sample there is, by its name. */
export const samples = (): ReadonlyMap<string, Sample> =>
  new Map(
    readdirSync(sampleFolder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(sampleFolder, file), 'utf8')) as Sample]),
  );

const versionsUpTo = (type: string, newest: number): readonly string[] => Array.from({ length: newest }, (_, n) => sampleName({ type, version: n + 1 }));

/** By the beginning of the names of their streams, how each kind of event is read. */
export const codecs = { 'participant-': participantCodec, 'break-glass-': breakGlassCodec, 'attempted-break-glass-': attemptCodec, 'daily-run': diaryCodec, 'laboratory-file-': fileCodec, 'laboratory-link-': linkCodec, 'laboratory-item-': itemCodec, 'message-': messageCodec, 'hand-over-': batchCodec, 'practice-': practiceCodec, 'sender-': senderCodec, 'reconciliation': reconciliationCodec };

/** Every type and version that the log may hold. */
export const released: readonly string[] = [
  ...Object.values(codecs).flatMap(({ versions }) => Object.entries(versions)).flatMap(([type, newest]) => versionsUpTo(type, newest)),
];
