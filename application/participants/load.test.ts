import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { event } from '../../domain/participant/events.ts';
import { csas, inMemory, nhsNumber, participantIds } from '../../test/in-memory.ts';
import { joining } from '../../test/people.ts';
import { encode } from '../participant-codec.ts';
import { streamOf } from '../participant-id.ts';
import { handle } from '../participants.ts';
import type { EventLog } from '../ports/event-log.ts';
import { load } from './load.ts';
import { follow, standings } from './standing.ts';

const today = civilDate('2026-11-22');
const id = (n: number) => participantIds.of(nhsNumber(n));

const lead = async (log: EventLog, from: number, to: number) => {
  const stream = streamOf(id(from));
  const metadata = { actor: csas, commandId: `lead ${from}`, cause: '', correlationId: 'c', policyVersion: '', rules: [], warnings: [] };
  const leading = event('known-elsewhere', { participantId: id(to), on: today });
  await log.append([{ stream, expected: 'no-stream', events: [encode(stream, 0, leading, metadata)] }])();
};

/** Person 0 joins; each further stream leads to the one before it. */
const chain = async (length: number) => {
  const deps = inMemory();
  await handle(deps)(id(0), joining(0), { today, actor: csas, cause: 'a test', correlationId: 'c', commandId: 'join' })();
  for (let n = 1; n < length; n++) await lead(deps.log, n, n - 1);
  return deps.log;
};

describe('a record known elsewhere', () => {
  it.each([0, 1, 2, 3])('is found over %i hops', async (hops) => {
    const streams = await load(await chain(5))([id(hops)]);
    expect(follow(standings(streams), id(hops))).toMatchObject(E.right({ participantId: id(0), record: { kind: 'participant' } }));
  });

  it('is not looked for further than that, so that a circle ends', async () => {
    expect(follow(standings(await load(await chain(5))([id(4)])), id(4))).toMatchObject(E.left({ kind: 'unreadable', type: 'known-elsewhere' }));
    const { log } = inMemory();
    await lead(log, 1, 2);
    await lead(log, 2, 1);
    expect(follow(standings(await load(log)([id(1)])), id(1))).toMatchObject(E.left({ kind: 'unreadable', type: 'known-elsewhere' }));
  });

  it('is read in one read a hop, and every stream once', async () => {
    const log = await chain(4);
    const reads: (readonly string[])[] = [];
    const watched = { ...log, readStreams: (streams: readonly string[]) => (reads.push(streams), log.readStreams(streams)) };
    await load(watched)([id(1), id(2), id(9), id(2)]);
    expect(reads).toEqual([[id(1), id(2), id(9)].map(streamOf), [streamOf(id(0))]]);
  });
});
