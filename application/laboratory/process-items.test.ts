import { beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../domain/participant/commands.ts';
import { itemEvent } from '../../domain/laboratory/item/events.ts';
import { isPaused } from '../../domain/participant/participant.ts';
import type { Proposal } from '../../domain/laboratory/item/proposal.ts';
import { everything } from '../../test/in-memory.ts';
import { aDay, aFile, itemsReceived, reportOn } from '../../test/laboratory/items.ts';
import { byHand, laboratoryWorld } from '../../test/laboratory/world.ts';
import { joining, someone } from '../../test/people.ts';
import { processFile } from './process-items.ts';
import { addToItems, bySystem, loadItems } from './stored-items.ts';

let world: ReturnType<typeof laboratoryWorld>;
const process = (items: number, file = aFile) => processFile(world.deps)(file, items, { today: aDay });
const received = (...reports: Parameters<typeof itemsReceived>[1]) => itemsReceived(world.deps.log, reports);
const another = '6a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11';
const onRecord = (n: number, corrections = {}): Proposal => ({ kind: 'record', participantId: world.idOf(n), corrections, correspondence: { to: 'record' } });
const dummy: Proposal = { kind: 'dummy', demographics: someone, corrections: {}, correspondence: { to: 'record' } };

beforeEach(async () => {
  world = laboratoryWorld();
  for (const n of [1, 2]) await world.does(n, joining(n, { name: { ...someone.name, family: n === 1 ? 'NOWAK' : 'SMITH' } }));
});

describe('the items of a file', () => {
  it('that match one person are on their record, each once; done again, nothing happens', async () => {
    await received(reportOn(1), reportOn(2, { familyName: 'SMITH' }));
    expect(await process(2)).toEqual({ settled: 2 });
    const events = await everything(world.deps.log);
    expect(await process(2)).toEqual({ settled: 2 });
    expect(await everything(world.deps.log)).toEqual(events);
    expect((await world.personAt(1)).results.map(({ slideNumber }) => slideNumber)).toEqual(['26000001']);
  });

  it('that match nobody, or perhaps somebody, wait for people with whom it may be', async () => {
    const [one = '', two = ''] = await received(reportOn(9, { familyName: 'QUITE', givenName: 'ELSE', dateOfBirth: '19500101' }), reportOn(1, { givenName: 'ANNA' }));
    expect(await process(2)).toEqual({ 'to-process': 2 });
    expect((await world.itemAt(one))?.place).toMatchObject({ finding: 'non-hit', candidates: [] });
    expect((await world.itemAt(two))?.place).toMatchObject({ finding: 'possible-hit', candidates: [{ participantId: world.idOf(1) }] });
  });

  it('that the record refuses wait with the reasons, and hold the letters', async () => {
    const [one = ''] = await received(reportOn(1, { codes: '39A' }));
    expect(await process(1)).toEqual({ validation: 1 });
    expect((await world.itemAt(one))?.place).toEqual({ at: 'validation', participantId: world.idOf(1), faults: ['invalid-code-combination', 'invalid-return-to-routine'] });
    expect((await world.personAt(1)).refused).toHaveLength(1);
  });

  it('that cannot be read wait with what is wrong, and hold the letters of whoever it is about', async () => {
    const [one = ''] = await received(reportOn(1, { testDate: '20260230', slideNumber: '' }));
    expect(await process(1)).toEqual({ validation: 1 });
    expect((await world.itemAt(one))?.place).toMatchObject({ participantId: world.idOf(1), faults: ['invalid-test-date', 'missing-slide-number'] });
    expect(isPaused(await world.personAt(1))).toBe(true);
  });

  it('that are not in the log yet are passed over, and done when they are', async () => {
    expect(await process(3)).toEqual({});
    await received(reportOn(1));
    expect(await process(3)).toEqual({ settled: 1 });
  });
});

describe('what two people agreed on', () => {
  it('is on the record that they chose, with what they put right', async () => {
    const [one = ''] = await received(reportOn(1, { givenName: 'ANNA' }));
    await process(1);
    expect(await world.agreed(one, onRecord(2, { testDate: '20261101' }))).toEqual({ at: 'settled', outcome: 'by-hand', participantId: world.idOf(2) });
    expect((await world.personAt(2)).results).toMatchObject([{ testDate: '2026-11-01', slideNumber: '26000001' }]);
  });

  it('settles what waits there refused, and frees the letters', async () => {
    const [one = ''] = await received(reportOn(1, { codes: '39A', senderCode: 'A81001' }));
    await process(1);
    expect(await world.agreed(one, onRecord(1, { codes: '39S' }))).toMatchObject({ outcome: 'by-hand' });
    const p = await world.personAt(1);
    expect([p.refused, p.results.length, isPaused(p), p.results[0]?.senderCode]).toEqual([[], 1, false, 'A81001']);
  });

  it('settles its own of two that wait with the same date', async () => {
    const [one = '', two = ''] = await received(reportOn(1, { codes: '39A' }), reportOn(1, { codes: '49A', slideNumber: '26777777' }));
    await process(2);
    expect(await world.agreed(two, { kind: 'remove' })).toMatchObject({ outcome: 'removed' });
    expect((await world.personAt(1)).refused.map(({ result }) => result.slideNumber)).toEqual(['26000001']);
    expect(await world.agreed(one, onRecord(1, { codes: '39S' }))).toMatchObject({ outcome: 'by-hand' });
    expect((await world.personAt(1)).results.map(({ slideNumber }) => slideNumber)).toEqual(['26000001']);
  });

  it('fails again where the record refuses it again, and can be agreed on anew', async () => {
    const [one = ''] = await received(reportOn(1, { codes: '39A' }));
    await process(1);
    expect(await world.agreed(one, onRecord(1, { codes: '49A' }))).toMatchObject({ at: 'validation', participantId: world.idOf(1) });
    expect(await world.agreed(one, onRecord(1, { codes: 'Q' }))).toMatchObject({ at: 'validation', faults: ['invalid-code-combination'] });
    expect(await world.agreed(one, onRecord(1, { codes: '49S' }))).toMatchObject({ outcome: 'by-hand' });
    const p = await world.personAt(1);
    expect([p.refused, p.results.length, isPaused(p)]).toEqual([[], 1, false]);
  });

  it('frees the letters of whoever it was thought to be about, when it is about somebody else', async () => {
    const [one = ''] = await received(reportOn(1, { codes: '39A' }));
    await process(1);
    expect(await world.agreed(one, onRecord(2))).toMatchObject({ at: 'validation', participantId: world.idOf(2) });
    expect([isPaused(await world.personAt(1)), isPaused(await world.personAt(2))]).toEqual([false, true]);
    expect(await world.agreed(one, { kind: 'remove' })).toMatchObject({ outcome: 'removed', participantId: null });
    expect([isPaused(await world.personAt(2)), (await world.personAt(2)).results]).toEqual([false, []]);
  });

  it('ends the hold on letters only with the last of several that could not be read', async () => {
    const [one = '', two = ''] = await received(reportOn(1, { testDate: 'x' }), reportOn(1, { testDate: 'y', slideNumber: '26777777' }));
    await process(2);
    await world.agreed(one, { kind: 'remove' });
    expect(isPaused(await world.personAt(1))).toBe(true);
    await world.agreed(two, onRecord(1, { testDate: '20261106' }));
    expect(isPaused(await world.personAt(1))).toBe(false);
  });

  it('ends the hold on letters where another that could not be read has gone to somebody else, and waits there', async () => {
    const [one = '', two = ''] = await received(reportOn(1, { testDate: 'x' }), reportOn(1, { testDate: 'y', slideNumber: '26777777' }));
    await process(2);
    expect(await world.agreed(one, onRecord(2))).toMatchObject({ at: 'validation', participantId: world.idOf(2) });
    await world.agreed(two, onRecord(1, { testDate: '20261106' }));
    expect([isPaused(await world.personAt(1)), isPaused(await world.personAt(2))]).toEqual([false, true]);
  });

  it('leaves a pause that somebody entered by hand', async () => {
    await world.does(1, command('pause', { by: 'csas' }));
    const [one = ''] = await received(reportOn(1, { testDate: 'x' }));
    await process(1);
    await world.agreed(one, { kind: 'remove' });
    expect(isPaused(await world.personAt(1))).toBe(true);
  });

  it('registers somebody under a dummy number, and the next under another (ELIG-08)', async () => {
    const stranger = { familyName: 'QUITE', givenName: 'ELSE', dateOfBirth: '19500101' };
    const ids = await received(reportOn(8, stranger), reportOn(9, stranger));
    await process(2);
    const numbers: string[] = [];
    for (const id of ids) {
      const place = await world.agreed(id, dummy);
      expect(place).toMatchObject({ outcome: 'dummy' });
      const p = await world.recordOf((place as { participantId: string }).participantId);
      numbers.push(p.nhsNumber);
      expect(p.results).toHaveLength(1);
    }
    expect(new Set(numbers).size).toBe(2);
  });

  it('is carried out by going through the file again where it was left over', async () => {
    const [one = ''] = await received(reportOn(1, { givenName: 'ANNA' }));
    await process(1);
    for (const [user, what] of [['ann', { do: 'take-up' }], ['ann', { do: 'propose', proposal: onRecord(1), ...byHand }], ['bob', { do: 'take-up' }]] as const) await world.acts(user, one, what);
    const [to] = await loadItems(world.deps.log, [one]);
    if (to === undefined) throw new Error('gone');
    const events = [itemEvent('item-accepted', { by: 'bob', ...byHand, on: aDay })];
    await addToItems(world.deps, [{ to, events, by: bySystem(to, events) }]);
    expect(await process(1)).toEqual({ settled: 1 });
  });

  it('does not touch a file of another', async () => {
    await itemsReceived(world.deps.log, [reportOn(1)], { file: another });
    expect(await process(1)).toEqual({});
  });
});
