import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { recordsIn } from '../../../application/access/records-in.ts';
import { type ParticipantHistory, readHistory } from '../../../application/participant-history.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import type { Identity } from '../../../domain/access/identity.ts';
import { permitted } from '../../../domain/access/permitted.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { addDays, CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Entry } from '../../access-log/digest.ts';
import { type LookPlace, type LooksAsked, looksThat, restrictedAmong } from '../../access-log/queries.ts';
import { endOfDay } from '../../clock.ts';
import { LookAnswer, lookAnswer, LookedFor } from '../answers/look.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleEntry } from '../examples/looks.ts';
import { type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { restricted, text } from '../schema/constrained.ts';
import { Next, PageQuery } from './paging.ts';

const LookDay = restricted(CivilDate, (date) => date >= '1988-04-01' && date < '3000-01-01', 'LookDay', 'A day in England since 1 April 1988, YYYY-MM-DD.');

/** From the beginning of one day to the end of another. */
export const Period = t.partial({ from: LookDay, to: LookDay });

const LooksQuery = t.partial({
  ...PageQuery.props,
  ...Period.props,
  participantId: ParticipantId,
  user: text('UserId', { minLength: 1, maxLength: 128, description: 'As the access log names them: twelve digits, or the name of a program.' }),
  action: LookedFor,
  refusals: oneOf('OnlyRefusals', 'only'),
});

const usualLimit = 25;

/** The same in instants, by the clocks of England. */
export const within = ({ from, to }: { readonly from?: CivilDate | undefined; readonly to?: CivilDate | undefined }): Pick<LooksAsked, 'after' | 'upTo'> => ({
  after: from === undefined ? undefined : endOfDay(addDays(from, -1)),
  upTo: to === undefined ? undefined : endOfDay(to),
});

const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\/(\d{1,9})\/(\d{1,9})$/;

const placeIn = (cursor: string): LookPlace | null => {
  const [, at, book, number] = written.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return at === undefined || at < '1900' || Number.isNaN(Date.parse(at)) ? null : { at, book: Number(book), number: Number(number) };
};

/**
 * Whether somebody may be told who looked at this person. Of a restricted record that would be told beside the practice that looked,
 * which is the one that they are registered with. D-38
 */
export const mayTellOf = (identity: Identity, { participant }: Pick<ParticipantHistory, 'participant'>): Problem | null =>
  participant.restricted && !seesRestricted(identity) ? problem('access-denied', 'Who looked at a restricted record is told to those who may see all of it. It needs: see-restricted.') : null;

const seesRestricted = (identity: Identity): boolean => typeof permitted(identity, 'see-restricted') === 'string';

/** Entries as this person may see them: beside a look, nobody whose record is restricted. */
const seenBy = async ({ db }: ApiDependencies, identity: Identity, entries: readonly Entry[]): Promise<readonly Entry[]> => {
  if (seesRestricted(identity)) return entries;
  const hidden = await restrictedAmong(db, entries.flatMap(({ people }) => people));
  return entries.map((entry) => ({ ...entry, people: entry.people.filter((id) => !hidden.has(id)) }));
};

/** The records of the person asked for; of nobody on record, the id alone, which may have been asked for in vain. */
const recordsAsked = async ({ log }: ApiDependencies, identity: Identity, id: ParticipantId): Promise<E.Either<Problem, readonly string[]>> => {
  const found = await readHistory(log)(id);
  if (E.isLeft(found)) return found.left.kind === 'not-found' ? E.right([id]) : E.left(problemOf(found.left));
  const denied = mayTellOf(identity, found.right);
  return denied === null ? E.right([...new Set([id, ...recordsIn(found.right)])]) : E.left(denied);
};

const cursorOf = ({ at, book, number }: LookPlace): string => Buffer.from(`${at}/${book}/${number}`).toString('base64url');

/** Every look, by whom it was at, by whom, what and when. Reading it is a look too. */
export const readAccessLog: Operation = operation({
  id: 'read-access-log',
  needs: 'read-access-log',
  method: 'GET',
  path: '/api/v1/access-log',
  tag: 'Access',
  summary: 'Read who looked at whom',
  description:
    'Every search, look, print, change, sign-in and refusal, the newest first: who, in which role, at which organisation and session, what, about whom, why and from where. By the person looked at (`participantId`, with every record found to be theirs), by the user and the days (`user`, `from`, `to`: what somebody did on a day), by the action, or only refusals. `people` are those who were shown or changed, or asked for in vain. `correlationId` is that of the events that a change brought about. Reading this is put on record too.',
  params: nothing,
  query: LooksQuery,
  headers: nothing,
  body: nothing,
  answer: t.type({ items: t.array(LookAnswer), next: Next }, 'Looks'),
  answerDescription: 'A page of the access log.',
  answerExample: { items: [lookAnswer(exampleEntry)], next: null },
  problems: [],
  run: async (deps, { identity, query: { limit = usualLimit, cursor, participantId, user, action, refusals, from, to } }) => {
    const before = cursor === undefined ? null : placeIn(cursor);
    if (cursor !== undefined && before === null) return E.left(problem('invalid-request', 'Must be the cursor of a page of this list.', { field: 'cursor' }));
    const people = participantId === undefined ? E.right(undefined) : await recordsAsked(deps, identity, participantId);
    if (E.isLeft(people)) return people;
    const found = await looksThat(deps.db)({ people: people.right, user, action, refusedOnly: refusals === 'only', ...within({ from, to }) }, limit + 1, before);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return E.right({ body: { items: (await seenBy(deps, identity, page)).map(lookAnswer), next: found.length > limit && last !== undefined ? cursorOf(last) : null } });
  },
});
