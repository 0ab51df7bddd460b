import { describe, expect, it } from 'vitest';
import { joined, lived, result, when } from '../example-life.ts';
import { isPaused } from '../participant.ts';

const p = joined('2026-01-01');
const pause = (given = p, by = 'csas') => when(given, '2026-01-10', 'pause', { by });
const unpause = (given: typeof p, by = 'csas') => when(given, '2026-05-01', 'unpause', { by });

describe('a pause', () => {
  it('holds the invitation, which goes out on the first run after it', () => {
    const paused = pause().then;
    expect(lived(paused, '2026-04-30').round.status).toBe('pnl');
    expect(when(unpause(lived(paused, '2026-04-30')).then, '2026-05-02', 'carry-out-day').letters).toEqual(['PA1']);
  });

  it('for a result that is not settled goes on when the one by hand ends', () => {
    const both = when(pause().then, '2026-01-11', 'record-result', result('2026-01-02', '39A')).then;
    const resumed = unpause(both);
    expect([resumed.refusals, isPaused(resumed.then), unpause(resumed.then).refusals]).toEqual([[], true, ['another-result-unresolved']]);
  });

  it('begins and ends once, and by CSAS', () => {
    expect([pause(pause().then).refusals, pause(p, 'practice').refusals]).toEqual([['already-paused'], ['not-permitted']]);
    expect([unpause(p).refusals, unpause(pause().then, 'practice').refusals]).toEqual([['not-paused'], ['not-permitted']]);
  });
});
