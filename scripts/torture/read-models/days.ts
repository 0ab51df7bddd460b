import { isDeepStrictEqual } from 'node:util';
import { tally } from '../../../application/daily-run/counts.ts';
import { readDiary, runOf } from '../../../application/daily-run/diary.ts';
import type { RecordedEvent } from '../../../application/ports/event-log.ts';
import type { System } from '../../../adapters/system.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';

/** What is wrong with the days' runs in the log after a position: each day's part of each person once, and every day completed once, with what it brought. */
export const examineDays = async ({ log }: Pick<System, 'log'>, after: number, day: CivilDate): Promise<readonly string[]> => {
  const findings: string[] = [];
  const parts = new Map<string, Pick<RecordedEvent, 'position' | 'recordedAt'>>();
  const completed = new Map<string, number>();
  for await (const { events } of log.readAll(after, 1_000))
    for (const { stream, type, data, position, recordedAt, metadata: { correlationId } } of events) {
      if (type === 'day-completed') completed.set(correlationId, (completed.get(correlationId) ?? 0) + 1);
      if (!correlationId.startsWith('daily-run/') || !stream.startsWith('participant-')) continue;
      const part = `${correlationId} ${stream}`;
      const last = parts.get(part);
      // What one part brings is stored together.
      if (last !== undefined && (last.position !== position - 1 || last.recordedAt !== recordedAt)) findings.push(`done twice: ${part}`);
      parts.set(part, { position, recordedAt });
      if ((data as { readonly on?: unknown }).on !== correlationId.slice('daily-run/'.length)) findings.push(`done for another day: ${part}`);
    }
  for (const [run, times] of completed) if (times > 1) findings.push(`${run} was completed ${times} times`);
  if (completed.size === 0) findings.push('no day was completed');

  const diary = await readDiary(log);
  const { passedOver, ...told } = diary.completed?.counts ?? { passedOver: 0 };
  const counted = await tally(log, after, runOf(day));
  if (diary.completed?.day !== day || !isDeepStrictEqual(told, counted)) findings.push(`the diary tells ${JSON.stringify(told)} of ${diary.completed?.day}, and the log has ${JSON.stringify(counted)} of ${day}`);
  if (passedOver > 0) findings.push(`${passedOver} people were passed over`);
  return findings;
};
