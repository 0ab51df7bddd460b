import * as E from 'fp-ts/lib/Either.js';
import type { Identity } from '../../domain/access/identity.ts';
import { type Attempt, type Attempts, decideAttempt, evolveAttempts } from '../../domain/break-glass/attempts.ts';
import type { AttemptEvent } from '../../domain/break-glass/events.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantNumber } from '../../domain/identifiers/participant-number.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { change, type Kind } from '../laboratory/change.ts';
import { minutesAfter } from '../laboratory/instants.ts';
import { readHistory } from '../participant-history.ts';
import type { ParticipantId, ParticipantIds } from '../participant-id.ts';
import type { Context, Failure } from '../participants/outcome.ts';
import type { EventLog } from '../ports/event-log.ts';
import { attemptCodec, attemptStream } from './streams.ts';

const attemptKind: Kind<Attempts, Attempt, AttemptEvent, { readonly first: string }> = { codec: attemptCodec, start: [], evolve: evolveAttempts, decide: decideAttempt };

export interface FindDeps {
  readonly log: EventLog;
  readonly policy: Policy;
  readonly ids: ParticipantIds;
}

/** Of somebody whom one may not search for, both must be known. */
export interface Known {
  readonly nhsNumber: ParticipantNumber;
  readonly dateOfBirth: CivilDate;
}

/** Too many attempts: another may do better after this instant. */
export interface TooMany {
  readonly kind: 'too-many';
  readonly after: string;
}

/** Whom number and date of birth lead to, both exactly. `not-found`: neither tells which of them was wrong, nor whether anybody is there. */
export const findKnown =
  ({ log, policy, ids }: FindDeps) =>
  async ({ nhsNumber, dateOfBirth }: Known, identity: Identity, { now, ...context }: Omit<Context, 'commandId' | 'cause'> & { readonly now: string; readonly attempt: string }): Promise<E.Either<Failure | TooMany, ParticipantId>> => {
    const limits = inForce(policy.breakGlass, context.today).value;
    const since = minutesAfter(now, -limits.attemptMinutes);
    const attempt = await change(attemptKind)({ log, policy })(attemptStream(identity), { at: now, since, policy: limits }, { ...context, cause: 'break-glass', commandId: context.attempt });
    if (E.isLeft(attempt)) return E.left({ kind: 'too-many', after: minutesAfter(attempt.left.first, limits.attemptMinutes) });
    const found = await readHistory(log)(ids.of(nhsNumber));
    if (E.isLeft(found)) return found;
    return found.right.participant.demographics.dateOfBirth === dateOfBirth ? E.right(found.right.participantId) : E.left({ kind: 'not-found' });
  };
