import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../test/database.ts';
import { inMemory } from '../../test/in-memory.ts';
import { itemModelsOf, itemsReceived, reportOn } from '../../test/laboratory/items.ts';
import { does } from '../../test/lives.ts';
import { joining } from '../../test/people.ts';
import { readModelsOf } from '../../test/read-models.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { laboratoryItemsTable } from '../laboratory-items/table.ts';
import { participantTables } from '../tables.ts';
import { together } from './together.ts';

const database = withDatabase();

describe('read models of streams of several kinds', () => {
  it('are one: brought level, waited for, rebuilt, compared and told of together, or one of them by its name', async () => {
    const deps = inMemory();
    const models = together(readModelsOf(database().db, deps.log), itemModelsOf(database().db, deps.log));
    expect([...models.names].sort()).toEqual([...participantTables, laboratoryItemsTable].map(({ name }) => name).sort());
    await does(deps)(1, civilDate('2026-11-22'), joining(1));
    await itemsReceived(deps.log, [reportOn(1), reportOn(2)]);
    const head = await deps.log.head();
    expect(await models.reach(head, 10_000)).toBe(true);
    expect(await models.catchUp()).toBe(head);
    expect(await models.rebuild('laboratory_item')).toBe(head);
    expect(await models.rebuild()).toBe(head);
    const rows = Object.fromEntries((await models.compare()).map(({ projection, rows, missing, surplus, different }) => [projection, [rows, missing + surplus + different]]));
    expect(rows).toMatchObject({ participant_summary: [1, 0], laboratory_item: [2, 0] });
    const { projections, waitingSince } = await models.health();
    expect([projections.map(({ name }) => name), new Set(projections.map(({ lag }) => lag)), waitingSince]).toEqual([models.names, new Set([0]), null]);
    await expect(models.rebuild('none_such')).rejects.toThrow('no read model none_such');
  });
});
