import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { itemEvent } from '../../domain/laboratory/item/events.ts';
import type { Report } from '../../domain/laboratory/report.ts';
import type { Context } from '../participants.ts';
import type { StreamAppend } from '../ports/event-log.ts';
import { type ChangeDeps, encoded } from './change.ts';
import { itemCodec } from './codec.ts';
import { itemId, itemStream } from './item-id.ts';

/** Items that go to the log in one append. */
const batchSize = 1_000;

export interface Taking {
  readonly fileId: string;
  readonly receivedOn: CivilDate;
  readonly laboratory: string;
  readonly context: Pick<Context, 'actor' | 'cause' | 'correlationId'>;
  readonly onProgress: (done: number) => void;
}

/** Puts every report of a file into the log, as an item with its place in the file. What stands there already is not stored again. Answers with how many there are. */
export const takeItems =
  ({ log, policy }: ChangeDeps) =>
  async (reports: AsyncIterable<Report>, { fileId, receivedOn, laboratory, context, onProgress }: Taking): Promise<number> => {
    let done = 0;
    let batch: StreamAppend[] = [];
    const store = async (): Promise<void> => {
      if (batch.length === 0) return;
      const answer = await log.append(batch)();
      if (E.isLeft(answer)) throw answer.left.kind === 'unavailable' ? answer.left.cause : new Error(`Something else stands in ${answer.left.stream}`);
      batch = [];
      onProgress(done);
    };
    for await (const report of reports) {
      done += 1;
      const stream = itemStream(itemId(fileId, done));
      const event = itemEvent('item-received', { file: fileId, number: done, laboratory, report, on: receivedOn });
      batch.push({ stream, expected: 'no-stream', events: encoded(itemCodec, policy, stream, [event], { ...context, commandId: `${fileId}/receive` }) });
      if (batch.length === batchSize) await store();
    }
    await store();
    return done;
  };
