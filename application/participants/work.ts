import type { Either } from 'fp-ts/lib/Either.js';
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/participant/facts.ts';
import type { ParticipantRecord } from '../../domain/participant/participant.ts';
import type { TestResult } from '../../domain/participant/test-result.ts';
import type { ParticipantId, ParticipantIds } from '../participant-id.ts';
import type { EventLog, StreamAppend } from '../ports/event-log.ts';
import type { SlideNumbers } from '../ports/read-models.ts';
import type { Senders } from '../ports/senders.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Context } from './outcome.ts';
import type { Step } from './standing.ts';

export interface ParticipantsDeps {
  readonly log: EventLog;
  readonly policy: Policy;
  readonly ids: ParticipantIds;
  readonly slideNumbers: SlideNumbers;
  readonly senders: Senders;
}

/** What a decision about one participant may look at. */
export interface Known {
  readonly record: ParticipantRecord;
  /** Every event of the record, oldest first, with who and what brought it about. */
  readonly trail: readonly Step[];
  readonly facts: Facts;
}

/** One thing to decide about one participant. `F` is how it may fail beyond what any command may. */
export interface Work<F> {
  readonly participantId: ParticipantId;
  readonly context: Context;
  readonly decide: (known: Known) => Either<F, Decision>;
  /** Streams the decision may also claim: those of an NHS number that this record comes to be known by. */
  readonly claims: readonly ParticipantId[];
  /** What else is to be stored with what was decided: in the same append, or, where a log stores stream by stream, after it. */
  readonly beside?: (participantId: ParticipantId, decision: Decision) => Promise<readonly StreamAppend[]>;
  /** The result that would be taken on, as the record stands: the decision must know who else holds its slide, and who its sender is. */
  readonly result?: (record: ParticipantRecord) => TestResult | null;
}
