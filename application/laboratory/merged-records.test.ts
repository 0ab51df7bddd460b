import { beforeEach, describe, expect, it } from 'vitest';
import type { Proposal } from '../../domain/laboratory/item/proposal.ts';
import { command } from '../../domain/participant/commands.ts';
import { isPaused } from '../../domain/participant/participant.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { aDay, aFile, itemsReceived, reportOn } from '../../test/laboratory/items.ts';
import { laboratoryWorld } from '../../test/laboratory/world.ts';
import { joining, someone } from '../../test/people.ts';
import { processFile } from './process-items.ts';

let world: ReturnType<typeof laboratoryWorld>;
const received = async (...reports: Parameters<typeof itemsReceived>[1]) => {
  const ids = await itemsReceived(world.deps.log, reports);
  await processFile(world.deps)(aFile, ids.length, { today: aDay });
  return ids;
};
const onRecord = (n: number, codes: string): Proposal => ({ kind: 'record', participantId: world.idOf(n), corrections: { codes, testDate: '20261106' }, correspondence: { to: 'record' } });
/** Person 1 turns out to be person 2. */
const merged = () => world.does(1, command('change-demographics', { nhsNumber: nhsNumber(2) }));

beforeEach(async () => {
  world = laboratoryWorld();
  for (const n of [1, 2]) await world.does(n, joining(n, { name: { ...someone.name, family: n === 1 ? 'NOWAK' : 'SMITH' } }));
});

describe('D-29: an item of a record that became part of another', () => {
  it.each([1, 2])('settles what waits there, refused, under whichever of its ids people choose it (%i), and frees the letters', async (n) => {
    const [one = ''] = await received(reportOn(1, { codes: '39A' }));
    await merged();
    expect((await world.personAt(2)).refused).toHaveLength(1);
    expect(await world.agreed(one, onRecord(n, '39S'))).toEqual({ at: 'settled', outcome: 'by-hand', participantId: world.idOf(2) });
    const p = await world.personAt(2);
    expect([p.results.length, p.refused, isPaused(p)]).toEqual([1, [], false]);
  });

  it('takes back what waits there when it is removed, and only its own', async () => {
    const [one = ''] = await received(reportOn(1, { codes: '39A' }), reportOn(2, { familyName: 'SMITH', codes: '49A' }));
    await merged();
    await world.agreed(one, { kind: 'remove' });
    expect((await world.personAt(2)).refused.map(({ result }) => result.slideNumber)).toEqual(['26000002']);
  });

  it('ends the hold on letters that it brought with it, with the last of several', async () => {
    const [one = '', two = ''] = await received(reportOn(1, { testDate: 'x' }), reportOn(2, { familyName: 'SMITH', testDate: 'y' }));
    await merged();
    await world.agreed(two, { kind: 'remove' });
    expect(isPaused(await world.personAt(2))).toBe(true);
    await world.agreed(one, { kind: 'remove' });
    expect(isPaused(await world.personAt(2))).toBe(false);
  });

  it('leaves a pause that somebody entered by hand on the record that it came from', async () => {
    await world.does(1, command('pause', { by: 'csas' }));
    const [one = ''] = await received(reportOn(1, { testDate: 'x' }));
    await merged();
    await world.agreed(one, { kind: 'remove' });
    expect(isPaused(await world.personAt(2))).toBe(true);
  });

  it('goes on the record by itself when what it waited for, on either of the two, is settled', async () => {
    const [one = '', two = ''] = await received(reportOn(1, { codes: '39A', testDate: '20261101' }), reportOn(1, { slideNumber: '26000077' }));
    await merged();
    await world.agreed(one, { kind: 'remove' });
    expect((await world.itemAt(two))?.place).toEqual({ at: 'settled', outcome: 'automatic', participantId: world.idOf(2) });
    expect(isPaused(await world.personAt(2))).toBe(false);
  });

  it('is one test on the record, wherever its letter went', async () => {
    const address = { lines: ['1 THE STREET'], postcode: null };
    const result = { testDate: aDay, cytology: 'X', hpv: '0', action: 'A' } as const;
    await world.does(1, command('record-result', { result }));
    await world.does(2, command('record-result', { result: { ...result, letterAddress: address } }));
    await merged();
    expect((await world.personAt(2)).results).toHaveLength(1);
  });
});
