import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { loadPractice } from '../../../application/practice/practices.ts';
import { countOwedLists, owedLists } from '../../../projections/practices/owed-lists.ts';
import { countPracticesRefused, listsAndNotices, practicesRefused, standingOf } from '../../../projections/practices/queries.ts';
import { practicesTable } from '../../../projections/practices/table.ts';
import { practiceRefusal } from '../../../domain/practice/refusal.ts';
import { printedListOf } from '../../printed-list.ts';
import { addressesAnswer, countsAnswer, OwedPrintedList, owedPrintedList, PracticeAddresses, PrintedList, RefusedPractice, refusedPractice } from '../answers/practices.ts';
import { nothing } from '../decode.ts';
import { exampleAddress, exampleAddresses, examplePractice, examplePrinted } from '../examples/practices.ts';
import { exampleToday } from '../examples/life.ts';
import { positionHeader } from '../headers.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';
import { Next, PageQuery, PositionHeader } from './paging.ts';
import { carryOut, Key, OdsCode, OnePractice } from './practice-addresses.ts';

const tag = 'Practice notices';

/** Pages go by the codes of practices. */
const CodeQuery = t.partial({ limit: PageQuery.props.limit, cursor: OdsCode });
const usualLimit = 25;

const byCode = async <Row extends { readonly practice: string }, Item>({ limit = usualLimit, cursor = '' }: t.TypeOf<typeof CodeQuery>, rowsAfter: (after: string, limit: number) => Promise<readonly Row[]>, show: (row: Row) => Item) => {
  const rows = await rowsAfter(cursor, limit + 1);
  const shown = rows.slice(0, limit);
  return { items: shown.map(show), next: rows.length > limit ? (shown.at(-1)?.practice ?? null) : null };
};

const owed = operation({
  id: 'read-printed-lists-worklist',
  needs: 'print-lists',
  method: 'GET',
  path: '/api/v1/worklists/printed-lists',
  tag,
  summary: 'Practices owed a printed list',
  description: 'Practices that no email reaches and on whose lists somebody stands of whom they were not told (`notToldOf`), by code. Print the list, post it and mark it as sent: the practice is owed none until somebody new comes on one of its lists.',
  params: nothing,
  query: CodeQuery,
  headers: PositionHeader,
  body: nothing,
  answer: t.type({ total: t.Integer, items: t.array(OwedPrintedList), next: Next }, 'OwedPrintedLists'),
  answerDescription: 'A page of the list; `total` counts all of it.',
  answerExample: { total: 1, items: [{ practice: examplePractice, counts: examplePrinted.counts, notToldOf: 5, toldOn: exampleToday }], next: null },
  problems: [],
  reads: listsAndNotices,
  run: async ({ db, today }, { query }) => {
    const on = today();
    const total = await countOwedLists(db)(on);
    return E.right({ body: { total, ...(await byCode(query, (after, limit) => owedLists(db)(on, after, limit), owedPrintedList)) } });
  },
});

const refused = operation({
  id: 'read-refused-addresses-worklist',
  needs: 'print-lists',
  method: 'GET',
  path: '/api/v1/worklists/notification-addresses',
  tag,
  summary: 'Practices with an address that takes no mail',
  description: 'By code. `code` is what the mail server answered, such as 550, or `given-up` where it took nothing for days. Ask the practice for its right address: add that one, and remove the other. `otherAddresses`: how many it has that take mail; with none, it is owed printed lists meanwhile.',
  params: nothing,
  query: CodeQuery,
  headers: PositionHeader,
  body: nothing,
  answer: t.type({ total: t.Integer, items: t.array(RefusedPractice), next: Next }, 'RefusedPractices'),
  answerDescription: 'A page of the list; `total` counts all of it.',
  answerExample: { total: 1, items: [{ practice: examplePractice, refused: [{ address: exampleAddress, code: '550' }], since: exampleToday, otherAddresses: 0 }], next: null },
  problems: [],
  reads: [practicesTable.name],
  run: async ({ db }, { query }) => E.right({ body: { total: await countPracticesRefused(db)(), ...(await byCode(query, practicesRefused(db), refusedPractice)) } }),
});

const nameOf = (entries: readonly string[]): string => createHash('sha256').update(entries.join()).digest('hex').slice(0, 16);

const print = operation({
  id: 'print-list',
  needs: 'print-lists',
  method: 'POST',
  path: '/api/v1/practices/{practice}/printed-lists',
  tag,
  summary: 'Print the lists of a practice',
  description: 'Notes who stands on the lists now, and names what is to stand on the paper: fetch it under that name as PDF. As long as the same people stand there, it is the same.',
  params: OnePractice,
  query: nothing,
  headers: t.intersection([Key, PositionHeader]),
  body: nothing,
  bodyExamples: [{ summary: 'Print them', value: {} }],
  answer: PrintedList,
  answerDescription: 'What was printed.',
  answerExample: examplePrinted,
  problems: ['told-by-email', 'nobody-listed', 'already-sent'],
  reads: listsAndNotices,
  run: async (deps, { params: { practice }, ...asked }) => {
    const standing = await standingOf(deps.db)(practice, deps.today());
    const printed = nameOf(standing.entries);
    const done = await carryOut(deps, practice, { do: 'print', printed, ...standing, by: asked.actor.user }, asked);
    if (E.isLeft(done)) return E.left(itemProblem(done.left));
    return E.right({ body: { printed, practice, counts: countsAnswer(standing.counts) }, headers: { [positionHeader]: String(done.right.position) } });
  },
});

const OnePrinted = t.type({ practice: OdsCode, printed: text('PrintedName', { pattern: '^[0-9a-f]{16}$', description: 'What `POST …/printed-lists` named it.' }) });

const paper = operation({
  id: 'read-printed-list',
  needs: 'print-lists',
  method: 'GET',
  path: '/api/v1/practices/{practice}/printed-lists/{printed}',
  tag,
  summary: 'Fetch printed lists as PDF',
  description: 'For the post to the practice, with boxes to tick for what it answers. Holds names, NHS numbers and dates of birth: for CSAS only. Whoever left the lists since they were printed is left out.',
  params: OnePrinted,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.string,
  answersAs: { 'application/pdf': '%PDF-1.7 …' },
  answerDescription: 'The paper.',
  answerExample: '%PDF-1.7 …',
  problems: ['not-printed'],
  run: async ({ db, log, today }, { params: { practice, printed } }) => {
    const standing = (await loadPractice(log, practice)).printed.get(printed);
    if (standing === undefined) return E.left(itemProblem(practiceRefusal('not-printed', { field: 'printed' })));
    const { pdf, named } = await printedListOf(db, { practice, printed, entries: standing.entries, on: today() });
    // Bytes, of which the codec knows nothing.
    return E.right({ body: pdf as unknown as string, people: named });
  },
});

const Comment = text('SentComment', { maxLength: 2_000, description: 'How it was posted, or what else is to be known. Nothing of a patient.' });

const markSent = operation({
  id: 'mark-printed-list-sent',
  needs: 'print-lists',
  method: 'POST',
  path: '/api/v1/practices/{practice}/printed-lists/{printed}/sent',
  tag,
  summary: 'Mark printed lists as sent',
  description: 'They were printed and posted: who says so, and when, is on record. The practice counts as told of everybody on the paper, and of nobody else. With an **Idempotency-Key** it may be sent again without harm.',
  params: OnePrinted,
  query: nothing,
  headers: Key,
  body: t.type({ comment: Comment }),
  bodyExamples: [{ summary: 'Posted', value: { comment: 'First class, with the post of 3 September.' } }],
  answer: PracticeAddresses,
  answerDescription: 'How the practice was told last.',
  answerExample: { ...exampleAddresses, addresses: [], toldBy: 'post' },
  problems: ['not-printed', 'already-sent'],
  run: async (deps, { params: { practice, printed }, body, ...asked }) => {
    const done = await carryOut(deps, practice, { do: 'mark-sent', printed, comment: body.comment, by: asked.actor.user }, asked);
    return E.isLeft(done) ? E.left(itemProblem(done.left)) : E.right({ body: addressesAnswer(practice, done.right.state), headers: { [positionHeader]: String(done.right.position) } });
  },
});

/** Lists on paper for practices that no email reaches, and addresses that take none. */
export const printedLists: readonly Operation[] = [owed, refused, print, paper, markSent];
