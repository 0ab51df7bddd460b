import type { Metadata, ServiceError } from '@grpc/grpc-js';
import { type Endpoint, notLeader, unauthenticated } from './answers.ts';
import type { Call, Fault, Faults } from './faults.ts';
import type { Store } from './store.ts';

/** What the calls of one node share. */
export interface Node {
  readonly store: Store;
  readonly faults: Faults;
  readonly cut: () => void;
  /** How often each method was called, and how many events were handed to the network. */
  readonly counts: { append: number; batchAppend: number; read: number; subscribe: number; events: number };
  /** Where the leader is to be found; null while this node leads. */
  readonly leader: () => Endpoint | null;
  /** Whether subscribers are told that they have come to the end: servers before 23.10 don't. */
  readonly tellsEnd: boolean;
  /** `user:password` that every call must carry; null: nobody is asked. */
  readonly credentials: string | null;
}

interface Asked {
  readonly metadata: Metadata;
}

export interface Admitted {
  readonly refused: ServiceError | null;
  readonly fault: Fault | undefined;
}

/** Who may be served, and the fault that this call is to meet with. */
export const admit = (node: Node, kind: Call, { metadata }: Asked): Admitted => {
  const leader = node.leader();
  const wanted = node.credentials === null ? undefined : `Basic ${Buffer.from(node.credentials).toString('base64')}`;
  if (wanted !== undefined && metadata.get('authorization')[0] !== wanted) return { refused: unauthenticated(), fault: undefined };
  const needsLeader = metadata.get('requires-leader')[0] === 'true';
  return { refused: leader !== null && needsLeader ? notLeader(leader) : null, fault: node.faults.take(kind) };
};
