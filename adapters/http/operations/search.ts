import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { isWithin, type Within } from '../../../application/access/guard.ts';
import { seenHistory, seenRow } from '../../../application/access/seen.ts';
import { readHistory } from '../../../application/participant-history.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { ParticipantNumber } from '../../../domain/identifiers/participant-number.ts';
import { searchParticipants } from '../../../projections/participant-summary/queries.ts';
import { participantSummaryTable } from '../../../projections/participant-summary/table.ts';
import { Found, foundParticipant, foundRow } from '../answers/found.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleHistory, exampleNhsNumber, listed } from '../examples/life.ts';
import { nothing } from '../decode.ts';
import { type Answered, type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { restricted, text } from '../schema/constrained.ts';
import { Next, onlyTheirs, PageQuery, pageRequest, PositionHeader, shown } from './paging.ts';

const DateOfBirth = restricted(CivilDate, (date) => date >= '1900-01-01', 'DateOfBirth', 'A day since 1 January 1900, YYYY-MM-DD.');
const SearchedName = text('SearchedName', { minLength: 1, maxLength: 35 });
const Postcode = text('Postcode', { pattern: '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}$', description: 'A postcode such as LS1 6AE.' });

const SearchBody = t.union([
  t.type({ nhsNumber: ParticipantNumber }),
  t.intersection([t.type({ familyName: SearchedName, dateOfBirth: DateOfBirth }), t.partial({ givenName: SearchedName, postcode: Postcode })]),
]);

const SearchAnswer = t.type({ participants: t.array(Found), next: Next }, 'SearchAnswer');

/** From the log itself: also a number that the person no longer has leads to them. */
const byNumber = async ({ log, ids }: ApiDependencies, number: ParticipantNumber, within: Within): Answered<t.TypeOf<typeof SearchAnswer>> => {
  const history = await readHistory(log)(ids.of(number));
  if (E.isLeft(history) && history.left.kind !== 'not-found') return E.left(problemOf(history.left));
  const isTheirs = E.isRight(history) && isWithin(within, history.right.participant);
  return E.right({ body: { participants: isTheirs ? [foundParticipant(seenHistory(within.sees, history.right))] : [], next: null } });
};

/** Find participants. A POST, so that names and numbers stand in no address and no log. */
export const search: Operation = operation({
  id: 'search-participants',
  needs: 'find-people',
  keepsWithin: true,
  method: 'POST',
  path: '/api/v1/participants/search',
  tag: 'Participants',
  summary: 'Find participants',
  description:
    'By NHS number, or the number of a dummy registration; or by family name (present or previous) and date of birth, narrowed by the beginning of the given name and by postcode. Case, accents, spaces and punctuation make no difference. Active and inactive people are found. Nobody found is an empty list.',
  params: nothing,
  query: PageQuery,
  headers: PositionHeader,
  body: SearchBody,
  bodyExamples: [
    { summary: 'By NHS number', value: { nhsNumber: exampleNhsNumber } },
    { summary: 'By name and date of birth', value: { familyName: 'Smith', dateOfBirth: '1990-10-22', givenName: 'J', postcode: 'LS1 6AE' } },
  ],
  answer: SearchAnswer,
  answerDescription: 'Those who fit.',
  answerExample: { participants: [foundParticipant(exampleHistory(listed))], next: null },
  problems: [],
  reads: [participantSummaryTable.name],
  run: async (deps, { body, query, within }) => {
    if ('nhsNumber' in body) return byNumber(deps, body.nhsNumber, within);
    const found = await searchParticipants(deps.db)(body, pageRequest(query), within);
    const page = shown(await onlyTheirs(deps.log, within, found), (row) => foundRow(seenRow(within.sees, row)));
    return E.isLeft(page) ? page : E.right({ body: { participants: page.right.items, next: page.right.next } });
  },
});
