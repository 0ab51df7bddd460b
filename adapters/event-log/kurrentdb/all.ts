import { type AllStreamRecordedEvent, type AllStreamResolvedEvent, BACKWARDS, END, type EventStoreDBClient, isSystemStream, START } from '@eventstore/db-client';
import { positionOf } from './form.ts';
import { insist, type Patience } from './patience.ts';
import { pull } from './pull.ts';

/** The whole log as the server has it, between whose records its own stand. */
export interface All {
  /** Position of the last event that is not the server's; 0: there is none. */
  readonly head: () => Promise<number>;
  /** What is not the server's, after one position and up to another, read page by page. Whoever is slow has one page waiting. */
  readonly pages: (after: number, upTo: number, size: number) => AsyncGenerator<readonly AllStreamRecordedEvent[]>;
}

/** Events in the first step back from the end, and by how much each further step grows: what the server writes for itself may be a lot. */
const firstStep = 16;
const growth = 8;

export const all = (client: EventStoreDBClient, patience: Patience): All => {
  let lastHead = 0;

  const page = (direction: 'forwards' | 'backwards', from: number | typeof END, maxCount: number): Promise<AllStreamRecordedEvent[]> =>
    insist(patience, async () => {
      const fromPosition = from === END ? END : from === 0 ? START : { commit: BigInt(from), prepare: BigInt(from) };
      const read = await pull<AllStreamResolvedEvent>(client.readAll({ direction, fromPosition, maxCount, requiresLeader: true }), patience.answerWithin);
      return read.flatMap(({ event }) => event ?? []);
    });

  const head = async (): Promise<number> => {
    let from: number | typeof END = END;
    for (let step = firstStep; ; step = Math.min(step * growth, 4_096)) {
      const back: AllStreamRecordedEvent[] = await page(BACKWARDS, from, step);
      const ours = back.find(isOurs);
      const reached: number = positionOf(ours ?? back.at(-1) ?? nothing);
      if (ours) return (lastHead = Math.max(lastHead, reached));
      if (back.length < step || reached <= lastHead) return lastHead;
      from = reached;
    }
  };

  /** One page, and where the next one begins; null: this was the last. A read begins at its position, so the first event is known already. */
  const next = async (after: number, upTo: number, size: number): Promise<{ readonly events: readonly AllStreamRecordedEvent[]; readonly then: number | null }> => {
    const read = await page('forwards', after, size + 1);
    const fresh = read.filter((event) => positionOf(event) > after || after === 0);
    const last = read.at(-1);
    const then = read.length <= size || !last || positionOf(last) >= upTo ? null : positionOf(last);
    return { events: fresh.filter((event) => isOurs(event) && positionOf(event) <= upTo), then };
  };

  const pages: All['pages'] = async function* (after, upTo, size) {
    if (after >= upTo) return;
    let reading = next(after, upTo, size);
    for (;;) {
      const { events, then } = await reading;
      if (then !== null) {
        reading = next(then, upTo, size);
        // If nobody comes for it, its failure is nobody's business.
        reading.catch(() => undefined);
      }
      for (let from = 0; from < events.length; from += size) yield events.slice(from, from + size);
      if (then === null) return;
    }
  };

  return { head, pages };
};

const isOurs = ({ streamId }: AllStreamRecordedEvent): boolean => !isSystemStream(streamId);

/** Stands for an event where the log is empty. */
const nothing = { position: { commit: 0n, prepare: 0n }, streamId: '', revision: 0n } as AllStreamRecordedEvent;
