import * as E from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { itemEvent } from '../../domain/laboratory/item/events.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory } from '../../test/in-memory.ts';
import { aDay, aFile, aLaboratory, itemModelsOf, itemsWith, reportOn } from '../../test/laboratory/items.ts';
import { countItems, countItemsOn, filesUnderWay, itemsOn } from './queries.ts';

const database = withDatabase();
const other = 'ffffffff-7f0f-8b55-9c1e-3d1b2f6a7c11';
const on = aDay;
const matched = itemEvent('item-matched', { participantId: aFile, on });
const received = (file: string, number: number, testDate: string, laboratory = aLaboratory) => itemEvent('item-received', { file, number, laboratory, report: reportOn(number, { testDate }), on });
const aside = itemEvent('item-unmatched', { finding: 'possible-hit', candidates: [{ participantId: aFile, score: 9, because: ['nhsNumber:same'] }], on });

beforeAll(async () => {
  const { log } = inMemory();
  await itemsWith(log, [
    ['a-000001', [received(aFile, 1, '20261106'), aside]],
    ['a-000002', [received(aFile, 2, '20260701'), aside, itemEvent('item-taken-up', { by: 'ann', until: '2026-11-22T09:30:00.000Z', on })]],
    ['a-000003', [received(aFile, 3, 'tomorrow'), matched, itemEvent('item-failed-validation', { participantId: aFile, faults: ['invalid-test-date'], on })]],
    ['a-000004', [received(aFile, 4, '20261106'), matched, itemEvent('item-settled', { outcome: 'automatic', participantId: aFile, on })]],
    ['b-000001', [received(other, 1, '20261101', '60540'), aside]],
    ['b-000002', [received(other, 2, '20991101')]],
  ]);
  await itemModelsOf(database().db, log).catchUp();
});

const on1 = async (list: 'to-process' | 'validation' | 'received', laboratory: string | null = aLaboratory) => {
  const page = await itemsOn(database().db)({ list, laboratory }, { limit: 10 });
  return E.isRight(page) ? page.right.rows : [];
};

describe('items of laboratories', () => {
  it('stand on one list each, of one laboratory or of all, the most urgent first', async () => {
    expect((await on1('to-process')).map(({ item, answer_by, held_by, candidates, finding }) => [item, answer_by, held_by, candidates, finding])).toEqual([
      ['a-000002', '2026-07-15', 'ann', 1, 'possible-hit'],
      ['a-000001', '2026-11-20', null, 1, 'possible-hit'],
    ]);
    expect((await on1('to-process', null)).map(({ item }) => item)).toEqual(['a-000002', 'b-000001', 'a-000001']);
    expect(await countItemsOn(database().db)({ list: 'to-process', laboratory: null })).toBe(3);
  });

  it('show what is wrong and whose they are; where no day of a test can be read, the 14 days of the answer begin when they came (COM-04)', async () => {
    expect((await on1('validation')).map(({ faults, participant_id, test_date, answer_by }) => ({ faults, participant_id, test_date, answer_by }))).toEqual([
      { faults: ['invalid-test-date'], participant_id: aFile, test_date: null, answer_by: '2026-12-06' },
    ]);
    expect((await on1('received')).map(({ test_date, answer_by }) => [test_date, answer_by])).toEqual([['2099-11-01', '2026-12-06']]);
  });

  it('are counted by where they stand and how late they are, of one file or of all', async () => {
    const cutOff = civilDate('2026-07-22');
    expect(await countItems(database().db)(aFile, cutOff, aDay)).toEqual([
      { list: 'settled', outcome: 'automatic', items: 1, testedBefore: 0, overdue: 1 },
      { list: 'to-process', outcome: null, items: 2, testedBefore: 1, overdue: 2 },
      { list: 'validation', outcome: null, items: 1, testedBefore: 0, overdue: 0 },
    ]);
    expect((await countItems(database().db)(null, cutOff, aDay)).reduce((sum, { items }) => sum + items, 0)).toBe(6);
  });

  it('that the system has still to do with are found by their files', async () => expect(await filesUnderWay(database().db)).toEqual([{ file: other, last: 2 }]));
});
