import type { EventLog } from '../../../application/ports/event-log.ts';
import { type BrokenOff, examineFiles, examineGaps, missingIn } from './examine-files.ts';
import { examineItems, itemsIn } from './examine-items.ts';
import { grouped } from './grouped.ts';
import { heldIn } from './held.ts';
import type { Arrival } from './year.ts';

export interface Examined {
  readonly items: number;
  /** How many items stand where; the settled by how they ended. */
  readonly places: ReadonlyMap<string, number>;
  /** Numbers of files that never came, by row. */
  readonly missing: ReadonlyMap<string, readonly number[]>;
  readonly findings: readonly string[];
  /** The same for the same events in the same order. */
  readonly fingerprint: string;
}

/** Looks at all that a log holds, after these came and everything that was left over was gone through. */
export const examine = async (log: EventLog, arrivals: readonly Arrival[], brokenOff: BrokenOff): Promise<Examined> => {
  const held = await heldIn(log);
  const items = [...itemsIn(held).values()];
  return {
    items: items.length,
    places: new Map([...grouped(items, ({ place }) => (place.at === 'settled' ? place.outcome : place.at))].map(([where, all]) => [where, all.length])),
    missing: new Map([...missingIn(held)].filter(([, numbers]) => numbers.length > 0)),
    findings: [...held.others.map((stream) => `stream ${stream}: of nothing that was sent`), ...examineFiles(held, arrivals, brokenOff), ...examineGaps(held, arrivals), ...examineItems(held)],
    fingerprint: held.fingerprint,
  };
};
