import * as E from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Decision } from '../domain/decision.ts';
import type { Command } from '../domain/participant/commands.ts';
import { decide } from '../domain/participant/decide.ts';
import { resultToTakeOn } from '../domain/participant/decide/result-to-take-on.ts';
import type { Policy } from '../domain/rules/policy.ts';
import type { ParticipantId } from './participant-id.ts';
import { carryOut, tryOut } from './participants/carry-out.ts';
import type { Context, Failure, Outcome } from './participants/outcome.ts';
import type { Known, ParticipantsDeps, Work } from './participants/work.ts';

export type { Context, Failure, Meanwhile, Outcome } from './participants/outcome.ts';
export type { ParticipantsDeps } from './participants/work.ts';

export interface Item {
  readonly participantId: ParticipantId;
  readonly command: Command;
  readonly context: Context;
}

/**
 * Carries out one command on one participant: loads the record, following it when it is known elsewhere, decides, and
 * stores what follows. The same command id again is answered as the first time and stores nothing. A record that
 * somebody else writes to meanwhile is decided anew, unless the context says which revision the caller had seen.
 */
export const handle =
  (deps: ParticipantsDeps) =>
  (participantId: ParticipantId, command: Command, context: Context): TaskEither<Failure, Outcome> =>
  async () => {
    const [answer] = await handleMany(deps)([{ participantId, command, context }])();
    return answer as E.Either<Failure, Outcome>;
  };

/** What `handle` would answer now: decided as it would be, and stored nowhere. */
export const preview =
  (deps: ParticipantsDeps) =>
  (participantId: ParticipantId, command: Command, context: Context): TaskEither<Failure, Outcome> =>
    tryOut(deps)(workFor(deps)({ participantId, command, context }));

/** As `handle`, for many: one read and one append for them all. Several for one participant are carried out in order. */
export const handleMany =
  (deps: ParticipantsDeps) =>
  (items: readonly Item[]): Task<readonly E.Either<Failure, Outcome>[]> =>
    carryOut(deps)(items.map(workFor(deps)));

const workFor =
  ({ policy, ids }: ParticipantsDeps) =>
  ({ participantId, command, context }: Item): Work<Failure> => ({
    participantId,
    context,
    decide: (known) => decided(known, command, context, policy),
    claims: command.do === 'change-demographics' && command.with.nhsNumber !== undefined ? [ids.of(command.with.nhsNumber)] : [],
    result: (record) => resultToTakeOn(record, command),
  });

const decided = ({ record, facts }: Known, command: Command, { today }: Context, policy: Policy): E.Either<Failure, Decision> => {
  if (record.kind === 'unknown' && command.do !== 'register' && command.do !== 'register-dummy') return E.left({ kind: 'not-found' });
  const decision = decide(record, command, today, policy, facts);
  return E.isLeft(decision) ? E.left({ kind: 'refused', refusals: decision.left }) : decision;
};
