/** What one contender did in one pass. */
export interface Pass {
  readonly perSecond: number;
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99?: number;
  /** Most memory (MiB) the process held. */
  readonly memory?: number;
  /** How long it took in all, where that is what counts. */
  readonly seconds?: number;
}

/** What ours has to reach: so many times what another contender did in the same round, or a bound: of its own, or of all that run. */
export type Target =
  | { readonly times: number; readonly contender: string }
  | { readonly perSecond: number }
  | { readonly secondsBelow: number }
  | { readonly p99AtMost: number }
  /** At most so many times the other's. */
  | { readonly p99Times: number; readonly contender: string }
  | { readonly memoryBelow: number };

/** How to run a pass of each contender, by name; ours is the first. */
export type Contest = Readonly<Record<string, () => Promise<Pass>>>;

export interface Measure<Arena> {
  readonly name: string;
  /** What is counted: events, appends, commands. */
  readonly unit: string;
  readonly targets: readonly Target[];
  /** Seeds what the passes need, and answers with them. */
  readonly prepare: (arena: Arena) => Promise<Contest>;
  /** Rounds, where fewer tell as much as many would. */
  readonly rounds?: number;
  /** Takes minutes: not for a quick run. */
  readonly long?: boolean;
}
