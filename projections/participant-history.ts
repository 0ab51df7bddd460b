import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Happening } from '../application/ports/event-log.ts';
import type { DeferralReason } from '../domain/codes/recall.ts';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { evolve } from '../domain/participant/evolve.ts';
import type { ParticipantEvent } from '../domain/participant/events.ts';
import { type Participant, type ParticipantRecord, unknown } from '../domain/participant/participant.ts';
import type { Policy } from '../domain/rules/policy.ts';
import { follow, nothingToTell, type ToBeTold } from '../domain/to-be-told/follow.ts';
import { type Letter, lettersAfter } from './letters/letter.ts';
import { type Place, projection, type Projection, type Source } from './projection.ts';
import type { Columns, RowOf, TableOf } from './tables/table.ts';

/** What is kept in mind of a participant while their events are read. */
export interface History {
  readonly record: ParticipantRecord;
  /** Every letter that was ever owed, in the order in which they were asked for. */
  readonly letters: readonly Letter[];
  readonly toBeTold: ToBeTold;
  readonly lastDeferral: { readonly reason: DeferralReason; readonly on: CivilDate } | null;
}

/** Reads an event of a participant's stream; a left is an event that this version of the system cannot read. */
export type ReadEvent = (recorded: Happening) => Either<unknown, ParticipantEvent>;

/** The participants' streams, whose names begin with `prefix`. */
export const participantHistories = (prefix: string, read: ReadEvent, policy: Policy): Source<History> => ({
  prefix,
  start: { record: unknown, letters: [], toBeTold: nothingToTell, lastDeferral: null },
  take: (history, recorded) => {
    const event = read(recorded);
    if (isLeft(event)) return left('cannot-read');
    const { type, data } = event.right;
    const record = evolve(history.record, event.right);
    return right({
      record,
      letters: lettersAfter(history.letters, recorded, event.right, record),
      toBeTold: follow(history.toBeTold, recorded, event.right, record, policy),
      lastDeferral: type === 'deferred' ? { reason: data.reason, on: data.on } : history.lastDeferral,
    });
  },
});

/** A read model of what is known of each participant now; nobody in the record, no rows. */
export const ofParticipants = <C extends Columns>(
  table: TableOf<C>,
  version: string,
  rows: (participantId: string, participant: Participant, at: Place, history: History) => readonly RowOf<TableOf<C>>[],
): Projection<History> =>
  projection(table, version, (owner, history, at) =>
    history.record.kind === 'participant' ? rows(owner, history.record, at, history) : [],
  );
