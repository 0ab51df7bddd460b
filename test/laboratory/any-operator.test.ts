import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryEventLog } from '../../adapters/event-log/memory/memory-event-log.ts';
import { itemCodec } from '../../application/laboratory/codec.ts';
import { processFile } from '../../application/laboratory/process-items.ts';
import { loadItems } from '../../application/laboratory/stored-items.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { ItemEvent } from '../../domain/laboratory/item/events.ts';
import type { Proposal } from '../../domain/laboratory/item/proposal.ts';
import type { Report } from '../../domain/laboratory/report.ts';
import { isPaused } from '../../domain/participant/participant.ts';
import { participantStreams } from '../../application/participant-id.ts';
import { joining, someone } from '../people.ts';
import { aDay, aFile, itemsReceived, reportOn } from './items.ts';
import { mortal } from './mortal.ts';
import { byHand, laboratoryWorld } from './world.ts';

const people = [1, 2];
const familyOf = (n: number): string => (n === 1 ? 'NOWAK' : 'SMITH');
const users = ['ann', 'bob', 'cid'];
const faults: readonly Report[] = [{}, {}, { givenName: 'ANNA' }, { codes: '39A' }, { testDate: 'x' }, { familyName: 'QUITE', givenName: 'ELSE', dateOfBirth: '19500101', nhsNumber: '' }];
const corrections: readonly Report[] = [{}, { codes: '39S', testDate: '20261106' }, { codes: 'Q' }, { codes: '39A' }];

const report = fc.record({ of: fc.constantFrom(...people), fault: fc.constantFrom(...faults) });
const deed = fc.record({
  user: fc.constantFrom(...users),
  item: fc.nat(4),
  minutes: fc.constantFrom(0, 0, 1, 40),
  what: fc.constantFrom('propose', 'propose', 'check', 'check', 'check', 'send-back', 'query', 'put-back', 'take-up', 'process'),
  kind: fc.constantFrom('record', 'record', 'record', 'dummy', 'remove'),
  person: fc.constantFrom(...people),
  correction: fc.constantFrom(...corrections),
  dies: fc.option(fc.tuple(fc.nat(3), fc.constantFrom('before' as const, 'after' as const)), { freq: 3 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const steps: Readonly<Record<string, readonly string[]>> = { 'propose': ['take-up', 'propose'], 'check': ['take-up', 'accept'], 'send-back': ['take-up', 'send-back'], 'query': ['take-up', 'query'] };

it('whatever operators do, and wherever the system is killed, every result ends once, on one record or on none, checked by somebody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 5 }), fc.array(deed, { maxLength: 40 }), async (reports, deeds) => {
      const log = memoryEventLog(() => '2026-11-22T09:00:00.000Z');
      const { living, diesAfter } = mortal(log);
      const world = laboratoryWorld(living);
      for (const n of people) await world.does(n, joining(n, { name: { ...someone.name, family: familyOf(n) } }));
      const ids = await itemsReceived(log, reports.map(({ of, fault }, i) => reportOn(of, { slideNumber: `26${i}`, familyName: familyOf(of), ...fault })));
      const goThrough = () => processFile(world.deps)(aFile, ids.length, { today: aDay });
      let minute = 0;
      const proposalOf = ({ kind, person, correction }: Deed): Proposal => {
        const how = { corrections: correction, correspondence: { to: 'record' } } as const;
        return kind === 'remove' ? { kind } : kind === 'record' ? { kind, participantId: world.idOf(person), ...how } : { kind: 'dummy', demographics: someone, ...how };
      };
      const carryOut = async (each: Deed): Promise<void> => {
        if (each.what === 'process') return void (await goThrough());
        for (const step of steps[each.what] ?? [each.what]) {
          const acting = { ...byHand, reason: 'non-match' as const, proposal: proposalOf(each), do: step };
          const now = new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
          await world.acts(each.user, ids[each.item % ids.length] ?? '', acting as Parameters<typeof world.acts>[2], now);
        }
      };
      for (const each of deeds) {
        minute += each.minutes;
        if (each.dies !== null) diesAfter(...each.dies);
        await carryOut(each).catch((error: unknown) => expect(String(error)).toContain('killed'));
        diesAfter(Infinity, 'before');
      }
      await goThrough();
      const left = await inAll(world, ids);
      // What is left is removed, by two of them: then nothing waits for anything.
      const later = async (user: string, id: string, what: Parameters<typeof world.acts>[2]) => {
        await world.acts(user, id, { do: 'take-up' }, '2026-12-23T09:00:00.000Z');
        await world.acts(user, id, what, '2026-12-23T09:00:00.000Z');
      };
      for (const id of left) {
        await later('eve', id, { do: 'send-back', ...byHand });
        await later('eve', id, { do: 'put-back' });
        await later('dot', id, { do: 'propose', proposal: { kind: 'remove' }, ...byHand });
        await later('eve', id, { do: 'accept', ...byHand });
      }
      expect(await inAll(world, ids)).toEqual([]);
      for await (const streams of log.readByStream(participantStreams, {}, 1000))
        for (const { events } of streams) {
          const p = await world.recordOf((events[0]?.stream ?? '').slice(participantStreams.length));
          expect([isPaused(p), p.refused]).toEqual([false, []]);
        }
    }),
    { numRuns: 40 },
  );
});

/** Checks what holds of every item at any moment. Answers with those that are not settled. */
const inAll = async ({ deps, recordOf }: ReturnType<typeof laboratoryWorld>, ids: readonly string[]): Promise<readonly string[]> => {
  const items = await loadItems(deps.log, ids);
  expect(items).toHaveLength(ids.length);
  const expected: string[] = [];
  for (const { id, item } of items) {
    const events = await eventsOf(deps.log, id);
    const settlements = events.filter(({ type }) => type === 'item-settled');
    expect(settlements.length).toBe(item.place.at === 'settled' ? 1 : 0);
    let proposer = '';
    for (const event of events) {
      if (event.type === 'item-proposed') proposer = event.data.by;
      if (event.type === 'item-accepted' || event.type === 'item-sent-back') expect(event.data.by).not.toBe(proposer);
    }
    if (item.place.at !== 'settled' || item.place.outcome === 'removed') continue;
    const record = await recordOf(item.place.participantId ?? '');
    expect(record.results.filter(({ slideNumber }) => slideNumber === item.report.slideNumber)).toHaveLength(1);
    expected.push(item.report.slideNumber ?? '');
  }
  const recorded: string[] = [];
  for await (const streams of deps.log.readByStream(participantStreams, {}, 1000))
    for (const { events } of streams) recorded.push(...(await recordOf((events[0]?.stream ?? '').slice(participantStreams.length))).results.map(({ slideNumber }) => slideNumber ?? ''));
  // What is on its way when the system is killed may stand on the record before its item says so; never after it was gone through.
  expect(recorded.sort()).toEqual(expected.sort());
  return items.flatMap(({ id, item }) => (item.place.at === 'settled' ? [] : [id]));
};

const eventsOf = async (log: EventLog, id: string): Promise<readonly ItemEvent[]> => {
  const [item] = await loadItems(log, [id]);
  const stream = item?.stream ?? '';
  return ((await log.readStreams([stream])).get(stream)?.events ?? []).flatMap((each) => {
    const read = itemCodec.decode(each);
    return E.isRight(read) ? [read.right] : [];
  });
};
