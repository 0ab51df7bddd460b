import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cells, cohortCells } from '../test/cohort-rows.ts';
import { everything, nhsNumber } from '../test/in-memory.ts';
import { importing } from '../test/importing.ts';
import { killing } from '../test/unreliable.ts';
import type { ImportReport } from './import-cohort.ts';

const amended = (n: number, serial: number, change: Partial<Cells> = {}) => cohortCells(n, { record_type: 'AMENDED', serial_change_number: String(serial), ...change });
const gone = (code: string): Partial<Cells> => ({ primary_care_provider: '', reason_for_removal: code, reason_for_removal_effective_from_date: '20261101' });
const codes = ({ faults }: { readonly faults: readonly { readonly line: number; readonly code: string }[] }) => faults.map(({ line, code }) => `${line}: ${code}`);

describe('a cohort row', () => {
  it('lets somebody join who is not known, added or amended', async () => {
    const { cohort, person, since } = importing();
    expect(await cohort([cohortCells(1), amended(2, 5)])).toMatchObject({ read: 2, loaded: 2, unchanged: 0, faulty: 0 });
    expect((await person(1))?.demographics).toMatchObject({ practice: 'A81001', gender: 'female', name: { family: 'NOWAK1' } });
    expect((await person(2))?.nhsNumber).toBe(nhsNumber(2));
    expect((await since(0)).filter((type) => type === 'registered')).toHaveLength(2);
  });

  it('lets somebody who left join as inactive', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1, gone('NIT'))]);
    expect(await person(1)).toMatchObject({ inactive: { reason: 'northern-ireland', since: '2026-11-01' }, demographics: { practice: null } });
  });

  it('changes of somebody known only what differs', async () => {
    const { cohort, person, since, deps } = importing();
    await cohort([cohortCells(1)]);
    const before = await deps.log.head();
    expect(await cohort([amended(1, 2000, { primary_care_provider: 'B81002', mobile_telephone_number: '07700 900026' })], 'b')).toMatchObject({ loaded: 1 });
    expect(await since(before)).toEqual(['demographics-changed', 'practice-changed']);
    expect((await person(1))?.demographics).toMatchObject({ practice: 'B81002', contact: { mobile: '07700 900026' }, name: { family: 'NOWAK1' } });
  });

  it('that differs in nothing makes no event', async () => {
    const { cohort, since, deps } = importing();
    await cohort([cohortCells(1)]);
    const before = await deps.log.head();
    expect(await cohort([amended(1, 2000)], 'b')).toMatchObject({ loaded: 0, unchanged: 1 });
    expect(await since(before)).toEqual([]);
  });

  it('that is amended and leaves a name, an address or a date of birth blank tells nothing of it, but clears a telephone number', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1, { mobile_telephone_number: '07700 900026' })]);
    const before = (await person(1))?.demographics;
    await cohort([amended(1, 2000, { given_name: '', family_name: '', address_line_1: '', postcode: '', date_of_birth: '', gender: '' })], 'b');
    expect((await person(1))?.demographics).toEqual({ ...before, contact: { ...before?.contact, mobile: null } });
  });

  it('tells in what form somebody needs what is written to them, and a file without that column changes nothing of it', async () => {
    const { cohort, person } = importing();
    const format = async () => (await person(1))?.demographics.contact.format;
    await cohort([cohortCells(1, { preferred_written_format: '12' })]);
    expect(await format()).toBe('braille');
    await cohort([amended(1, 2000, { mobile_telephone_number: '07700 900026' })], 'b');
    expect(await format()).toBe('braille');
    await cohort([amended(1, 3000, { preferred_written_format: '' })], 'c');
    expect(await format()).toBeUndefined();
  });

  it('brings back whoever left', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1, gone('EMB'))]);
    await cohort([amended(1, 2000)], 'b');
    expect(await person(1)).toMatchObject({ inactive: null, demographics: { practice: 'A81001' } });
  });

  it('that withdraws somebody makes them inactive without a practice, and changes nothing else', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1), cohortCells(2, { primary_care_provider: '', reason_for_removal: 'DEA', date_of_death: '20261030' })]);
    await cohort([amended(1, 2000, { record_type: 'DEL', family_name: '' }), amended(2, 2000, { invalid_flag: 'true' })], 'b');
    expect(await person(1)).toMatchObject({ inactive: { reason: 'removed', since: '2026-11-22' }, demographics: { practice: null, name: { family: 'NOWAK1' } } });
    expect((await person(2))?.inactive).toEqual({ reason: 'died', since: '2026-10-30' });
  });

  it('that withdraws nobody known is a fault', async () => {
    const { cohort, person } = importing();
    expect(codes(await cohort([cohortCells(1, { record_type: 'DEL' })]))).toEqual(['2: unknown-participant']);
    expect(await person(1)).toBeNull();
  });

  it('that lacks what a person cannot join without is a fault, as is an addition that lacks it', async () => {
    const { cohort } = importing();
    const { faults } = await cohort([amended(1, 2000, { given_name: '', family_name: '', date_of_birth: '', gender: '', address_line_1: '', postcode: '' })]);
    expect(faults.map(({ code, field }) => [code, field])).toEqual(
      ['family_name', 'given_name', 'date_of_birth', 'gender', 'address_line_1'].map((field) => ['missing-value', field]),
    );
    await cohort([cohortCells(2)], 'b');
    expect(codes(await cohort([cohortCells(2, { given_name: '', serial_change_number: '3000' })], 'c'))).toEqual(['2: missing-value']);
  });

  it.each<[string, Partial<Cells>]>([
    ['family name and date of birth', { family_name: 'OTHER', date_of_birth: '19900101' }],
    ['family name and gender', { family_name: 'OTHER', gender: '1' }],
    ['date of birth and gender', { date_of_birth: '19900101', gender: '9' }],
  ])('that changes %s together may be about somebody else: a fault, kept whole', async (_, change) => {
    const { cohort, kept, deps } = importing();
    await cohort([cohortCells(1)]);
    const before = await deps.log.head();
    expect(codes(await cohort([cohortCells(2), amended(1, 2000, change)], 'b'))).toEqual(['3: confusion']);
    expect(kept()).toMatchObject([{ line: 3, raw: 'row 3 of b', faults: [{ code: 'confusion' }] }]);
    expect((await everything(deps.log)).slice(before).every(({ data }) => !JSON.stringify(data).includes('OTHER'))).toBe(true);
  });

  it.each<[string, Partial<Cells>]>([
    ['family name', { family_name: 'OTHER' }],
    ['date of birth', { date_of_birth: '19851213' }],
    ['gender', { gender: '1' }],
  ])('that changes only %s is taken', async (_, change) => {
    const { cohort } = importing();
    await cohort([cohortCells(1)]);
    expect(await cohort([amended(1, 2000, change)], 'b')).toMatchObject({ loaded: 1, faulty: 0 });
  });
});

describe('the order of changes', () => {
  it('is that of their serial numbers, not that of the rows', async () => {
    const { cohort, person } = importing();
    expect(await cohort([cohortCells(1), amended(1, 3000, { primary_care_provider: 'C81003' }), amended(1, 2000, { primary_care_provider: 'B81002' })])).toMatchObject({ loaded: 2, unchanged: 1 });
    expect((await person(1))?.demographics.practice).toBe('C81003');
    expect(await cohort([amended(1, 2500, { primary_care_provider: 'B81002' })], 'b')).toMatchObject({ unchanged: 1 });
    expect((await person(1))?.demographics.practice).toBe('C81003');
  });

  it('also holds against a newer row that changed nothing', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1), amended(1, 3000), amended(1, 2000, { primary_care_provider: 'B81002' })]);
    expect((await person(1))?.demographics.practice).toBe('A81001');
    await cohort([amended(1, 2500, { primary_care_provider: 'B81002' })], 'b');
    expect((await person(1))?.demographics.practice).toBe('A81001');
  });

  it('leaves two changes of one serial number that differ to a person', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1), amended(1, 2000, { primary_care_provider: 'B81002' })]);
    expect(codes(await cohort([amended(1, 2000, { primary_care_provider: 'C81003' })], 'b'))).toEqual(['2: same-change-differs']);
    expect((await person(1))?.demographics.practice).toBe('B81002');
  });

  it('takes the same row twice once', async () => {
    const { cohort } = importing();
    expect(await cohort([cohortCells(1), cohortCells(1)])).toMatchObject({ read: 2, loaded: 1, unchanged: 1, faulty: 0 });
  });
});

describe('a superseded number', () => {
  const superseded = (n: number, by: number, serial = 2000) => amended(n, serial, { superseded_by_nhs_number: nhsNumber(by), ...gone('ORR') });

  it('leads with the new one to the same, active record', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1)]);
    expect(await cohort([superseded(1, 2), superseded(1, 2, 2001)], 'b')).toMatchObject({ loaded: 1, unchanged: 1, faulty: 0 });
    expect(await person(1)).toMatchObject({ nhsNumber: nhsNumber(2), inactive: null });
    expect(await person(2)).toEqual(await person(1));
  });

  it('counts its changes apart from those of the new one, whose rows are taken from then on', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1), superseded(1, 2), amended(2, 3, { family_name: 'NOWAK1', primary_care_provider: 'B81002' })]);
    expect((await person(1))?.demographics.practice).toBe('B81002');
    expect(codes(await cohort([amended(1, 4000, { primary_care_provider: 'C81003' })], 'b'))).toEqual(['2: superseded-number']);
    expect((await person(2))?.demographics.practice).toBe('B81002');
  });

  it('of somebody not known lets them join under both', async () => {
    const { cohort, person } = importing();
    expect(await cohort([superseded(1, 2)])).toMatchObject({ loaded: 1 });
    expect(await person(1)).toMatchObject({ nhsNumber: nhsNumber(2), inactive: null });
    expect(await person(2)).toEqual(await person(1));
  });

  it('by one under which another record stands makes one record of the two, to which all the numbers lead', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1), cohortCells(2)]);
    expect(await cohort([superseded(1, 2), superseded(3, 2)], 'b')).toMatchObject({ faulty: 0 });
    for (const n of [1, 2, 3]) expect(await person(n)).toMatchObject({ nhsNumber: nhsNumber(2), mergedFrom: [{ nhsNumber: nhsNumber(1) }] });
    expect(await cohort([superseded(1, 2), superseded(3, 2)], 'c')).toMatchObject({ loaded: 0, unchanged: 2 });
  });

  it('by an older row than was taken since merges nothing', async () => {
    const { cohort, person } = importing();
    await cohort([cohortCells(1), cohortCells(2), amended(1, 3000, { primary_care_provider: 'C81003' })]);
    await cohort([superseded(1, 2, 2000)], 'b');
    expect((await person(1))?.nhsNumber).toBe(nhsNumber(1));
  });
});

describe('a cohort file', () => {
  it('loaded again, under whatever name, adds nothing', async () => {
    const { cohort, deps } = importing();
    const rows = Array.from({ length: 30 }, (_, n) => cohortCells(n, n % 7 === 0 ? gone('SCT') : {}));
    await cohort(rows);
    const before = await deps.log.head();
    expect(await cohort(rows)).toMatchObject({ read: 30, loaded: 0, unchanged: 30 });
    expect(await cohort(rows, 'other.csv')).toMatchObject({ loaded: 0, unchanged: 30 });
    expect(await deps.log.head()).toBe(before);
  });

  it('leaves a trace to its line in every event, and no NHS number outside their data', async () => {
    const { cohort, deps } = importing();
    await cohort([cohortCells(1), amended(1, 2000, { superseded_by_nhs_number: nhsNumber(2) })]);
    const events = await everything(deps.log);
    expect(new Set(events.map(({ metadata }) => metadata.cause))).toEqual(new Set(['cohort.csv, line 2', 'cohort.csv, line 3']));
    for (const { stream, metadata } of events) for (const number of [1, 2].map(nhsNumber)) expect(JSON.stringify([stream, metadata])).not.toContain(number);
  });

  it('reports what it read, and keeps what could not be taken until it can', async () => {
    const { cohort, kept } = importing();
    const rows = [cohortCells(1), cohortCells(2, { gender: '7', postcode: '?' }), cohortCells(3, { record_type: 'DEL' })];
    expect(await cohort(rows)).toMatchObject({ read: 3, loaded: 1, faulty: 2, faultsByCode: { 'unknown-code': 1, 'invalid-postcode': 1, 'unknown-participant': 1 } });
    expect(kept().map(({ line, raw }) => [line, raw])).toEqual([[3, 'row 3 of cohort.csv'], [4, 'row 4 of cohort.csv']]);
    await cohort([cohortCells(3, { serial_change_number: '1' })], 'b');
    expect(await cohort(rows)).toMatchObject({ read: 3, loaded: 1, unchanged: 1, faulty: 1 });
    expect(kept().map(({ line }) => line)).toEqual([3]);
  });

  it('killed anywhere and loaded again ends with exactly the events of an undisturbed load', async () => {
    const row = fc
      .record({ n: fc.integer({ min: 0, max: 5 }), serial: fc.integer({ min: 1, max: 9 }), practice: fc.constantFrom('A81001', 'B81002', 'C81003'), phone: fc.constantFrom('', '1', '2'), kind: fc.constantFrom('', '', '', 'SCT', 'DEL', 'SUP', '?') })
      .map(({ n, serial, practice, phone, kind }) =>
        amended(n, serial, {
          primary_care_provider: practice,
          home_telephone_number: phone,
          ...(kind === 'SCT' ? gone('SCT') : {}),
          ...(kind === 'DEL' ? { record_type: 'DEL' } : {}),
          ...(kind === 'SUP' ? { superseded_by_nhs_number: nhsNumber(n + 3) } : {}),
          ...(kind === '?' ? { gender: '7' } : {}),
        }),
      );
    const kill = fc.record({ after: fc.integer({ min: 0, max: 25 }), call: fc.integer({ min: 1, max: 30 }), moment: fc.constantFrom('before' as const, 'after' as const) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), fc.array(kill, { minLength: 1, maxLength: 4 }), async (rows, kills) => {
        const [undisturbed, disturbed] = [importing(), importing()];
        const expected = await undisturbed.cohort(rows);
        let report: ImportReport | undefined;
        for (const { after, call, moment } of kills) report ??= await disturbed.cohortKilled(rows, { after, log: killing(disturbed.deps.log, call, moment).log });
        report ??= await disturbed.cohort(rows);
        expect(report.faults).toEqual(expected.faults);
        expect(report.read).toBe(expected.read);
        expect(await everything(disturbed.deps.log)).toEqual(await everything(undisturbed.deps.log));
        expect(disturbed.kept()).toEqual(undisturbed.kept());
      }),
      { numRuns: 200 },
    );
  });
});
