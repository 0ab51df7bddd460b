import * as E from 'fp-ts/lib/Either.js';
import type { Identity } from '../../domain/access/identity.ts';
import { type BreakGlass, evolveBreakGlass, neverOpened, openAt, type Opening } from '../../domain/break-glass/break-glass.ts';
import { type BreakGlassCommand, decideBreakGlass } from '../../domain/break-glass/decide.ts';
import type { BreakGlassEvent, BreakGlassKind, Looker } from '../../domain/break-glass/events.ts';
import type { BreakGlassRefusal } from '../../domain/break-glass/refusal.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { change, type Kind, load } from '../laboratory/change.ts';
import { minutesAfter } from '../laboratory/instants.ts';
import { readHistory } from '../participant-history.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { Context, Failure } from '../participants/outcome.ts';
import type { EventLog } from '../ports/event-log.ts';
import { breakGlassCodec, breakGlassStream, breakGlassStreams, writtenLook } from './streams.ts';

export const breakGlassKind: Kind<BreakGlass, BreakGlassCommand, BreakGlassEvent, BreakGlassRefusal> = { codec: breakGlassCodec, start: neverOpened, evolve: evolveBreakGlass, decide: decideBreakGlass };

const lookerOf = ({ user, role, organisation, session }: Identity): Looker => ({ user, role, organisation, session });

export interface Why {
  readonly kind: BreakGlassKind;
  readonly reason: string;
}

export interface Opened {
  readonly opening: Opening;
  /** As people name it. */
  readonly look: string;
  readonly position: number;
}

/** Opens the record to which an id leads, for who asks, in their session, to be read. D-39. Left: nobody is there, or the log gives no answer. */
export const openRecord =
  ({ log, policy }: { readonly log: EventLog; readonly policy: Policy }) =>
  async (id: ParticipantId, identity: Identity, why: Why, { now, ...context }: Omit<Context, 'commandId' | 'cause'> & { readonly now: string }): Promise<E.Either<Failure, Opened>> => {
    const found = await readHistory(log)(id);
    if (E.isLeft(found)) return found;
    const { participantId } = found.right;
    const by = lookerOf(identity);
    const stream = breakGlassStream(by, participantId);
    const until = minutesAfter(now, inForce(policy.breakGlass, context.today).value.minutes);
    const done = await change(breakGlassKind)({ log, policy })(stream, { do: 'open', participantId, by, ...why, at: now, until }, { ...context, cause: 'break-glass', commandId: `${stream}/${now}` });
    const opening = E.isRight(done) ? openAt(done.right.state, now) : null;
    if (E.isLeft(done) || opening === null) throw new Error('A record that was opened is not open');
    return E.right({ opening, look: writtenLook({ id: stream.slice(breakGlassStreams.length), number: opening.number }), position: done.right.position });
  };

/** Whether somebody has opened this record, in this session, and it is still open. From the log itself: at once, and wherever the system runs. */
export const isOpened =
  (log: EventLog) =>
  async (identity: Identity, participantId: ParticipantId, now: string): Promise<boolean> =>
    openAt((await load(breakGlassKind)(log, breakGlassStream(lookerOf(identity), participantId))).state, now) !== null;
