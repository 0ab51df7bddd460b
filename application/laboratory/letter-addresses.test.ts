import { beforeEach, describe, expect, it } from 'vitest';
import type { Correspondence } from '../../domain/laboratory/item/proposal.ts';
import type { Report } from '../../domain/laboratory/report.ts';
import { everything } from '../../test/in-memory.ts';
import { aDay, aFile, itemsReceived, reportOn } from '../../test/laboratory/items.ts';
import { laboratoryWorld } from '../../test/laboratory/world.ts';
import { joining } from '../../test/people.ts';
import type { SenderKnown, Senders } from '../ports/senders.ts';
import { processFile } from './process-items.ts';

const base = { lines: ['MEDICAL CENTRE', 'CATTERICK'], postcode: 'DL9 3PS' };
const register: Readonly<Record<string, SenderKnown>> = {
  A81001: { active: true, address: null },
  DMS001: { active: true, address: base },
  GYNE: { active: false, address: base },
};
const senders: Senders = { of: async (codes) => new Map(Object.entries(register).filter(([code]) => codes.includes(code))) };

let world: ReturnType<typeof laboratoryWorld>;
const arrives = async (report: Report): Promise<string> => {
  const [id = ''] = await itemsReceived(world.deps.log, [reportOn(1, report)]);
  await processFile(world.deps)(aFile, 1, { today: aDay });
  return id;
};
const stands = async (id: string) => (await world.itemAt(id))?.place;
/** The address of each letter asked for; `record`: none of its own. */
const letters = async () => (await everything(world.deps.log)).filter(({ type }) => type === 'letter-requested').map(({ data }) => (data as { address?: unknown }).address ?? 'record');
const chosen = async (id: string, correspondence: Correspondence, corrections: Report = {}) => world.agreed(id, { kind: 'record', participantId: world.idOf(1), corrections, correspondence });

beforeEach(async () => {
  world = laboratoryWorld(undefined, senders);
  await world.does(1, joining(1));
});

describe('SRC-03: the letter about a result', () => {
  it('goes to the address of the record', async () => {
    await arrives({ senderCode: 'A81001', addressLines: ['ELSEWHERE'] });
    expect(await letters()).toEqual(['record']);
  });

  it('goes to the address that the laboratory gives for this result', async () => {
    await arrives({ correspondenceAddressLines: ['FLAT 2 ', ' '], correspondencePostcode: 'LS1 1AA' });
    expect(await letters()).toEqual([{ lines: ['FLAT 2'], postcode: 'LS1 1AA' }]);
  });

  it.each<readonly [Correspondence, unknown]>([
    [{ to: 'record' }, 'record'],
    [{ to: 'laboratory' }, { lines: ['1 HIGH STREET'], postcode: null }],
    [{ to: 'sender' }, base],
    [{ to: 'other', address: { lines: ['2 LOW STREET'], postcode: 'LS2 2AA' } }, { lines: ['2 LOW STREET'], postcode: 'LS2 2AA' }],
  ])('goes where two people agreed: %j', async (correspondence, address) => {
    const id = await arrives({ givenName: 'ANNA', senderCode: 'DMS001', addressLines: ['1 HIGH STREET'] });
    expect(await chosen(id, correspondence)).toMatchObject({ outcome: 'by-hand' });
    expect(await letters()).toEqual([address]);
  });

  it('waits for people where it is to go to an address that nobody knows', async () => {
    const id = await arrives({ givenName: 'ANNA', senderCode: 'A81001' });
    expect(await chosen(id, { to: 'sender' })).toMatchObject({ at: 'validation', faults: ['sender-address-unknown'] });
    expect(await chosen(id, { to: 'laboratory' })).toMatchObject({ at: 'validation', faults: ['missing-letter-address'] });
    expect(await chosen(id, { to: 'record' })).toMatchObject({ outcome: 'by-hand' });
    // It was held until then, and goes with the next day's run.
    expect((await world.personAt(1)).held).toMatchObject([{ letter: 'PX0A' }]);
    expect((await world.personAt(1)).held[0]?.address).toBeUndefined();
  });

  it('does not go where the report said, when two people chose the address of the record', async () => {
    const id = await arrives({ codes: '39A', correspondenceAddressLines: ['FLAT 2'] });
    await chosen(id, { to: 'record' }, { codes: '39S' });
    expect(await letters()).toEqual(['record']);
  });
});

describe('SRC-02: the letter about a sample of Defence Medical Services (source type 5)', () => {
  it('goes to the medical base', async () => {
    await arrives({ sourceType: '5', senderCode: 'dms001' });
    expect(await letters()).toEqual([base]);
  });

  it.each([undefined, 'A81001'])('waits for people rather than go to the home, where the base has no known address (sender %s)', async (senderCode) => {
    const id = await arrives({ sourceType: '5', ...(senderCode === undefined ? {} : { senderCode }) });
    expect([await stands(id), await letters()]).toEqual([{ at: 'validation', participantId: world.idOf(1), faults: ['sender-address-unknown'] }, []]);
    expect(await chosen(id, { to: 'record' })).toMatchObject({ at: 'validation', faults: ['sender-address-unknown'] });
    expect(await chosen(id, { to: 'other', address: base })).toMatchObject({ outcome: 'by-hand' });
    expect(await letters()).toEqual([base]);
  });

  it('does not keep a result off the record that brings no letter any more', async () => {
    const id = await arrives({ sourceType: '5', testDate: '20260601' });
    expect([await stands(id), await letters()]).toEqual([{ at: 'settled', outcome: 'automatic', participantId: world.idOf(1) }, []]);
  });
});

describe('VAL-14: the sender of a result', () => {
  it.each([['X99999', 'unknown-sender'], ['GYNE', 'inactive-sender']])('%s is refused: %s', async (senderCode, code) => {
    const id = await arrives({ senderCode });
    expect(await stands(id)).toEqual({ at: 'validation', participantId: world.idOf(1), faults: [code] });
    expect(await chosen(id, { to: 'record' }, { senderCode: '' })).toMatchObject({ outcome: 'by-hand' });
    expect((await world.personAt(1)).results[0]?.senderCode).toBeUndefined();
  });

  it('of a self-sample is always known', async () => {
    expect(await stands(await arrives({ senderCode: 'SLFSMP', codes: '-0A', sourceType: '6' }))).toMatchObject({ outcome: 'automatic' });
  });

  it('is taken, whatever it says, while nobody keeps a register', async () => {
    world = laboratoryWorld();
    await world.does(1, joining(1));
    expect(await stands(await arrives({ senderCode: 'X99999' }))).toMatchObject({ outcome: 'automatic' });
  });
});
