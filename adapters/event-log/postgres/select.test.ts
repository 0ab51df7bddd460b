import { beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../../test/database.ts';
import { selectFitting } from './select.ts';

const database = withDatabase();
const size = 40_000;

beforeAll(async () => {
  await database().pool.query(`
    insert into event_log.events
    select n, 'participant-' || n / 20, n % 20, gen_random_uuid(), 'type-' || n % 40, 1, '{}', '{}', '2026-01-01'::timestamptz + n * interval '1 s', ''
    from generate_series(1, ${size}) n`);
  unknownYet = await oneStream();
  await database().pool.query('vacuum analyze event_log.events');
});

/** Pages looked at for one stream while the database knew nothing of what the table holds. */
let unknownYet = 0;
const oneStream = async (): Promise<number> => {
  const asked = () => explained('select * from event_log.streams($1, $2)', [['participant-700'], size]);
  // A connection's first call also looks up what the function is.
  await asked();
  return (await asked()).pages;
};

/** The query's plan, and how many pages of the log it looked at. */
const explained = async (text: string, values: readonly unknown[]) => {
  const { rows } = await database().pool.query<{ 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number } }] }>(`explain (analyze, buffers, format json) ${text}`, [...values]);
  const { Plan } = (rows[0] as (typeof rows)[0])['QUERY PLAN'][0];
  const plan = JSON.stringify(Plan);
  return { nodes: [...plan.matchAll(/"Node Type":"(.*?)"/g)].map(([, node]) => node), indexes: [...new Set([...plan.matchAll(/"Index Name":"(.*?)"/g)].map(([, name]) => name))], pages: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'] };
};

const fitting = (...asked: Parameters<typeof selectFitting>) => {
  const { text, values } = selectFitting(...asked);
  return explained(text, values);
};

describe('in a log of 40,000 events', () => {
  it('a stream is found by its name, whatever the database knows of the log', async () => {
    expect(unknownYet).toBeLessThan(40);
    expect(await oneStream()).toBeLessThan(40);
  });

  it.each([1, 3])('events of %i types are merged from their index, and no more read than asked for', async (count) => {
    const types = Array.from({ length: count }, (_, n) => `type-${n + 4}`);
    for (const after of [0, size / 2]) {
      const { nodes, indexes, pages } = await fitting({ types }, after, size, 5);
      expect(nodes.filter((node) => node?.includes('Sort') || node?.includes('Seq'))).toEqual([]);
      expect(indexes).toEqual(['events_type_position']);
      expect(pages).toBeLessThan(40);
    }
  });

  it('events of streams with a prefix, or of all, are read in the order of the log', async () => {
    for (const filter of [{ streamPrefix: 'participant-' }, undefined])
      for (const after of [0, size / 2]) {
        const { nodes, indexes, pages } = await fitting(filter, after, size, 10);
        expect([nodes, indexes]).toEqual([['Limit', 'Index Scan'], ['events_position']]);
        expect(pages).toBeLessThan(10);
      }
  });

  it.each([
    ['newest first', ['infinity', true, null, 2]],
    ['from a revision', ['infinity', false, 7, 2]],
    ['as it stood at an instant', ['2026-01-01T05:00:00Z', true, null, 3]],
  ])('a part of a stream (%s) costs a few steps down an index', async (_, part) => {
    const first = await explained('select * from event_log.parts($1, $2, $3, $4, $5, $6)', [['participant-900', 'participant-1000'], size, ...part]);
    const again = await explained('select * from event_log.parts($1, $2, $3, $4, $5, $6)', [['participant-900', 'participant-1000'], size, ...part]);
    expect(Math.min(first.pages, again.pages)).toBeLessThan(60);
  });
});
