import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantId } from '../participant-id.ts';
import { carryOut } from '../participants/carry-out.ts';
import type { Failure, Outcome } from '../participants/outcome.ts';
import type { ParticipantsDeps } from '../participants/work.ts';
import type { DuePeople, DuePerson } from '../ports/read-models.ts';
import { type Done, none, withPerson } from './counts.ts';
import { partOfDay } from './one-day.ts';

export interface PassedOver {
  readonly day: CivilDate;
  readonly participantId: ParticipantId;
  /** Refusal codes, or the kind of failure. */
  readonly codes: readonly string[];
}

export interface Went {
  /** What it brought; null when a part had been done before, or was done by somebody else meanwhile. */
  readonly done: Done | null;
  /** People for whom nothing could be done: how many, and some of them. */
  readonly passedOver: number;
  readonly some: readonly PassedOver[];
}

const pageSize = 500;
/** Pages under way at a time: while the database stores one, the next is read and decided. */
const lanes = 2;
export const mostPassedOver = 100;

/** One day's part of everybody who is due, page by page. Throws when the log or the read model gives no answer. */
export const everybody = async (deps: ParticipantsDeps & { readonly due: DuePeople }, day: CivilDate, onPage: (people: number) => void): Promise<Went> => {
  const pages = pagesOf(deps.due, day);
  let went: Went = { done: none, passedOver: 0, some: [] };
  let failed = false;
  const lane = async (): Promise<void> => {
    for (let next = await pages.next(); next.done !== true && !failed; next = await pages.next()) {
      const page = next.value;
      const answers = await carryOut(deps)(page.map(({ participantId }) => partOfDay(day, deps.policy)(participantId)))();
      answers.forEach((answer, i) => (went = withAnswer(went, answer, day, page[i] as DuePerson)));
      onPage(page.length);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane().catch((error: unknown) => {
    failed = true;
    throw error;
  })));
  const end = ends.find(({ status }) => status === 'rejected');
  if (end?.status === 'rejected') throw end.reason;
  return went;
};

/** Page after page, the next asked for when one is taken. */
export async function* pagesOf(due: DuePeople, day: CivilDate): AsyncGenerator<readonly DuePerson[], void> {
  let next = due.page(day, null, pageSize);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (last === undefined) return;
    next = due.page(day, last, pageSize);
    // If nobody comes for it, its failure is nobody's business.
    next.catch(() => undefined);
    yield page;
  }
}

const withAnswer = ({ done, passedOver, some }: Went, answer: E.Either<Failure, Outcome>, day: CivilDate, { participantId }: DuePerson): Went => {
  if (E.isRight(answer)) {
    const { repeated, decision } = answer.right;
    return { done: done === null || repeated ? null : withPerson(done, decision.events), passedOver, some };
  }
  const codes = codesOf(answer.left);
  return { done, passedOver: passedOver + 1, some: some.length < mostPassedOver ? [...some, { day, participantId, codes }] : some };
};

/** Throws when it is the log that failed: then nobody can be done. */
export const codesOf = (failure: Failure): readonly string[] => {
  if (failure.kind === 'unavailable') throw failure.cause;
  return failure.kind === 'refused' ? failure.refusals.map(({ code }) => code) : [failure.kind];
};
