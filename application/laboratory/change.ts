import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { EventCodec } from '../event-codec.ts';
import type { Context } from '../participants.ts';
import type { EventLog, RecordedEvent, StreamAppend } from '../ports/event-log.ts';

/** How streams of one kind are decided on. */
export interface Kind<State, Command, Event, Refusal> {
  readonly codec: EventCodec<Event>;
  readonly start: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (state: State, command: Command, on: CivilDate) => E.Either<Refusal, readonly Event[]>;
}

export interface ChangeDeps {
  readonly log: EventLog;
  readonly policy: Pick<Policy, 'version'>;
}

export interface Changed<State, Event> {
  readonly state: State;
  /** What this command added; none: it had been done. */
  readonly events: readonly Event[];
  /** A read model that has reached this position shows it. */
  readonly position: number;
}

/** How often it is decided anew because somebody else wrote meanwhile. */
const attempts = 30;

/**
 * Carries out one command on one stream: loads, decides, stores what follows. The same command id again stores nothing. Rejects
 * when the log gives no answer, or holds what this version of the system cannot read; the same command again is safe.
 */
export const change =
  <State, Command, Event extends { readonly type: string; readonly data: unknown }, Refusal>(kind: Kind<State, Command, Event, Refusal>) =>
  ({ log, policy }: ChangeDeps) =>
  async (stream: string, command: Command, context: Omit<Context, 'expectedRevision'>): Promise<E.Either<Refusal, Changed<State, Event>>> => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { head, recorded, state } = await load(kind)(log, stream);
      const before = recorded.at(-1)?.position ?? 0;
      if (recorded.some(({ metadata }) => metadata.commandId === context.commandId)) return E.right({ state, events: [], position: before });
      const decided = kind.decide(state, command, context.today);
      if (E.isLeft(decided)) return decided;
      if (decided.right.length === 0) return E.right({ state, events: [], position: before });
      const answer = await log.append([{ stream, expected: head, events: encoded(kind.codec, policy, stream, decided.right, context) }])();
      if (E.isRight(answer)) return E.right({ state: decided.right.reduce(kind.evolve, state), events: decided.right, position: answer.right.position });
      if (answer.left.kind === 'unavailable') throw answer.left.cause;
    }
    throw new Error(`Others wrote to ${stream} ${attempts} times in a row`);
  };

/** How a stream stands. Rejects as `change` does. */
export const load =
  <State, Event>({ codec, evolve, start }: Pick<Kind<State, unknown, Event, unknown>, 'codec' | 'evolve' | 'start'>) =>
  async (log: EventLog, stream: string) => {
    const { head = 'no-stream' as const, events: recorded = [] } = (await log.readStreams([stream])).get(stream) ?? {};
    return { head, recorded, state: recorded.map(readWith(codec)).reduce(evolve, start) };
  };

const readWith =
  <Event>({ decode }: EventCodec<Event>) =>
  (recorded: RecordedEvent): Event => {
    const event = decode(recorded);
    if (E.isLeft(event)) throw new Error(event.left.message);
    return event.right;
  };

/** Events as the log takes them, with who and what brought them about. */
export const encoded = <Event>(
  codec: EventCodec<Event>,
  { version }: ChangeDeps['policy'],
  stream: string,
  events: readonly Event[],
  { actor, commandId, cause, correlationId }: Pick<Context, 'actor' | 'commandId' | 'cause' | 'correlationId'>,
): StreamAppend['events'] =>
  events.map((event, index) => codec.encode(stream, index, event, { actor, commandId, cause, correlationId, policyVersion: version, rules: [], warnings: [] }));
