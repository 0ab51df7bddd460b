import { expectedDigest } from '../../adapters/event-log/record.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import { streamOf } from './builders.ts';

/** The statements that give a stream's records digests that fit what they now hold, as a careful forger would. */
export const rewriteDigests = async (log: EventLog, stream: string): Promise<readonly string[]> => {
  let previous: string | null = null;
  const statements: string[] = [];
  for (const event of (await streamOf(log, stream)).events) {
    previous = expectedDigest(event, previous);
    statements.push(`update event_log.events set digest = decode('${previous}', 'hex') where position = ${event.position}`);
  }
  return statements;
};
