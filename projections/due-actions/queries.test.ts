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

  it('comes by day, in pages in the order of days and ids, once the read model has been brought level', async () => {
    // Joining at 25 or over, one is due in 71 days, and so on the list from the day after joining.
    for (const n of [0, 1, 2, 3, 4]) await world.does(n, addDays(day, n < 3 ? 2 - n : n), joining(n));
    await world.does(5, day, joining(5, { gender: 'male' }));
    await world.does(6, addDays(day, 1), joining(6));
    await due().catchUp();
    expect(await due().earliest()).toBe(addDays(day, 1));
    expect(await due().counts(day)).toEqual({});
    expect(await due().counts(addDays(day, 3))).toEqual({ 'list-for-prior-notification': 4 });
    const at = (n: number, days: number) => ({ participantId: world.idOf(n), on: addDays(day, days) });
    const sameDay = [at(1, 2), at(6, 2)].sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
    const everybody = [at(2, 1), ...sameDay, at(0, 3)];
    for (const [n, person] of everybody.entries()) expect(await due().page(addDays(day, 3), person, 2)).toEqual(everybody.slice(n + 1, n + 3));
    expect(await due().page(addDays(day, 3), null, 10)).toEqual(everybody);
  });
});
