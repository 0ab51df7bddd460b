import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Sees } from '../../../domain/access/sees.ts';
import { RecallType } from '../../../domain/codes/recall.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { countNonResponders, nonResponderSorts, nonRespondersOf } from '../../../projections/non-responders/queries.ts';
import { nonRespondersTable } from '../../../projections/non-responders/table.ts';
import { countPriorNotifications, priorNotifications, priorNotificationSorts } from '../../../projections/prior-notification-list/queries.ts';
import { priorNotificationListTable } from '../../../projections/prior-notification-list/table.ts';
import { countToReview, peopleToReview, toReviewSorts } from '../../../projections/to-review/queries.ts';
import { toReviewTable } from '../../../projections/to-review/table.ts';
import { NonResponder, nonResponder, PriorNotification, priorNotification, ToReview, toReview } from '../answers/listed.ts';
import { nothing } from '../decode.ts';
import { ReviewKind } from '../answers/summary.ts';
import { exampleRows } from '../examples/rows.ts';
import { type Operation, operation } from '../operation.ts';
import { text } from '../schema/constrained.ts';
import { TrueOrFalse } from '../schema/true-or-false.ts';
import { list } from './list.ts';
import { PositionHeader } from './paging.ts';

const tag = 'Practice lists';

const PracticeParams = t.type({
  practice: text('PracticeCode', { pattern: '^([A-Z0-9]{3,10}|none)$', description: 'The ODS code of a GP practice in capitals, or none: those who are registered with no practice.' }),
});

const codeOf = ({ practice }: t.TypeOf<typeof PracticeParams>): string | null => (practice === 'none' ? null : practice);

type Asked = { readonly practice: string; readonly awaitingAnswer?: boolean; readonly recallType?: RecallType; readonly reviewByTo?: CivilDate };

const ofList = (asked: Asked, sees: Sees) => ({ ...asked, practice: codeOf(asked), sees, awaitingAnswer: asked.awaitingAnswer ?? false });

const priorNotificationList = list({
  id: 'read-prior-notification-list',
  needs: 'read-practice-lists',
  path: '/api/v1/practices/{practice}/prior-notification-list',
  tag,
  summary: 'Who is about to be invited',
  description: 'The prior notification list of a practice, soonest review first, then the more urgent. Whoever is not answered for by `reviewBy` is invited. `awaitingAnswer=true` leaves out those for whom Invite was answered. `reviewByTo` leaves those to be answered for by that day, `recallType` those of one type. `sort` names the order, with a minus before it the other way round; a cursor is good for the order it came in.',
  params: PracticeParams,
  query: t.partial({ awaitingAnswer: TrueOrFalse, recallType: RecallType, reviewByTo: CivilDate }),
  item: PriorNotification,
  name: 'PriorNotificationList',
  example: exampleRows.priorNotification,
  table: priorNotificationListTable.name,
  sorts: priorNotificationSorts,
  page: ({ db }, filter, request, sees) => priorNotifications(db)(ofList(filter, sees), request),
  count: ({ db }, filter, sees) => countPriorNotifications(db)(ofList(filter, sees)),
  show: priorNotification,
});

const nonResponders = list({
  id: 'read-non-responders',
  needs: 'read-practice-lists',
  path: '/api/v1/practices/{practice}/non-responders',
  tag,
  summary: 'Who did not answer',
  description: 'Those who answered neither invitation nor reminder, who leave the list soonest first. After `listedUntil` they get a new next test due date. `listedUntilTo` leaves those who leave the list by that day, `recallType` those of one type. `sort` names the order, with a minus before it the other way round; a cursor is good for the order it came in.',
  params: PracticeParams,
  query: t.partial({ recallType: RecallType, listedUntilTo: CivilDate }),
  item: NonResponder,
  name: 'NonResponderList',
  example: exampleRows.nonResponder,
  table: nonRespondersTable.name,
  sorts: nonResponderSorts,
  page: ({ db }, filter, request, sees) => nonRespondersOf(db)({ ...filter, practice: codeOf(filter), sees }, request),
  count: ({ db }, filter, sees) => countNonResponders(db)({ ...filter, practice: codeOf(filter), sees }),
  show: nonResponder,
});

const toReviewList = list({
  id: 'read-to-review',
  needs: 'read-practice-lists',
  path: '/api/v1/practices/{practice}/to-review',
  tag,
  summary: 'Whom to look at',
  description: 'New patients with an abnormal result that is being followed up, new patients who are ceased, and patients ceased lately. `kind` says which. Filters: `kind`, `recallType`, and `listedUntilTo`, those who leave the list by that day. `sort` names the order, with a minus before it the other way round; a cursor is good for the order it came in.',
  params: PracticeParams,
  query: t.partial({ kind: ReviewKind, recallType: RecallType, listedUntilTo: CivilDate }),
  item: ToReview,
  name: 'ToReviewList',
  example: exampleRows.toReview,
  table: toReviewTable.name,
  sorts: toReviewSorts,
  page: ({ db, today }, filter, request, sees) => peopleToReview(db)({ ...filter, practice: codeOf(filter), sees, on: today() }, request),
  count: ({ db, today }, filter, sees) => countToReview(db)({ ...filter, practice: codeOf(filter), sees, on: today() }),
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
      countNonResponders(db)({ practice, sees }),
      countToReview(db)({ practice, sees, on: today() }),
    ]);
    return E.right({ body: { priorNotificationList: all, awaitingAnswer, nonResponders: silent, toReview: review } });
  },
});

/** What a practice works through. */
export const practiceLists: readonly Operation[] = [priorNotificationList, nonResponders, toReviewList, counts];
