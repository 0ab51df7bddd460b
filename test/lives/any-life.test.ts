import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventData } from '../../domain/participant/events.ts';
import { anyLife } from './any-life.ts';
import { live } from './live.ts';

describe('random lives', () => {
  it('see everything happen but what is only kept beside a record, a dummy registration, and two streams for one person, which are not of one life', () => {
    const lives = fc.sample(anyLife, { numRuns: 1500, seed: 1 });
    const seen = new Set<string>(lives.flatMap((life) => live(life).flatMap(({ events }) => events.map(({ type }) => type))));
    expect(Object.keys(eventData).filter((type) => !seen.has(type))).toEqual([
      'dummy-registered', 'dummy-deactivated', 'known-elsewhere', 'record-merged',
      'event-information-written', 'note-written', 'note-removed', 'vaccination-recorded', 'vaccination-removed',
    ]);
  });
});
