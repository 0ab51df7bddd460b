import type { EventLog } from '../application/ports/event-log.ts';

export class Killed extends Error {}

/**
 * A log whose caller dies at its n-th call (from 1): before anything happened, or after it took effect but before the
 * caller learned of it. `calls` tells how many there were.
 */
export const killing = (log: EventLog, at: number, moment: 'before' | 'after'): { readonly log: EventLog; readonly calls: () => number } => {
  let calls = 0;
  const guarded = async <A>(act: () => Promise<A>): Promise<A> => {
    calls += 1;
    const dies = calls === at;
    if (calls > at || (dies && moment === 'before')) throw new Killed();
    const answer = await act();
    if (dies) throw new Killed();
    return answer;
  };
  return {
    log: {
      ...log,
      append: (appends) => () => guarded(() => log.append(appends)()),
      readStreams: (streams, part) => guarded(() => log.readStreams(streams, part)),
      head: () => guarded(() => log.head()),
    },
    calls: () => calls,
  };
};
