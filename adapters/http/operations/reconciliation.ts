import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { Occasion } from '../../../application/reconciliation/events.ts';
import { deadlinesOn } from '../../../application/reconciliation/reconcile.ts';
import { lastReconciliations, type Remembered } from '../../../application/reconciliation/remembered.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import { type Kind, kindNames, kinds } from '../../../domain/to-be-told/kind.ts';
import { exceptionsOf } from '../../../projections/reconciliation/exceptions.ts';
import { toBeToldTable } from '../../../projections/to-be-told/table.ts';
import { orNull } from '../answers/or-null.ts';
import { Instant } from '../answers/told.ts';
import { nothing } from '../decode.ts';
import { type Operation, operation } from '../operation.ts';
import { problem } from '../problems/problem.ts';
import { wholeNumber } from '../schema/constrained.ts';
import { Next, PageQuery, pageRequest, PositionHeader } from './paging.ts';

const tag = 'Reconciliation';

const Kinds = oneOf('ReconciliationKind', ...(kindNames as readonly [Kind, ...Kind[]]));
const Found = t.type({ kind: Kinds, number: t.Integer, says: t.string, todo: orNull(t.string) }, 'ReconciliationFound');
const Reconciliation = t.type(
  { at: Instant, on: CivilDate, occasion: Occasion, by: t.string, position: t.Integer, total: t.Integer, needSomebody: t.Integer, found: t.array(Found) },
  'Reconciliation',
);

const answer = ({ at, on, occasion, by, position, total, needSomebody, counts }: Remembered): t.TypeOf<typeof Reconciliation> => ({
  at, on, occasion, by, position, total, needSomebody,
  found: kindNames.flatMap((kind) => {
    const number = counts[kind] ?? 0;
    return number === 0 ? [] : [{ kind, number, ...kinds[kind] }];
  }),
});

const example: Remembered = {
  at: '2026-11-22T06:00:04.120Z', on: civilDate('2026-11-22'), occasion: 'scheduled', by: 'reconciliation', position: 48_211, total: 9_120, needSomebody: 1,
  counts: { 'delivered': 9_001, 'handed-over': 118, 'no-letter': 1 }, log: { happenings: 9_119, letters: 9_140, messages: 9_119 }, notShown: [], unknown: [],
};

const read = operation({
  id: 'read-reconciliations',
  needs: 'read-reconciliation',
  method: 'GET',
  path: '/api/v1/reconciliations',
  tag,
  summary: 'The last reconciliations',
  description: 'Newest first. Each tells how much there was to be told by letter, and of which kind all of it is: the numbers of the kinds of letters and reasons add up to `total`. Where `todo` is given, somebody must do that; what comes after these kinds is not on a record yet.',
  params: nothing,
  query: t.partial({ limit: wholeNumber('ReconciliationLimit', 1, 100, 'How many at most; 10 if you do not say.') }),
  headers: nothing,
  body: nothing,
  answer: t.type({ items: t.array(Reconciliation) }, 'Reconciliations'),
  answerDescription: 'They are kept for good; these are the newest.',
  answerExample: { items: [answer(example)] },
  problems: [],
  run: async ({ log }, { query: { limit = 10 } }) => E.right({ body: { items: (await lastReconciliations(log, limit)).done.map(answer) } }),
});

const runNow = operation({
  id: 'reconcile',
  needs: 'reconcile',
  method: 'POST',
  path: '/api/v1/reconciliations',
  tag,
  summary: 'Reconcile now',
  description: 'Goes through everything that has to be told, and compares the read models with the log.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  bodyExamples: [{ summary: 'Nothing needs to be said', value: {} }],
  answer: Reconciliation,
  answerDescription: 'What was found; it is kept.',
  answerExample: answer({ ...example, occasion: 'on-demand', by: 'a.nowak' }),
  problems: ['already-reconciling'],
  run: async ({ log, reconcile, today }, { actor }) => {
    const found = await reconcile({ today: today(), occasion: 'on-demand', actor });
    const [last] = (await lastReconciliations(log, 1)).done;
    return found === null || last === undefined ? E.left(problem('already-reconciling', 'Another reconciliation is under way. Read what it finds when it has ended.')) : E.right({ body: answer(last) });
  },
});

const Exception = t.type(
  { participantId: orNull(t.string), what: t.string, on: orNull(CivilDate), letter: orNull(t.string), testDate: orNull(CivilDate), reference: orNull(t.string) },
  'ReconciliationException',
);

const exceptions = operation({
  id: 'read-reconciliation-exceptions',
  needs: 'read-reconciliation',
  method: 'GET',
  path: '/api/v1/reconciliation/exceptions',
  tag,
  summary: 'Everything of one kind',
  description: 'As it stands now, with what the kind means and what to do. What is not shown by a read model, or not known to NHS Notify, is told as the last reconciliation found it. `reference` names a message, or a laboratory’s result.',
  params: nothing,
  query: t.intersection([t.type({ kind: Kinds }), PageQuery]),
  headers: PositionHeader,
  body: nothing,
  answer: t.type({ kind: Kinds, says: t.string, todo: orNull(t.string), items: t.array(Exception), next: Next }, 'ReconciliationExceptions'),
  answerDescription: 'A page of them, oldest first where they have an order.',
  answerExample: {
    kind: 'no-letter', ...kinds['no-letter'],
    items: [{ participantId: '6f1d3f52-9b1e-4c43-8a0d-2f9c6f7b1e90', what: 'result', on: civilDate('2026-11-20'), letter: null, testDate: civilDate('2026-11-06'), reference: null }], next: null,
  },
  problems: [],
  reads: [toBeToldTable.name],
  run: async ({ db, log, policy, today }, { query }) => {
    const { limit, cursor = null } = pageRequest(query);
    const after = cursor === null ? null : Buffer.from(cursor, 'base64url').toString();
    const notOfThis = E.left(problem('invalid-request', 'Must be the cursor of a page of this list.', { field: 'cursor' }));
    // No text in the database holds it.
    if (after?.includes('\0') === true) return notOfThis;
    const [last = null] = (await lastReconciliations(log, 1)).done;
    const page = await exceptionsOf(db)({ kind: query.kind, after, limit: limit + 1 }, deadlinesOn(policy, today()), last);
    if (page === null) return notOfThis;
    const items = page.slice(0, limit);
    const next = page.length > limit ? Buffer.from(items.at(-1)?.place ?? '').toString('base64url') : null;
    return E.right({ body: { kind: query.kind, ...kinds[query.kind], items: items.map(({ place: _, ...item }) => item), next } });
  },
});

/** Whether everybody was told. */
export const reconciliations: readonly Operation[] = [read, runNow, exceptions];
