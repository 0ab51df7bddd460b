import type { AppendSignal } from '../../../application/ports/append-signal.ts';
import type { EventLog, RecordedEvent } from '../../../application/ports/event-log.ts';

/** Follows the log as it grows, in batches, until the position that is told at the end. Answers with every event in the order seen. */
export const follow = async (log: EventLog & AppendSignal, limit: number, end: Promise<number>): Promise<readonly RecordedEvent[]> => {
  const seen: RecordedEvent[] = [];
  let last: number | undefined;
  let wake = (): void => undefined;
  const leave = log.onAppend(() => wake());
  const ended = end.then((position) => void (last = position));
  // Whoever waits for it is told; whoever reads looks again when there is nothing more to read.
  ended.catch(() => undefined);
  while (last === undefined || (seen.at(-1)?.position ?? 0) < last) {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const before = seen.length;
    for await (const { events } of log.readAll(seen.at(-1)?.position ?? 0, limit)) seen.push(...events);
    if (seen.length === before && last === undefined) await Promise.race([woken, ended]);
  }
  leave();
  return seen;
};
