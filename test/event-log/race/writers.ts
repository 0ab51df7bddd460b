import { createHash } from 'node:crypto';
import { isRight } from 'fp-ts/lib/Either.js';
import type { EventLog, NewEvent } from '../../../application/ports/event-log.ts';
import { anEvent, to } from '../builders.ts';

export interface Race {
  readonly side: string;
  readonly writers: number;
  /** Appends by each writer. */
  readonly appends: number;
}

/** What was acknowledged: the append's event ids in order, and the position it was told. */
export interface Acknowledged {
  readonly ids: readonly string[];
  readonly position: number;
}

/**
 * Many writers at once. Every eighth append goes to two streams over which all writers of all processes quarrel, from the heads
 * just read, with ids that stay the same from one attempt to the next; the others begin streams of their own.
 */
export const race = async (log: EventLog, { side, writers, appends }: Race): Promise<readonly Acknowledged[]> => {
  const all = await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const acknowledged: Acknowledged[] = [];
      for (let n = 0; n < appends; n++) {
        const mark = `${side}-${writer}-${n}`;
        const quarrels = n % 8 === 0;
        const added = [0, 1].slice(0, quarrels ? 2 : 1).map((k) => anEvent({ mark, k }, idOf(`${mark}-${k}`)));
        const position = quarrels ? await quarrel(log, (writer + n / 8) % contested.length, added) : await begin(log, `own-${mark}`, added);
        acknowledged.push({ ids: added.map(({ id }) => id), position });
      }
      return acknowledged;
    }),
  );
  return all.flat();
};

const contested = Array.from({ length: 40 }, (_, n) => `contested-${n}`);

const begin = async (log: EventLog, stream: string, added: readonly NewEvent[]): Promise<number> => {
  const answer = await log.append([to(stream, added)])();
  if (isRight(answer)) return answer.right.position;
  throw new Error(`Nobody else writes ${stream}: ${JSON.stringify(answer.left)}`);
};

const quarrel = async (log: EventLog, which: number, [one, two]: readonly NewEvent[]): Promise<number> => {
  const names = [which, (which + 1) % contested.length].map((n) => contested[n] as string) as [string, string];
  for (;;) {
    const heads = await log.readStreams(names, { direction: 'backwards', limit: 1 });
    const answer = await log.append([to(names[0], [one as NewEvent], heads.get(names[0])?.head), to(names[1], [two as NewEvent], heads.get(names[1])?.head)])();
    if (isRight(answer)) return answer.right.position;
    if (answer.left.kind === 'unavailable') throw answer.left.cause;
  }
};

const idOf = (mark: string): string => createHash('sha256').update(mark).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
