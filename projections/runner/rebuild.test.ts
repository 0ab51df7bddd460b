import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { withDatabase } from '../../test/database.ts';
import { inMemory } from '../../test/in-memory.ts';
import { live, lives } from '../../test/lives.ts';
import { allRows, emptied, readModelsOf } from '../../test/read-models.ts';
import { isSame } from './compare.ts';

const database = withDatabase();

describe('the read models', () => {
  it('are the same to the byte however the log was cut into batches, and after a rebuild, and after another', async () => {
    await fc.assert(
      fc.asyncProperty(lives(5, 80), lives(5, 30), fc.integer({ min: 1, max: 9 }), async (first, second, batchSize) => {
        const { db } = database();
        const deps = inMemory();
        await emptied(db);
        const models = readModelsOf(db, deps.log, { batchSize });
        await live(deps, first);
        await models.catchUp();
        await live(deps, second, civilDate('2045-03-06'));
        const head = await deps.log.head();
        expect(await models.catchUp()).toBe(head);
        const rows = await allRows(db);
        expect((await models.compare()).filter((each) => !isSame(each) || each.position !== head)).toEqual([]);

        expect(await models.rebuild()).toBe(head);
        expect(await allRows(db)).toEqual(rows);
        expect(await models.rebuild()).toBe(head);
        expect(await allRows(db)).toEqual(rows);

        await emptied(db);
        expect(await readModelsOf(db, deps.log, { batchSize: 10_000 }).catchUp()).toBe(head);
        expect(await allRows(db)).toEqual(rows);
        await emptied(db);
        expect(await readModelsOf(db, deps.log).rebuild()).toBe(head);
        expect(await allRows(db)).toEqual(rows);
      }),
      { numRuns: 5 },
    );
  });

  it('are rebuilt while people go on living, and readers see at every moment what they saw before or something newer', async () => {
    const { db } = database();
    const deps = inMemory();
    await emptied(db);
    const [before = [], meanwhile = []] = fc.sample(lives(8, 60), { numRuns: 2, seed: 20_261_122 });
    await live(deps, before);
    const models = readModelsOf(db, deps.log, { batchSize: 3 });
    await models.catchUp();
    const stop = new AbortController();
    const following = models.follow(deps.log, stop.signal);
    let living = true;
    const rebuilding = async (): Promise<void> => {
      while (living) await readModelsOf(db, deps.log).rebuild();
    };
    const watching = async (): Promise<readonly number[]> => {
      const seen: number[] = [];
      while (living) seen.push((await models.health()).projections.reduce((lowest, { position }) => Math.min(lowest, position), Infinity));
      return seen;
    };
    const [, seen] = await Promise.all([
      rebuilding(),
      watching(),
      live(deps, meanwhile, civilDate('2045-03-06')).finally(() => (living = false)),
    ]);
    stop.abort();
    await following;
    expect(seen).toEqual([...seen].sort((a, b) => a - b));

    expect(await models.catchUp()).toBe(await deps.log.head());
    const rows = await allRows(db);
    expect((await models.compare()).filter((each) => !isSame(each))).toEqual([]);
    await models.rebuild();
    expect(await allRows(db)).toEqual(rows);
  });

  it('fills one read model without the others', async () => {
    const { db } = database();
    const deps = inMemory();
    await emptied(db);
    await live(deps, fc.sample(lives(3), { numRuns: 1, seed: 7 })[0] ?? []);
    const models = readModelsOf(db, deps.log);
    await models.rebuild('due_action');
    const { due_action: due, ...others } = await allRows(db);
    expect(due).not.toBe('');
    expect(Object.values(others).join('')).toBe('');
    await expect(models.rebuild('horoscope')).rejects.toThrow('horoscope');
  });
});
