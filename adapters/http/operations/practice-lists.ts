import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { countNonResponders, nonRespondersOf } from '../../../projections/non-responders/queries.ts';
import { nonRespondersTable } from '../../../projections/non-responders/table.ts';
import { countPriorNotifications, priorNotifications } from '../../../projections/prior-notification-list/queries.ts';
import { priorNotificationListTable } from '../../../projections/prior-notification-list/table.ts';
import { countToReview, peopleToReview } from '../../../projections/to-review/queries.ts';
import { toReviewTable } from '../../../projections/to-review/table.ts';
import { NonResponder, nonResponder, PriorNotification, priorNotification, ToReview, toReview } from '../answers/listed.ts';
import { nothing } from '../decode.ts';
import { exampleRows } from '../examples/rows.ts';
import { type Operation, operation } from '../operation.ts';
import { text, written } from '../schema/constrained.ts';
import { list } from './list.ts';
import { PositionHeader } from './paging.ts';

const tag = 'Practice lists';

const PracticeParams = t.type({
  practice: text('PracticeCode', { pattern: '^([A-Z0-9]{3,10}|none)$', description: 'The ODS code of a GP practice in capitals, or none: those who are registered with no practice.' }),
});

const codeOf = ({ practice }: t.TypeOf<typeof PracticeParams>): string | null => (practice === 'none' ? null : practice);

const TrueOrFalse = written('TrueOrFalse', { type: 'boolean' }, (text) => (text === 'true' ? true : text === 'false' ? false : null));

const priorNotificationList = list({
  id: 'read-prior-notification-list',
  needs: 'read-practice-lists',
  path: '/api/v1/practices/{practice}/prior-notification-list',
  tag,
  summary: 'Who is about to be invited',
  description: 'The prior notification list of a practice, soonest review first, then the more urgent. Whoever is not answered for by `reviewBy` is invited. `awaitingAnswer=true` leaves out those for whom Invite was answered.',
  params: PracticeParams,
  query: t.partial({ awaitingAnswer: TrueOrFalse }),
  item: PriorNotification,
  name: 'PriorNotificationList',
  example: exampleRows.priorNotification,
  table: priorNotificationListTable.name,
  page: ({ db }, filter, request, sees) => priorNotifications(db)({ practice: codeOf(filter), sees, awaitingAnswer: filter.awaitingAnswer ?? false }, request),
  count: ({ db }, filter, sees) => countPriorNotifications(db)({ practice: codeOf(filter), sees, awaitingAnswer: filter.awaitingAnswer ?? false }),
  show: priorNotification,
});

const nonResponders = list({
  id: 'read-non-responders',
  needs: 'read-practice-lists',
  path: '/api/v1/practices/{practice}/non-responders',
  tag,
  summary: 'Who did not answer',
  description: 'Those who answered neither invitation nor reminder, who leave the list soonest first. After `listedUntil` they get a new next test due date.',
  params: PracticeParams,
  query: nothing,
  item: NonResponder,
  name: 'NonResponderList',
  example: exampleRows.nonResponder,
  table: nonRespondersTable.name,
  page: ({ db }, filter, request, sees) => nonRespondersOf(db)(codeOf(filter), sees, request),
  count: ({ db }, filter, sees) => countNonResponders(db)(codeOf(filter), sees),
  show: nonResponder,
});

const toReviewList = list({
  id: 'read-to-review',
  needs: 'read-practice-lists',
  path: '/api/v1/practices/{practice}/to-review',
  tag,
  summary: 'Whom to look at',
  description: 'New patients with an abnormal result that is being followed up, new patients who are ceased, and patients ceased lately. `kind` says which.',
  params: PracticeParams,
  query: nothing,
  item: ToReview,
  name: 'ToReviewList',
  example: exampleRows.toReview,
  table: toReviewTable.name,
  page: ({ db, today }, filter, request, sees) => peopleToReview(db)({ practice: codeOf(filter), sees, on: today() }, request),
  count: ({ db, today }, filter, sees) => countToReview(db)({ practice: codeOf(filter), sees, on: today() }),
  show: toReview,
});

const Counts = t.type({ priorNotificationList: t.Integer, awaitingAnswer: t.Integer, nonResponders: t.Integer, toReview: t.Integer }, 'PracticeCounts');

const counts = operation({
  id: 'read-practice-counts',
  needs: 'read-practice-lists',
  method: 'GET',
  path: '/api/v1/practices/{practice}/counts',
  tag,
  summary: 'How many are on each list',
  description: 'Of one practice. `awaitingAnswer` are those on the prior notification list for whom nobody has answered yet.',
  params: PracticeParams,
  query: nothing,
  headers: PositionHeader,
  body: nothing,
  answer: Counts,
  answerDescription: 'The counts.',
  answerExample: { priorNotificationList: 63, awaitingAnswer: 51, nonResponders: 17, toReview: 4 },
  problems: [],
  reads: [priorNotificationListTable.name, nonRespondersTable.name, toReviewTable.name],
  run: async ({ db, today }, { params, within: { sees } }) => {
    const practice = codeOf(params);
    const [all, awaitingAnswer, silent, review] = await Promise.all([
      countPriorNotifications(db)({ practice, sees, awaitingAnswer: false }),
      countPriorNotifications(db)({ practice, sees, awaitingAnswer: true }),
      countNonResponders(db)(practice, sees),
      countToReview(db)({ practice, sees, on: today() }),
    ]);
    return E.right({ body: { priorNotificationList: all, awaitingAnswer, nonResponders: silent, toReview: review } });
  },
});

/** What a practice works through. */
export const practiceLists: readonly Operation[] = [priorNotificationList, nonResponders, toReviewList, counts];
