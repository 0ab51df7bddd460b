import type { Answer, Batch, Notify } from '../../application/ports/notify.ts';

/** How NHS Notify behaves at one call. `lost`: it takes them, and its answer is never heard. `busy`: it takes nothing, and says when to come again. `denies`: it doesn't let us in. */
export type Behaviour = 'takes' | 'lost' | 'busy' | 'denies';

/** What NHS Notify is, as far as we can tell: it knows batches and messages by our references, and takes each once. */
export const notifyModel = (isUnwelcome: (reference: string) => boolean = () => false) => {
  const plans = new Set<string>();
  const batches = new Map<string, string>();
  const taken = new Map<string, number>();
  const faults: string[] = [];
  const membersOf = ({ messages }: Batch): string => messages.map(({ reference }) => reference).toSorted().join();

  const receive = (batch: Batch): Answer => {
    if (!plans.has(batch.routingPlan)) return { kind: 'refused', code: 'CM_NO_SUCH_ROUTING_PLAN', detail: 'No such plan' };
    const before = batches.get(batch.reference);
    if (before !== undefined && before !== membersOf(batch)) faults.push(`batch ${batch.reference} came with other members`);
    if (before !== undefined) return { kind: 'accepted-before' };
    const [first, ...others] = batch.messages.filter(({ reference }) => isUnwelcome(reference)).map(({ reference }) => ({ reference, code: 'CM_INVALID_NHS_NUMBER', field: 'nhsNumber' }));
    if (first !== undefined) return { kind: 'unwelcome', messages: [first, ...others] };
    batches.set(batch.reference, membersOf(batch));
    for (const { reference } of batch.messages) {
      if (taken.has(reference)) faults.push(`message ${reference} came twice`);
      taken.set(reference, taken.size);
    }
    return { kind: 'accepted', ids: new Map(batch.messages.map(({ reference }) => [reference, `n-${reference}`])) };
  };

  return {
    taken: (): ReadonlySet<string> => new Set(taken.keys()),
    /** From now on there is such a routing plan. */
    learns: (plan: string): void => void plans.add(plan),
    faults: (): readonly string[] => faults,
    /** As it behaves at each call, one after the other; when there is no more to say, it takes what comes. */
    behaving: (behaviours: Behaviour[]): Notify => ({
      mostMessages: 3,
      look: () => Promise.resolve(null),
      send: (batch) => {
        const behaviour = behaviours.shift() ?? 'takes';
        if (behaviour === 'denies') return Promise.resolve({ kind: 'refused', code: 'CM_DENIED', detail: 'Not allowed' });
        if (behaviour === 'busy') return Promise.resolve({ kind: 'unknown', code: 'CM_QUOTA', againAfter: 5 });
        const answer = receive(batch);
        return Promise.resolve(behaviour === 'lost' ? { kind: 'unknown', code: 'CM_TIMEOUT', againAfter: 60 } : answer);
      },
    }),
  };
};
