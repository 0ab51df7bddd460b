import { beforeEach, describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import type { Proposal } from '../../domain/laboratory/item/proposal.ts';
import type { Report } from '../../domain/laboratory/report.ts';
import { command } from '../../domain/participant/commands.ts';
import { isPaused } from '../../domain/participant/participant.ts';
import { everything, inMemory } from '../../test/in-memory.ts';
import { aDay, aFile, itemsReceived, reportOn } from '../../test/laboratory/items.ts';
import { laboratoryWorld } from '../../test/laboratory/world.ts';
import { mortal } from '../../test/laboratory/mortal.ts';
import { joining } from '../../test/people.ts';
import { lookAgain } from './look-again.ts';
import { processFile } from './process-items.ts';

const wrong = { testDate: '20261101', codes: '39A', slideNumber: '26000001' };
const later = [{ testDate: '20261103', slideNumber: '26000002' }, { testDate: '20261105', slideNumber: '26000003' }] as const;

let world: ReturnType<typeof laboratoryWorld>;
let log: ReturnType<typeof mortal>;
const received = async (...changes: readonly Parameters<typeof reportOn>[1][]) => {
  const ids = await itemsReceived(world.deps.log, changes.map((change) => reportOn(1, change)));
  await processFile(world.deps)(aFile, ids.length, { today: aDay });
  return ids;
};
const corrected = (corrections: Report = { codes: '39S' }): Proposal => ({ kind: 'record', participantId: world.idOf(1), corrections, correspondence: { to: 'record' } });
const placesOf = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await world.itemAt(id))?.place));
const automatic = () => ({ at: 'settled', outcome: 'automatic', participantId: world.idOf(1) });
const onlyWaiting = () => ({ at: 'validation', participantId: world.idOf(1), faults: ['another-result-unresolved'] });

beforeEach(async () => {
  log = mortal(inMemory().log);
  world = laboratoryWorld(log.living);
  await world.does(1, joining(1));
});

describe('VAL-15: a result that was refused only because another one waits', () => {
  it('goes on the record by itself when that one is settled, and so does the one that waits for it', async () => {
    const [first = '', ...others] = await received(wrong, ...later);
    expect(await placesOf(others)).toEqual([onlyWaiting(), onlyWaiting()]);
    await world.agreed(first, corrected());
    expect(await placesOf(others)).toEqual([automatic(), automatic()]);
    const p = await world.personAt(1);
    expect([p.results.map(({ slideNumber }) => slideNumber), p.refused, isPaused(p)]).toEqual([['26000001', '26000002', '26000003'], [], false]);
  });

  it('does so too when that one is removed, and where two of one day wait', async () => {
    const [first = '', ...others] = await received(wrong, later[0], { ...later[0], slideNumber: '26000009' });
    await world.agreed(first, { kind: 'remove' });
    expect(await placesOf(others)).toEqual([automatic(), automatic()]);
  });

  it('waits for the next where that was not the last', async () => {
    const [first = '', , third = ''] = await received(wrong, { ...wrong, testDate: '20261102', slideNumber: '26000008' }, later[1]);
    const events = (await everything(world.deps.log)).length;
    await world.agreed(first, corrected());
    expect(await placesOf([third])).toEqual([onlyWaiting()]);
    expect((await everything(world.deps.log)).slice(events).filter(({ stream }) => stream.endsWith(third))).toEqual([]);
  });

  it('says what else is wrong with it by then', async () => {
    const [first = '', second = ''] = await received(wrong, later[0]);
    await world.does(1, command('record-result', { result: { testDate: aDay, cytology: 'X', hpv: '0', action: 'A' } }));
    await world.agreed(first, { kind: 'record', participantId: world.idOf(1), corrections: { codes: '39S', slideNumber: '26000002' }, correspondence: { to: 'record' } });
    expect(await placesOf([second])).toEqual([{ at: 'validation', participantId: world.idOf(1), faults: ['duplicate-slide-number'] }]);
  });

  it('is left to whoever has taken it up', async () => {
    const [first = '', second = ''] = await received(wrong, later[0]);
    await world.acts('cid', second, { do: 'take-up' });
    await world.agreed(first, corrected());
    expect(await placesOf([second])).toEqual([onlyWaiting()]);
    expect((await world.personAt(1)).results).toHaveLength(1);
  });

  it('is on the record by the time that somebody takes it up, where it was settled by other ways', async () => {
    await world.does(1, command('record-result', { result: { testDate: aDay, cytology: '3', hpv: '9', action: 'A' } }));
    const [second = ''] = await received({ testDate: aDay.replaceAll('-', ''), slideNumber: '26000002' });
    expect(await placesOf([second])).toEqual([onlyWaiting()]);
    await world.does(1, command('settle-result', { testDate: aDay, remove: true, item: 1 }));
    expect(await world.acts('cid', second, { do: 'take-up' })).toMatchObject({ left: { code: 'not-on-this-list' } });
    expect(await placesOf([second])).toEqual([automatic()]);
  });

  it.each([5, 6, 7, 8, 9])('is not overtaken by what goes on by itself while somebody takes it up, in a process that is killed after %i appends', async (appends) => {
    const [first = '', second = ''] = await received(wrong, later[0]);
    const other = laboratoryWorld(log.beforeNext(async () => {
      log.diesAfter(appends, 'before');
      await world.agreed(first, corrected()).catch(() => undefined);
      log.diesAfter(Infinity, 'before');
    }));
    await other.agreed(second, corrected({ testDate: '20261104' })).catch(() => undefined);
    await processFile(world.deps)(aFile, 2, { today: aDay });
    const place = (await world.itemAt(second))?.place;
    const onRecord = (await world.personAt(1)).results.filter(({ slideNumber }) => slideNumber === later[0].slideNumber).map(({ testDate }) => testDate);
    if (place?.at !== 'settled') expect(onRecord).toEqual([]);
    else expect(onRecord).toEqual([place.outcome === 'by-hand' ? '2026-11-04' : '2026-11-03']);
  });

  it('stays where somebody has settled it at the record, for people to decide about', async () => {
    const [first = '', second = ''] = await received(wrong, later[0]);
    await world.does(1, command('settle-result', { testDate: civilDate('2026-11-03'), remove: true, item: 2 }));
    await world.agreed(first, corrected());
    expect(await placesOf([second])).toEqual([onlyWaiting()]);
    expect((await world.personAt(1)).results).toHaveLength(1);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])('is found again, and recorded once, where the system is killed after %i more appends', async (appends) => {
    const [first = '', ...others] = await received(wrong, ...later);
    for (const when of ['before', 'after'] as const) {
      log.diesAfter(4 + appends, when);
      await world.agreed(first, corrected()).catch(() => undefined);
      log.diesAfter(Infinity, 'before');
    }
    await processFile(world.deps)(aFile, 3, { today: aDay });
    await lookAgain(world.deps, [first, ...others], aDay);
    const places = await placesOf(others);
    if ((await world.itemAt(first))?.place.at === 'settled') expect(places).toEqual([automatic(), automatic()]);
    const { results } = await world.personAt(1);
    expect(new Set(results.map(({ slideNumber }) => slideNumber)).size).toBe(results.length);
    await lookAgain(world.deps, others, aDay);
    expect(await placesOf(others)).toEqual(places);
  });
});
