import type { Appended, StreamAppend } from '../../../application/ports/event-log.ts';
import type { Ledger } from './ledger.ts';
import type { Answer, Writer } from './writer.ts';

export interface Counts {
  acknowledged: number;
  conflicts: number;
  /** Appends without an answer, each counted once. */
  inDoubt: number;
  /** Of them, those that had been stored when they were asked again. */
  inDoubtStored: number;
}

export interface Load {
  /** When so many more appends were acknowledged. */
  readonly acknowledged: (more: number) => Promise<void>;
  /** When the next append is in doubt. */
  readonly inDoubt: () => Promise<void>;
  /** Lets every client finish what it has begun. */
  readonly finish: () => Promise<Counts>;
}

interface Circumstances {
  readonly ledger: Ledger;
  readonly clients: number;
  readonly writerOf: (client: number) => Writer;
  /** Resolved when the log is of use again, with the position it then had. */
  readonly recovered: () => Promise<number>;
}

/** How often a client asks again before it is a finding that it gets no answer: connections that were lost show one by one. */
const mostTries = 50;

/** Clients that append one thing after another, each by way of its process; one that is left in doubt asks the same again, once the log is of use. */
export const load = ({ ledger, clients, writerOf, recovered }: Circumstances): Load => {
  const counts: Counts = { acknowledged: 0, conflicts: 0, inDoubt: 0, inDoubtStored: 0 };
  let waiting: { readonly reached: () => boolean; readonly tell: () => void }[] = [];
  let finishing = false;

  const tell = (): void => {
    const now = waiting.filter(({ reached }) => reached());
    waiting = waiting.filter((each) => !now.includes(each));
    for (const each of now) each.tell();
  };
  const when = (reached: () => boolean): Promise<void> => new Promise((resolve) => waiting.push({ reached, tell: resolve }));

  const answered = async (client: number, appends: readonly StreamAppend[]): Promise<Answer> => {
    const first = await writerOf(client).ask(appends);
    if (!isDoubtful(first)) return first;
    counts.inDoubt += 1;
    tell();
    const before = await recovered();
    for (let tries = 0; tries < mostTries; tries++) {
      const again = await writerOf(client).ask(appends);
      if (isDoubtful(again)) continue;
      if (again._tag === 'Right' && wasThere(again.right, before)) counts.inDoubtStored += 1;
      return again;
    }
    throw new Error(`Asked ${mostTries} times, and still in doubt`);
  };

  const client = async (_: unknown, n: number): Promise<void> => {
    while (!finishing) {
      const appends = ledger.next();
      const answer = await answered(n, appends);
      ledger.heard(appends, answer);
      counts[answer._tag === 'Right' ? 'acknowledged' : 'conflicts'] += 1;
      tell();
    }
  };
  const all = Promise.all(Array.from({ length: clients }, client));
  /** If a client gives up, whoever waits for progress learns of it. */
  const orFailed = (progress: Promise<void>): Promise<void> => Promise.race([progress, all.then(() => undefined)]);

  return {
    acknowledged: (more) => {
      const enough = counts.acknowledged + more;
      return orFailed(when(() => counts.acknowledged >= enough));
    },
    inDoubt: () => {
      const before = counts.inDoubt;
      return orFailed(when(() => counts.inDoubt > before));
    },
    finish: async () => {
      finishing = true;
      await all;
      return counts;
    },
  };
};

const isDoubtful = (answer: Answer | null): answer is Extract<Answer, { readonly _tag: 'Left' }> | null =>
  answer === null || (answer._tag === 'Left' && answer.left.kind === 'unavailable');

const wasThere = ({ position }: Appended, before: number): boolean => position <= before;
