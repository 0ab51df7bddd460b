import * as E from 'fp-ts/lib/Either.js';
import type { Action } from '../../domain/access/action.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { permitted } from '../../domain/access/permitted.ts';
import type { Scope } from '../../domain/access/permissions.ts';
import { type Sees, seesOf } from '../../domain/access/sees.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { isOpened } from '../break-glass/open.ts';
import { fileStream } from '../laboratory/files.ts';
import { readHistory } from '../participant-history.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { Failure } from '../participants/outcome.ts';
import type { EventLog } from '../ports/event-log.ts';

/** Whom or what something is done to. */
export type Subject =
  | { readonly kind: 'person'; readonly id: ParticipantId }
  /** ODS code. */
  | { readonly kind: 'practice'; readonly code: string }
  | { readonly kind: 'laboratory-file'; readonly id: string }
  /** Nobody by name: what comes of it holds no more than is theirs. */
  | { readonly kind: 'theirs' };

/** What an answer may hold: the people registered with this practice (ODS code), or everybody (null); and what of restricted records. */
export interface Within {
  readonly practice: string | null;
  readonly sees: Sees;
}

/** Of a practice that may not see restricted records they are nobody; others find them, and not where they live. D-38. */
export const isWithin = ({ practice, sees }: Within, { demographics, restricted }: Pick<Participant, 'demographics' | 'restricted'>): boolean =>
  practice === null || (demographics.practice === practice && (sees === 'all' || !restricted));

/**
 * Whether a subject is theirs, for whom an action is permitted in a scope. False: it is not, and they are told what they would be
 * told if it did not exist. Read from the event log itself: the moment somebody is registered elsewhere the door is closed.
 */
const isTheirs =
  (log: EventLog) =>
  async (identity: Identity, scope: Scope, subject: Subject): Promise<E.Either<Failure, boolean>> => {
    if (scope === 'all') return E.right(true);
    switch (subject.kind) {
      case 'theirs':
        return E.right(true);
      case 'practice':
        return E.right(subject.code === identity.organisation);
      case 'laboratory-file':
        return E.right((await firstOf(log, fileStream(subject.id)))?.metadata.actor.organisation === identity.organisation);
      case 'person': {
        const history = await readHistory(log)(subject.id);
        if (E.isLeft(history)) return history.left.kind === 'not-found' ? E.right(false) : history;
        return E.right(isWithin(withinOf(identity, scope), history.right.participant));
      }
    }
  };

/** What a look with a reason opens: to read somebody, and no more. D-39 */
const openable: readonly string[] = ['read-person', 'check-sample'] satisfies readonly Action[];

const mayHaveOpened = (identity: Identity, needs: string): boolean => openable.includes(needs) && permitted(identity, 'break-glass') === 'all';

/** What an answer may hold that is about a subject; null: the subject is not theirs. `now`: an instant, ISO 8601 in UTC. */
export const withinFor =
  (log: EventLog) =>
  async (identity: Identity, needs: Action | 'nothing', scope: Scope, subject: Subject, now: string): Promise<E.Either<Failure, Within | null>> => {
    const theirs = await isTheirs(log)(identity, scope, subject);
    if (E.isLeft(theirs)) return theirs;
    const within = withinOf(identity, scope);
    // All of a practice's own people whom it may see at all, it sees wholly.
    const seesAll = theirs.right && (within.sees === 'all' || within.practice !== null);
    if (!seesAll && subject.kind === 'person' && mayHaveOpened(identity, needs) && (await isOpened(log)(identity, subject.id, now))) return E.right({ practice: null, sees: 'all' });
    return E.right(theirs.right ? within : null);
  };

const firstOf = async (log: EventLog, stream: string) => (await log.readStreams([stream], { limit: 1 })).get(stream)?.events[0];

export const withinOf = (identity: Identity, scope: Scope): Within => ({ practice: scope === 'own' ? identity.organisation : null, sees: seesOf(identity) });

/** Those of these people whom an answer may hold. A read model that lags may still show who has just been registered elsewhere. */
export const amongTheirs =
  (log: EventLog) =>
  async <Row extends { readonly participant_id: string }>(within: Within, rows: readonly Row[]): Promise<readonly Row[]> => {
    if (within.practice === null) return rows;
    const histories = await Promise.all(rows.map(({ participant_id }) => readHistory(log)(participant_id as ParticipantId)));
    return rows.filter((_, i) => {
      const history = histories[i];
      return history !== undefined && E.isRight(history) && isWithin(within, history.right.participant);
    });
  };
