import * as E from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Appended, StreamAppend } from '../ports/event-log.ts';
import { sendersOf } from './facts.ts';
import { load } from './load.ts';
import type { Failure, Outcome, Planned } from './outcome.ts';
import { type Plan, plan } from './plan.ts';
import { withHolders } from './slides.ts';
import { follow, meanwhile, type Standing, standings } from './standing.ts';
import type { ParticipantsDeps, Work } from './work.ts';

type Answer<F> = E.Either<F | Failure, Outcome>;

/** How often a batch is decided anew because somebody else wrote meanwhile, before its parts go alone. */
const attemptsTogether = 3;
/** How often one piece is. Each time somebody got through, so this many had to be faster before it gives up. */
const attemptsAlone = 30;

/**
 * Loads every record the work is about in one read, decides each piece in turn, and stores all that follows in one append.
 * Answers come in the order of the work. When others write to the same records meanwhile it is all decided anew on what
 * they wrote, and at last each piece goes alone, so that a contended record holds up nobody else's.
 */
export const carryOut =
  (deps: ParticipantsDeps) =>
  <F>(work: readonly Work<F>[]): Task<readonly Answer<F>[]> =>
  async () => {
    const [only, ...others] = work;
    if (only === undefined) return [];
    if (others.length === 0) return [await alone(deps, only)];
    for (let attempt = 0; attempt < attemptsTogether; attempt++) {
      const answers = await once(deps, work);
      if (answers !== null) return answers;
    }
    const answers: Answer<F>[] = [];
    for (const item of work) answers.push(await alone(deps, item));
    return answers;
  };

const alone = async <F>(deps: ParticipantsDeps, item: Work<F>): Promise<Answer<F>> => {
  for (let attempt = 0; attempt < attemptsAlone; attempt++) {
    const [answer] = (await once(deps, [item])) ?? [];
    if (answer !== undefined) return answer;
  }
  const streams = await readable(() => load(deps.log)([item.participantId]))();
  return E.left(E.isLeft(streams) ? streams.left : outrun(follow(standings(streams.right), item.participantId)));
};

/** Others were faster every time; the last of them is named. */
const outrun = (standing: E.Either<Failure, Standing>): Failure => {
  if (E.isLeft(standing)) return standing.left;
  const revision = standing.right.trail.length - 1;
  return { kind: 'conflict', revision, meanwhile: meanwhile(standing.right, revision - 1) };
};

/** What would be stored, and answered, if nobody else writes meanwhile. */
const planned = async <F>(deps: ParticipantsDeps, work: readonly Work<F>[]): Promise<E.Either<Failure, Plan<F>>> => {
  const read = await readable(async () => {
    const addressed = await load(deps.log)(work.flatMap(({ participantId, claims }) => [participantId, ...claims]));
    const all = await withHolders(deps, standings(addressed), work);
    return { all, senders: await sendersOf(deps, all, work) };
  })();
  return E.isLeft(read) ? read : E.right(plan(deps)(read.right.all, read.right.senders, work));
};

/** How a piece of work would be answered now. Nothing is stored; the position is that of the log as it stands. */
export const tryOut =
  (deps: ParticipantsDeps) =>
  <F>(work: Work<F>): Task<Answer<F>> =>
  async () => {
    const [plans, head] = [await planned(deps, [work]), await deps.log.head()];
    if (E.isLeft(plans)) return plans;
    const [answer] = plans.right.answers.map(at(head));
    if (answer === undefined) throw new Error('Nothing was planned');
    return answer;
  };

/** Null when somebody else wrote meanwhile. */
const once = async <F>(deps: ParticipantsDeps, work: readonly Work<F>[]): Promise<readonly Answer<F>[] | null> => {
  const plans = await planned(deps, work);
  if (E.isLeft(plans)) return work.map(() => plans);
  const { appends, answers } = plans.right;
  if (appends.length === 0) return answers.map(at(0));
  const beside = await readable(() => besides(work, answers))();
  if (E.isLeft(beside)) return work.map(() => beside);
  const all = beside.right.length === 0 ? appends : [...appends.map((each) => ({ ...each, ahead: true })), ...beside.right];
  const appended = await deps.log.append(all)();
  if (E.isRight(appended)) return standsAsPlanned(all, appended.right) ? answers.map(at(appended.right.position)) : null;
  return appended.left.kind === 'conflict' ? null : answers.map(inDoubt(appended.left));
};

/** What goes with what was decided now: what is on record already went with it then, or is brought by whoever asks again. */
const besides = async <F>(work: readonly Work<F>[], answers: Plan<F>['answers']): Promise<readonly StreamAppend[]> => {
  const all: StreamAppend[] = [];
  for (const [i, answer] of answers.entries())
    if (E.isRight(answer) && answer.right.position === null) all.push(...((await work[i]?.beside?.(answer.right.participantId, answer.right.decision)) ?? []));
  return all;
};

const readable = <A>(read: () => Promise<A>): TE.TaskEither<Failure, A> =>
  TE.tryCatch(read, (cause) => ({ kind: 'unavailable', cause: cause instanceof Error ? cause : new Error(String(cause)) }));

/** False when the log knew these ids already, and they stand elsewhere than here: the same command, decided by somebody else on another record. */
const standsAsPlanned = (appends: readonly StreamAppend[], { heads }: Appended): boolean =>
  appends.every(({ stream, expected, events }) => heads.get(stream)?.revision === (expected === 'no-stream' ? -1 : expected.revision) + events.length);

const at =
  (position: number) =>
  <F>(answer: Plan<F>['answers'][number]): Answer<F> =>
    E.isLeft(answer) ? answer : E.right({ ...answer.right, position: answer.right.position ?? position });

const inDoubt =
  (failure: Failure) =>
  <F>(answer: E.Either<F | Failure, Planned>): Answer<F> =>
    E.isRight(answer) && answer.right.position === null ? E.left(failure) : at(0)(answer);
