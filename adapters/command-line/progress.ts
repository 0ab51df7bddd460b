import { SingleBar } from 'cli-progress';

export interface Progress {
  /** 0 to 1, and a word or two beside it. */
  readonly show: (done: number, says: string) => void;
  readonly end: () => void;
}

/** A bar on the error output; where that is not a terminal, a line now and then. */
export const progress = (what: string): Progress => {
  const bar = new SingleBar({
    format: `${what.padEnd(24)} {bar} {percentage} % {says}`,
    stream: process.stderr,
    barsize: 30,
    noTTYOutput: true,
    notTTYSchedule: 2_000,
    hideCursor: true,
  });
  bar.start(100, 0, { says: '' });
  return {
    show: (done, says) => bar.update(Math.floor(done * 100), { says }),
    end: () => bar.stop(),
  };
};
