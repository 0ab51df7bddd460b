/** Wakes one who waits; a ring that comes while nobody waits yet is not lost. */
export interface Bell {
  readonly ring: () => void;
  /** The next ring from now on. Ask before looking for work, so that none falls between. */
  readonly rung: () => Promise<void>;
}

export const bell = (): Bell => {
  let waiting: (() => void)[] = [];
  return {
    ring: () => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    rung: () => new Promise((wake) => waiting.push(wake)),
  };
};
