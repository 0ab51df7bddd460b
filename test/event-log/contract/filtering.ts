import { beforeAll, describe, expect, it } from 'vitest';
import type { Filter, RecordedEvent } from '../../../application/ports/event-log.ts';
import type { Log } from '../filling.ts';
import { aStream, after, anEvent, collect, events, stored, to } from '../builders.ts';

export const filtering = (log: () => Log): void =>
  void describe('the log, read by a filter', () => {
    const mark = aStream('filtered');
    const typed = (...types: readonly string[]) => types.map((type) => ({ ...anEvent(), type }));
    let start = 0;
    beforeAll(async () => {
      start = await log().head();
      for (let n = 0; n < 6; n++) {
        await stored(log(), to(aStream(), events(15)));
        await stored(log(), to(`${mark}-${n}`, typed('recalled', 'invited', 'amended (by hand)')), to(`${mark}%${n}`, typed('amended')));
      }
      await stored(log(), to(aStream(), events(15)));
    });

    const filters: readonly [string, Filter, (event: RecordedEvent) => boolean][] = [
      ['streams with a prefix', { streamPrefix: `${mark}-` }, ({ stream }) => stream.startsWith(`${mark}-`)],
      ['a prefix, taken literally', { streamPrefix: `${mark}%` }, ({ stream }) => stream.startsWith(`${mark}%`)],
      ['every stream', { streamPrefix: '' }, () => true],
      ['streams that there are none of', { streamPrefix: `${mark}no` }, () => false],
      ['a type', { types: ['amended'] }, ({ type }) => type === 'amended'],
      ['types, in any order and one of them twice', { types: ['recalled', 'amended', 'recalled'] }, ({ type }) => type === 'amended' || type === 'recalled'],
      ['a type, taken literally', { types: ['amended (by hand)', '.*'] }, ({ type }) => type === 'amended (by hand)'],
      ['a type that there is none of', { types: ['amend'] }, () => false],
      ['no type', { types: [] }, () => false],
    ];

    describe.each(filters)('for %s', (_, filter, isWanted) => {
      it.each([1, 7, 1_000])('brings what fits and nothing else, in order, at most %i at a time, and says how far it has come', async (limit) => {
        const wanted = (await after(log(), start)).filter(isWanted);
        const stretches = await collect(log().readAll(start, limit, filter));
        expect(stretches.flatMap(({ events: each }) => each)).toEqual(wanted);
        expect(stretches.every(({ events: { length } }) => length <= limit)).toBe(true);
        let from = start;
        for (const { upTo, events: each } of stretches) {
          expect(upTo).toBeGreaterThan(from);
          expect(each).toEqual(wanted.filter(({ position }) => position > from && position <= upTo));
          from = upTo;
        }
        expect(from).toBe(await log().head());
      });

      it('goes on after any position that it has reached', async () => {
        const all = (await after(log(), start)).filter(isWanted);
        const [first] = await collect(log().readAll(start, 2, filter));
        const rest = await collect(log().readAll(first?.upTo ?? 0, 1_000, filter));
        expect([...(first?.events ?? []), ...rest.flatMap(({ events: each }) => each)]).toEqual(all);
      });

      it('has nothing to say after the end', async () => {
        expect(await collect(log().readAll(await log().head(), 10, filter))).toEqual([]);
      });
    });

    it('ends where the log ended when it was asked', async () => {
      const end = await log().head();
      const reading = log().readAll(start, 1, { types: ['amended'] })[Symbol.asyncIterator]();
      const seen: number[] = [];
      for (let step = await reading.next(); step.done !== true; step = await reading.next()) {
        if (seen.push(step.value.upTo) === 1) await stored(log(), to(`${mark}-late`, typed('amended')));
      }
      expect(seen.at(-1)).toBe(end);
    });
  });
