import { describe, expect, it } from 'vitest';
import { joined, lived, when } from '../example-life.ts';

const p = joined('2026-01-01');

describe('an invitation confirmed by the practice', () => {
  it('goes on its day, and is confirmed once', () => {
    const once = when(lived(p, '2026-01-02'), '2026-01-03', 'invite', { by: 'practice' });
    expect([once.types, when(once.then, '2026-01-03', 'invite', { by: 'practice' }).types]).toEqual([['invitation-confirmed'], []]);
    expect(lived(once.then, '2026-02-01').round).toEqual({ status: 'invited', invitedOn: '2026-01-30' });
  });

  it('is possible only for somebody on the list', () => expect(when(p, '2026-01-01', 'invite', { by: 'practice' }).refusals).toEqual(['not-on-pnl']));
});
