import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { seenItem } from '../../../application/laboratory/seen-item.ts';
import { loadItems } from '../../../application/laboratory/stored-items.ts';
import { itemRefusal } from '../../../domain/laboratory/item/refusal.ts';
import { ItemList } from '../../../domain/laboratory/item/status.ts';
import { accounting } from '../../../projections/laboratory-items/accounting.ts';
import { countItemsOn, itemsOn } from '../../../projections/laboratory-items/queries.ts';
import { laboratoryItemsTable } from '../../../projections/laboratory-items/table.ts';
import { LaboratoryItem, laboratoryItem, ListedItem, listedItem } from '../answers/laboratory-item.ts';
import { nothing } from '../decode.ts';
import { exampleItem, exampleListed, exampleNow } from '../examples/laboratory.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';
import { list } from './list.ts';
import { PositionHeader } from './paging.ts';

const tag = 'Laboratory results';

export const ItemParams = t.type({ item: text('ItemId', { pattern: '^[0-9a-f-]{36}-\\d{6}$', description: 'Names a result in a file: the id of the file, and its place in it in six digits.' }) });

export const FileParams = t.type({ file: text('LaboratoryFileId', { pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', description: 'Names a file; made from the digest of its content.' }) });

export const LaboratoryCode = text('LaboratoryCode', { pattern: '^[A-Z0-9]{5}$', description: 'National code of a laboratory.' });

const worklist = list({
  id: 'read-laboratory-worklist',
  needs: 'work-on-results',
  path: '/api/v1/laboratory/worklists/{list}',
  tag,
  summary: 'What waits for somebody',
  description: 'Results on a list, most urgent first: `answerBy` is the day by which the person is to have it. To be worked through by people: to-process (whose is it), to-query (an answer from outside is waited for), to-check (proposed, for somebody else to check) and validation (it cannot go on a record as it is). With `laboratory`, those of one.',
  params: t.type({ list: ItemList }),
  query: t.partial({ laboratory: LaboratoryCode }),
  item: ListedItem,
  name: 'LaboratoryWorklist',
  example: exampleListed,
  table: laboratoryItemsTable.name,
  page: ({ db }, { list: named, laboratory = null }, request) => itemsOn(db)({ list: named, laboratory }, request),
  count: ({ db }, { list: named, laboratory = null }) => countItemsOn(db)({ list: named, laboratory }),
  show: (row, { now }) => listedItem(row, now()),
});

const readItem = operation({
  id: 'read-laboratory-item',
  needs: 'work-on-results',
  method: 'GET',
  path: '/api/v1/laboratory/items/{item}',
  tag,
  summary: 'Read one result as it was sent',
  description: 'The report as the laboratory wrote it, whom it may be about and what speaks for and against each, what is wrong with it, what is proposed, and everything that happened to it.',
  params: ItemParams,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: LaboratoryItem,
  answerDescription: 'The item, as the log has it now.',
  answerExample: laboratoryItem(exampleItem, exampleNow),
  problems: ['no-such-item'],
  run: async ({ log, now }, { params, within }) => {
    const [item] = await loadItems(log, [params.item]);
    return item === undefined ? E.left(itemProblem(itemRefusal('no-such-item'))) : E.right({ body: laboratoryItem(await seenItem(log)(within.sees, item), now()) });
  },
});

const Count = t.Integer;
const AccountingAnswer = t.type(
  {
    total: Count,
    outcomes: t.type({ 'automatic': Count, 'by-hand': Count, 'dummy': Count, 'removed': Count }),
    outstanding: t.type({ 'received': Count, 'matched': Count, 'to-process': Count, 'to-query': Count, 'to-check': Count, 'validation': Count, 'accepted': Count }),
    notTakenIn: Count,
    pastLetterCutOff: Count,
    pastAnswerBy: Count,
  },
  'Accounting',
);

const readAccounting = operation({
  id: 'read-laboratory-accounting',
  needs: 'read-laboratory-files',
  method: 'GET',
  path: '/api/v1/laboratory/files/{file}/accounting',
  tag,
  summary: 'What became of every result of a file',
  description: 'The total is the sum of the outcomes, the outstanding on each list, and those that are not taken in yet. Of the outstanding: `pastLetterCutOff` are tests so old that their result brings no letter any more (D-14), `pastAnswerBy` those whose person should have had it by now (COM-04).',
  params: FileParams,
  query: nothing,
  headers: PositionHeader,
  body: nothing,
  answer: AccountingAnswer,
  answerDescription: 'The counts. All are 0 where there is no such file.',
  answerExample: { total: 500, outcomes: { 'automatic': 480, 'by-hand': 11, 'dummy': 1, 'removed': 2 }, outstanding: { 'received': 0, 'matched': 0, 'to-process': 3, 'to-query': 1, 'to-check': 1, 'validation': 1, 'accepted': 0 }, notTakenIn: 0, pastLetterCutOff: 0, pastAnswerBy: 2 },
  problems: [],
  reads: [laboratoryItemsTable.name],
  run: async ({ db, policy, today }, { params }) => E.right({ body: await accounting(db, policy)(params.file, today()) }),
});

/** What laboratories sent, and where it stands. */
export const laboratoryItems: readonly Operation[] = [worklist, readItem, readAccounting];
