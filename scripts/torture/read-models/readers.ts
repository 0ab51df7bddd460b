import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';

interface Seen {
  readonly people: number;
  /** Events that are shown of them all. */
  readonly shown: number;
}

/** In milliseconds. */
const betweenLooks = 3;

/** Reads over and over while something is done: nobody may ever vanish, no row go back, and no question fail. Answers with what was wrong. */
export const whileReading = async (db: Kysely<unknown>, work: () => Promise<readonly string[]>): Promise<readonly string[]> => {
  const findings: string[] = [];
  let reading = true;
  const reader = async (): Promise<void> => {
    let last: Seen = { people: 0, shown: 0 };
    while (reading) {
      const seen = (await sql<Seen>`select count(*) as people, coalesce(sum(revision), 0)::float8 as shown from read_model.participant_summary`.execute(db)).rows[0] ?? last;
      if (seen.people < last.people || seen.shown < last.shown) findings.push(`a reader saw ${JSON.stringify(seen)} after ${JSON.stringify(last)}`);
      last = seen;
      await delay(betweenLooks);
    }
  };
  const all = reader().catch((error: unknown) => void findings.push(`a reader failed: ${String(error)}`));
  const found = await work().finally(() => (reading = false));
  await all;
  return [...found, ...findings];
};
