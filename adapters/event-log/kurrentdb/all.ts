import { type AllStreamRecordedEvent, type AllStreamResolvedEvent, BACKWARDS, END, type EventStoreDBClient, isSystemStream, START } from '@eventstore/db-client';
import { positionOf } from './form.ts';
import { insist, type Patience } from './patience.ts';
import { pull } from './pull.ts';

/** The whole log as the server has it, between whose records its own stand. */
export interface All {
  /** Position of the last event that is not the server's; 0: there is none. */
  readonly head: () => Promise<number>;
  readonly page: (after: number, upTo: number, size: number) => Promise<Page>;
  /** What is not the server's, after one position and up to another, read page by page. Whoever is slow has one page waiting. */
  readonly pages: (after: number, upTo: number, size: number) => AsyncGenerator<readonly AllStreamRecordedEvent[]>;
}

/** What is not the server's of one page, and where the next one begins; null: this was the last. */
export interface Page {
  readonly events: readonly AllStreamRecordedEvent[];
  readonly then: number | null;
}

/** Events in the first step back from the end, and by how much each further step grows: what the server writes for itself may be a lot. */
const firstStep = 16;
const growth = 8;

export const all = (client: EventStoreDBClient, patience: Patience): All => {
  let lastHead = 0;

  const read = (direction: 'forwards' | 'backwards', from: number | typeof END, maxCount: number): Promise<AllStreamRecordedEvent[]> =>
    insist(patience, async () => {
      const fromPosition = from === END ? END : from === 0 ? START : { commit: BigInt(from), prepare: BigInt(from) };
      const all = await pull<AllStreamResolvedEvent>(client.readAll({ direction, fromPosition, maxCount, requiresLeader: true }), patience.answerWithin);
      return all.flatMap(({ event }) => event ?? []);
    });

  const head = async (): Promise<number> => {
    let from: number | typeof END = END;
    for (let step = firstStep; ; step = Math.min(step * growth, 4_096)) {
      const back: AllStreamRecordedEvent[] = await read(BACKWARDS, from, step);
      const ours = back.find(isOurs);
      const reached: number = positionOf(ours ?? back.at(-1) ?? nothing);
      if (ours) return (lastHead = Math.max(lastHead, reached));
      if (back.length < step || reached <= lastHead) return lastHead;
      from = reached;
    }
  };

  /** A read begins at its position, so the first event is known already. */
  const page: All['page'] = async (after, upTo, size) => {
    const found = await read('forwards', after, size + 1);
    const fresh = found.filter((event) => positionOf(event) > after || after === 0);
    const last = found.at(-1);
    const then = found.length <= size || !last || positionOf(last) >= upTo ? null : positionOf(last);
    return { events: fresh.filter((event) => isOurs(event) && positionOf(event) <= upTo), then };
  };

  const pages: All['pages'] = async function* (after, upTo, size) {
    if (after >= upTo) return;
    let reading = page(after, upTo, size);
    for (;;) {
      const { events, then } = await reading;
      if (then !== null) {
        reading = page(then, upTo, size);
        // If nobody comes for it, its failure is nobody's business.
        reading.catch(() => undefined);
      }
      for (let from = 0; from < events.length; from += size) yield events.slice(from, from + size);
      if (then === null) return;
    }
  };

  return { head, page, pages };
};

export const isOurs = ({ streamId }: AllStreamRecordedEvent): boolean => !isSystemStream(streamId);

/** Stands for an event where the log is empty. */
const nothing = { position: { commit: 0n, prepare: 0n }, streamId: '', revision: 0n } as AllStreamRecordedEvent;
