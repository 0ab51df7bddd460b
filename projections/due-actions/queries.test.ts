import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../../domain/dates/civil-date.ts';
import { withDatabase } from '../../test/database.ts';
import { joining } from '../../test/people.ts';
import { emptyWorld } from '../../test/read-models.ts';
import { readModelsDb } from '../database.ts';
import { duePeople } from './queries.ts';

const database = withDatabase();
const day = civilDate('2026-03-02');

describe('who is due', () => {
  let world: Awaited<ReturnType<typeof emptyWorld>>;
  const due = () => duePeople(readModelsDb(database().db), world.shown);

  beforeAll(async () => {
    world = await emptyWorld(database().db);
  });

  it('is nobody at first', async () => {
    await due().catchUp();
    expect(await due().earliest()).toBeNull();
    expect(await due().page(addDays(day, 9999), null, 10)).toEqual([]);
  });

  it('comes by day, in pages in the order of ids, once the read model has been brought level', async () => {
    // Joining at 25 or over, one is due in 71 days, and so on the list from the day after joining.
    for (const n of [0, 1, 2, 3, 4]) await world.does(n, addDays(day, n), joining(n));
    await world.does(5, day, joining(5, { gender: 'male' }));
    await due().catchUp();
    expect(await due().earliest()).toBe(addDays(day, 1));
    expect(await due().count(day)).toBe(0);
    expect(await due().count(addDays(day, 3))).toBe(3);
    const ids = [0, 1, 2].map(world.idOf).sort();
    expect(await due().page(addDays(day, 3), null, 2)).toEqual(ids.slice(0, 2));
    expect(await due().page(addDays(day, 3), ids[1] ?? null, 2)).toEqual(ids.slice(2));
    expect(await due().page(addDays(day, 3), ids[2] ?? null, 2)).toEqual([]);
  });
});
