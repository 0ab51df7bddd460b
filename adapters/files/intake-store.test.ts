import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { fault } from '../../application/intake/fault.ts';
import type { Intake } from '../../application/ports/intake.ts';
import { withDatabase } from '../../test/database.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';
import { intakeInMemory } from '../../test/intake-in-memory.ts';
import { intakeStore } from './intake-store.ts';

const database = withDatabase();

interface Held {
  readonly line: number;
  readonly raw: string;
  readonly codes: readonly string[];
}

/** Each filling, and how to look at what it keeps of a file. */
const fillings: Readonly<Record<string, () => { readonly intake: Intake; readonly held: (file: number) => Promise<readonly Held[]> }>> = {
  'in memory': () => {
    const { intake, kept } = intakeInMemory();
    const held = (file: number) => Promise.resolve(kept().filter((row) => row.file === file).map(({ line, raw, faults }) => ({ line, raw, codes: faults.map(({ code }) => code) })));
    return { intake, held };
  },
  'in PostgreSQL': () => {
    const { db } = database();
    const held = async (file: number) => {
      const { rows } = await sql<Held>`
        select line, raw, array_agg(code::text order by place) as codes
        from intake.faulty_row join intake.fault using (file, line) where file = ${file} group by line, raw order by line`.execute(db);
      return rows;
    };
    return { intake: intakeStore(db), held };
  },
};

const row = (line: number, ...codes: readonly Parameters<typeof fault>[0][]) => ({ line, raw: `row ${line}`, faults: codes.map((code) => fault(code, 'gender')) });
const at = (line: number) => ({ line, counts: { read: line, loaded: line, unchanged: 0, faulty: 0 } });
const [one, two, three] = [1, 2, 3].map((n) => participantIds.of(nhsNumber(n)));

describe.each(Object.entries(fillings))('intake %s', (name, filled) => {
  it('knows a file again by its content, whatever it is called', async () => {
    const { intake } = filled();
    const { file: first } = await intake.begin({ kind: 'cohort', name: 'a.csv', digest: `${name} 1` });
    expect((await intake.begin({ kind: 'cohort', name: 'b.csv', digest: `${name} 1` })).file).toBe(first);
    expect((await intake.begin({ kind: 'history', name: 'a.csv', digest: `${name} 1` })).file).not.toBe(first);
    await intake.finish(first, 10);
    const begun = (await intake.begun()).filter(({ digest }) => digest === `${name} 1`);
    expect(begun.map(({ kind, name: called, finished }) => ({ kind, called, finished }))).toEqual([
      { kind: 'cohort', called: 'a.csv', finished: true },
      { kind: 'history', called: 'a.csv', finished: false },
    ]);
  });

  it('tells whoever begins a file again where the unfinished try stood, and a finished one from its beginning', async () => {
    const { intake } = filled();
    const received = { kind: 'cohort', name: 'a.csv', digest: `${name} 2` } as const;
    const { file, ...start } = await intake.begin(received);
    expect(start).toEqual({ line: -1, counts: { read: 0, loaded: 0, unchanged: 0, faulty: 0 } });
    const stood = { line: 501, counts: { read: 500, loaded: 400, unchanged: 99, faulty: 1 } };
    await intake.keep(file, -1, stood, []);
    expect(await intake.begin(received)).toEqual({ file, ...stood });
    await intake.finish(file, 10);
    expect(await intake.begin(received)).toEqual({ file, ...start });
  });

  it('keeps faulty rows whole, and of lines gone through again only what is still wrong', async () => {
    const { intake, held } = filled();
    const { file } = await intake.begin({ kind: 'cohort', name: 'a.csv', digest: `${name} 3` });
    await intake.keep(file, -1, at(500), [row(3, 'unknown-code', 'missing-value'), row(7, 'confusion')]);
    await intake.keep(file, 500, at(1000), [{ ...row(600, 'invalid-character'), raw: 'NUL \0 and “more”' }]);
    await intake.keep(file, -1, at(500), [row(3, 'confusion')]);
    await intake.keep(file, -1, at(500), [row(3, 'confusion')]);
    const [third, far, ...others] = await held(file);
    expect(third).toEqual({ line: 3, raw: 'row 3', codes: ['confusion'] });
    expect(far?.raw).toMatch(/^NUL . and “more”$/s);
    expect(others).toEqual([]);
  });

  it('sums up what is wrong with a file', async () => {
    const { intake } = filled();
    const { file } = await intake.begin({ kind: 'cohort', name: 'a.csv', digest: `${name} 4` });
    await intake.keep(file, -1, at(9), [row(3, 'unknown-code', 'confusion'), { line: 7, raw: 'x', faults: [fault('confusion')] }]);
    expect(await intake.finish(file, 2)).toEqual({
      byCode: { 'unknown-code': 1, 'confusion': 2 },
      first: [{ line: 3, ...fault('unknown-code', 'gender') }, { line: 3, ...fault('confusion', 'gender') }],
    });
    expect((await intake.finish(file, 10)).first.at(-1)).toEqual({ line: 7, ...fault('confusion') });
  });

  it('remembers the newest change that changed nothing', async () => {
    const { intake } = filled();
    if (one === undefined || two === undefined || three === undefined) throw new Error('nobody');
    await intake.noteUnchanged(new Map());
    await intake.noteUnchanged(new Map([[one, '0009-x'], [two, '0005-x']]));
    await intake.noteUnchanged(new Map([[one, '0008-x'], [two, '0010-x']]));
    expect(await intake.newestUnchanged([one, two, three])).toEqual(new Map([[one, '0009-x'], [two, '0010-x']]));
  });
});
