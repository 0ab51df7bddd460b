import type { RecordedEvent } from '../../../application/ports/event-log.ts';
import type { Acknowledged } from './ledger.ts';

/** What is wrong with the events that came to a log to which only these appends were made. */
export const compare = (recorded: readonly RecordedEvent[], acknowledged: readonly Acknowledged[]): readonly string[] => {
  const due = new Map<string, string>();
  for (const { appends, answer } of acknowledged) {
    const added = appends.flatMap(({ stream, events }) => events.map(({ id }, n) => ({ stream, id, back: events.length - 1 - n })));
    added.forEach(({ stream, id, back }, n) => due.set(id, place(stream, (answer.heads.get(stream)?.revision ?? NaN) - back, answer.position - added.length + 1 + n)));
  }
  const findings: string[] = [];
  for (const { id, stream, revision, position } of recorded) {
    const told = due.get(id);
    if (told === undefined) findings.push(`stored twice, or though it was refused: ${place(stream, revision, position)}`);
    else if (told !== place(stream, revision, position)) findings.push(`acknowledged as ${told}, stored as ${place(stream, revision, position)}`);
    due.delete(id);
  }
  for (const told of due.values()) findings.push(`acknowledged and lost: ${told}`);
  return findings;
};

const place = (stream: string, revision: number, position: number): string => `${stream} ${revision} at ${position}`;
