import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../../application/ports/event-log.ts';
import { memoryEventLog } from '../../../adapters/event-log/memory/memory-event-log.ts';
import { chance } from '../../chance.ts';
import { compare } from './compare.ts';
import { ledger } from './ledger.ts';

const made = async () => {
  const log = memoryEventLog(() => '2026-11-22T09:00:00.000Z');
  const known = ledger(chance(1));
  for (let n = 0; n < 40; n++) {
    const appends = known.next();
    known.heard(appends, await log.append(appends)());
  }
  const recorded: RecordedEvent[] = [];
  for await (const { events } of log.readAll(0, 1_000)) recorded.push(...events);
  return { recorded, acknowledged: known.acknowledged() };
};

describe('what was acknowledged and what is stored', () => {
  it('agree, where nothing went wrong', async () => {
    const { recorded, acknowledged } = await made();
    expect(recorded.length).toBeGreaterThan(40);
    expect(compare(recorded, acknowledged)).toEqual([]);
  });

  it.each<[string, (recorded: readonly RecordedEvent[]) => readonly RecordedEvent[], RegExp]>([
    ['an event is gone', (recorded) => recorded.slice(1), /lost/],
    ['an event is there twice', (recorded) => [...recorded, ...recorded.slice(0, 1)], /twice/],
    ['an event came that was not acknowledged', (recorded) => [...recorded, ...recorded.slice(0, 1).map((event) => ({ ...event, id: 'other' }))], /refused/],
    ['an event stands elsewhere', ([first, ...rest]) => [{ ...(first as RecordedEvent), position: 999 }, ...rest], /acknowledged as .* stored as/],
    ['an event is in another place of its stream', ([first, ...rest]) => [{ ...(first as RecordedEvent), revision: 7 }, ...rest], /acknowledged as .* stored as/],
  ])('disagree when %s', async (_, spoil, finding) => {
    const { recorded, acknowledged } = await made();
    expect(compare(spoil(recorded), acknowledged)).toEqual([expect.stringMatching(finding)]);
  });
});
