import { beforeAll, expect, it } from 'vitest';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { itemEvent } from '../../domain/laboratory/item/events.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory } from '../../test/in-memory.ts';
import { aDay, aFile, itemModelsOf, itemsReceived, itemsWith, reportOn } from '../../test/laboratory/items.ts';
import { laboratoryAccounting } from './laboratory-accounting.ts';

const database = withDatabase();
const deps = inMemory();
const ask = (file?: string) => laboratoryAccounting({ db: database().db, policy: programmePolicy, clock: { today: () => aDay, now: () => `${aDay}T09:00:00.000Z` }, readModels: itemModelsOf(database().db, deps.log) }, file);

beforeAll(async () => {
  await itemsReceived(deps.log, [reportOn(1), reportOn(2, { testDate: '20260721' })]);
  const other = '6a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11';
  const received = itemEvent('item-received', { file: other, number: 1, laboratory: '62010', report: reportOn(3), on: aDay });
  await itemsWith(deps.log, [[`${other}-000001`, [received, itemEvent('item-matched', { participantId: other, on: aDay }), itemEvent('item-settled', { outcome: 'automatic', participantId: other, on: aDay })]]]);
});

const numbers = (told: string): readonly (readonly [string, number])[] =>
  told.split('\n').flatMap((line) => {
    const [, label = '', items] = /^ {2}(.{24}) *(\d+)/.exec(line) ?? [];
    return items === undefined || items === '0' ? [] : [[label.trim(), Number(items)] as const];
  });

it('the accounting of a file tells where each of its results is, and that of all files those of all', async () => {
  expect(numbers(await ask(aFile))).toEqual([['results', 2], ['received', 2], ['no letter any more', 1], ['late', 2]]);
  expect(numbers(await ask())).toEqual([['results', 3], ['on a record by itself', 1], ['received', 2], ['no letter any more', 1], ['late', 2]]);
});

it('of what is no file, or of none that is known, there is none', async () => {
  await expect(ask('SAL.edi')).rejects.toThrow('not-a-file');
  await expect(ask('00000000-0000-8000-8000-000000000000')).rejects.toThrow('no-such-file');
});
