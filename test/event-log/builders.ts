import { randomUUID } from 'node:crypto';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import type { AppendFailure, Appended, EventLog, Expected, Guarantees, NewEvent, Part, RecordedEvent, Stream, StreamAppend } from '../../application/ports/event-log.ts';

export const anEvent = (data: unknown = { practice: 'A81001' }, id: string = randomUUID()): NewEvent => ({
  id,
  type: 'invited',
  version: 1,
  data,
  metadata: {
    actor: { user: 'u1', role: 'system', organisation: 'X26' },
    commandId: id,
    cause: 'daily run 2026-03-01',
    correlationId: id,
    policyVersion: '2026.1',
    rules: [{ rule: 'call-interval', value: 'P36M' }],
    warnings: [],
  },
});

export const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => anEvent({ n }));

/** A name no other test uses. */
export const aStream = (prefix = 'participant'): string => `${prefix}-${randomUUID()}`;

export const to = (stream: string, added: readonly NewEvent[] = [anEvent()], expected: Expected = 'no-stream'): StreamAppend => ({
  stream,
  expected,
  events: added,
});

export const stored = async (log: EventLog, ...appends: StreamAppend[]): Promise<Appended> => {
  const answer = await log.append(appends)();
  if (isRight(answer)) return answer.right;
  throw new Error(`Not stored: ${JSON.stringify(answer.left)}`);
};

export const refused = async (log: EventLog, ...appends: StreamAppend[]): Promise<AppendFailure> => {
  const answer = await log.append(appends)();
  if (isLeft(answer)) return answer.left;
  throw new Error('Stored, where it should have been refused');
};

export const streamOf = async (log: EventLog, name: string, part?: Part): Promise<Stream> =>
  (await log.readStreams([name], part)).get(name) as Stream;

export const headOf = async (log: EventLog, name: string): Promise<Expected> => (await streamOf(log, name)).head;

export const collect = async <A>(batches: AsyncIterable<A>): Promise<A[]> => {
  const all: A[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
};

/** What came after a position, if it ends where it was said; and follows without a gap, if positions count events. */
export const came = async (log: EventLog, before: number, position: number, { contiguousPositions }: Guarantees): Promise<RecordedEvent[]> => {
  const events = await after(log, before);
  const positions = events.map((event) => event.position);
  const grows = positions.every((each, n) => each > (positions[n - 1] ?? before));
  if (!grows || (positions.at(-1) ?? before) !== position) throw new Error(`After ${before} came ${positions.join(', ')}, and not what leads up to ${position}`);
  if (contiguousPositions && position - before !== events.length) throw new Error(`${events.length} events lie between ${before} and ${position}`);
  return events;
};

export const after = async (log: EventLog, position: number, limit = 1_000): Promise<RecordedEvent[]> =>
  (await collect(log.readAll(position, limit))).flatMap(({ events: each }) => each);
