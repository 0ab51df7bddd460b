import { randomUUID } from 'node:crypto';
import { isRight } from 'fp-ts/lib/Either.js';
import type { Appended, Expected, NewEvent, StreamAppend } from '../../../application/ports/event-log.ts';
import type { Chance } from '../../chance.ts';
import type { Answer } from './writer.ts';

export interface Acknowledged {
  readonly appends: readonly StreamAppend[];
  readonly answer: Appended;
}

/** What the clients of the log know: what they asked, and what they were told. */
export interface Ledger {
  /** Something new to append, to streams of its own or to such as others want too, from the heads that were last heard of. */
  readonly next: () => readonly StreamAppend[];
  readonly heard: (appends: readonly StreamAppend[], answer: Answer) => void;
  /** Since the last time that this was asked. */
  readonly acknowledged: () => readonly Acknowledged[];
}

const wanted = Array.from({ length: 12 }, (_, n) => `wanted-${n}`);

export const ledger = (dice: Chance): Ledger => {
  const heads = new Map<string, Expected>();
  let acknowledged: Acknowledged[] = [];
  const streamOf = (): string => (dice.below(3) === 0 ? dice.oneOf(wanted) : `own-${randomUUID()}`);
  return {
    next: () => {
      const streams = new Set(Array.from({ length: 1 + dice.below(3) }, streamOf));
      return [...streams].map((stream) => ({ stream, expected: heads.get(stream) ?? 'no-stream', events: Array.from({ length: 1 + dice.below(3) }, () => anEvent(dice)) }));
    },
    heard: (appends, answer) => {
      if (isRight(answer)) {
        acknowledged.push({ appends, answer: answer.right });
        for (const [stream, head] of answer.right.heads) if (wanted.includes(stream)) heads.set(stream, head);
      } else if (answer.left.kind === 'conflict') heads.set(answer.left.stream, answer.left.actual);
    },
    acknowledged: () => {
      const since = acknowledged;
      acknowledged = [];
      return since;
    },
  };
};

const anEvent = (dice: Chance): NewEvent => ({
  id: randomUUID(),
  type: 'invited',
  version: 1,
  data: { text: 'x'.repeat(dice.below(1_000)) },
  metadata: { actor: { user: 'u1', role: 'system', organisation: 'X26' }, commandId: 'c', cause: 'torture', correlationId: 'r', policyVersion: '1', rules: [], warnings: [] },
});
