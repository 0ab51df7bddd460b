import { expect, it } from 'vitest';
import type { Kind } from '../../domain/to-be-told/kind.ts';
import { losses } from '../../scripts/torture/reconciliation/losses.ts';
import { reconciliationWorld } from '../../scripts/torture/reconciliation/world.ts';
import { withDatabase } from '../database.ts';

const database = withDatabase();

it.each<[string, number, Kind, Kind]>([
  ['a message was never opened', 1, 'waiting', 'no-message'],
  ['a message was never handed over', 2, 'waiting', 'waiting-too-long'],
  ['a batch was begun and never sent', 1, 'handing-over', 'handing-over-too-long'],
  ['a callback was lost', 10, 'handed-over', 'no-news'],
  ['nobody looked at a failure', 5, 'failed', 'failed-not-looked-at'],
  ['a message that was held was forgotten after the pause', 1, 'waiting', 'held-without-pause'],
  ['a result was matched and never recorded', 1, 'awaiting-processing', 'item-not-recorded'],
])('where %s, that is in time for %i days, and then needs somebody (D-36)', async (loss, days, inTime, tooLong) => {
  const world = await reconciliationWorld(database().db);
  await losses[loss]?.(world, 0);
  await world.works(0);
  await world.works(days);
  expect(await world.reconciled(false)).toMatchObject({ needSomebody: 0, counts: { [inTime]: 1 } });
  await world.works(1);
  expect(await world.reconciled(false)).toMatchObject({ needSomebody: 1, counts: { [tooLong]: 1 } });
});

it('what NHS Notify does not know is told apart from what it keeps silent about', async () => {
  const world = await reconciliationWorld(database().db);
  await losses['NHS Notify lost a message']?.(world, 0);
  for (const days of [0, 11]) await world.works(days);
  const [reference] = await world.lettersOf(0);
  expect(await world.reconciled(false)).toMatchObject({ counts: { 'no-news': 1 }, unknown: [] });
  expect(await world.reconciled(true)).toMatchObject({ counts: { 'unknown-to-notify': 1 }, unknown: [reference] });
});

it('a row that goes missing is found after any number of reconciliations that found it', async () => {
  const world = await reconciliationWorld(database().db);
  const planted = await losses['the row of a letter is gone']?.(world, 0);
  for (const days of [0, 1]) await world.works(days);
  for (let n = 0; n < 2; n++) expect(await world.reconciled(false)).toMatchObject({ needSomebody: 0, notShown: [] });
  await planted?.before?.();
  for (let n = 0; n < 2; n++) expect(await world.reconciled(false)).toMatchObject({ needSomebody: 2, counts: { 'not-shown': 1, 'letter-not-shown': 1 }, notShown: [expect.any(Number)] });
});
