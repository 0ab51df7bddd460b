import type { AppendSignal } from '../../application/ports/append-signal.ts';
import type { EventLog } from '../../application/ports/event-log.ts';

export type Log = EventLog & AppendSignal;

export interface Filling {
  readonly log: Log;
  /** The same log as another process has it. */
  readonly other: Log;
  readonly close: () => Promise<void>;
}

/** The instant at which the contract's tests take everything in. */
export const instant = '2026-11-22T09:00:00.250Z';

const clock = { says: instant };
export const now = (): string => clock.says;

/** What is appended meanwhile is taken in at another instant. */
export const at = async <A>(other: string, act: () => Promise<A>): Promise<A> => {
  clock.says = other;
  try {
    return await act();
  } finally {
    clock.says = instant;
  }
};
