import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { event, eventData, type ParticipantEvent } from '../domain/participant/events.ts';
import { civilDate } from '../domain/dates/civil-date.ts';
import { eventId } from './event-id.ts';
import { eventCodec } from './event-codec.ts';
import { decode, encode } from './participant-codec.ts';
import type { Metadata, RecordedEvent } from './ports/event-log.ts';

const metadata: Metadata = {
  actor: { user: 'u', role: 'csas', organisation: 'X26' },
  commandId: 'c-1',
  cause: 'a test',
  correlationId: 'c',
  policyVersion: 'p',
  rules: [],
  warnings: [],
};
const reminded = event('reminded', { on: civilDate('2026-11-22') });
const recorded = (change: Partial<RecordedEvent>): RecordedEvent => ({
  ...encode('participant-x', 0, reminded, metadata),
  position: 71,
  stream: 'participant-x',
  revision: 3,
  recordedAt: '2026-11-22T09:00:00.000Z',
  digest: 'd',
  ...change,
});

describe('an event', () => {
  it('comes back as it was written', () => {
    expect(decode(recorded({}))).toEqual(E.right(reminded));
  });

  it('has the same id whenever the same command adds it to the same place, and another anywhere else', () => {
    const ids = [eventId('c-1', 'participant-x', 0), eventId('c-1', 'participant-x', 1), eventId('c-1', 'participant-y', 0), eventId('c-2', 'participant-x', 0)];
    expect(encode('participant-x', 0, reminded, metadata).id).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('of another shape than its type promises is never written', () => {
    const wrong = { type: 'reminded', data: { on: '22/11/2026' } } as unknown as typeof reminded;
    expect(() => encode('participant-x', 0, wrong, metadata)).toThrow(TypeError);
  });

  it.each([
    ['of an unknown type', { type: 'teleported' }],
    ['of a type that is the name of something every object has', { type: 'constructor' }],
    ['of a newer version', { version: 2 }],
    ['of an older version that nothing lifts', { version: 0 }],
    ['of another shape', { data: { on: 'today' } }],
  ])('%s is an error that names its position, type and version', (_, change) => {
    const strange = recorded(change);
    const { type, version } = strange;
    const failure = decode(strange);
    expect(failure).toMatchObject(E.left({ kind: 'unreadable', position: 71, type, version }));
    expect(E.isLeft(failure) && failure.left.message).toContain(`position 71 (${type}, version ${version})`);
  });

  it('of an older version is lifted step by step to the shape of today', () => {
    const { decode: lift } = eventCodec<typeof eventData, ParticipantEvent>(
      eventData,
      { reminded: 3 },
      { reminded: { 1: (data) => ({ day: (data as { when: string }).when }), 2: (data) => ({ on: (data as { day: string }).day }) } },
    );
    expect(lift(recorded({ version: 1, data: { when: '2026-11-22' } }))).toEqual(E.right(reminded));
    expect(lift(recorded({ version: 2, data: { day: '2026-11-22' } }))).toEqual(E.right(reminded));
    expect(lift(recorded({ version: 3 }))).toEqual(E.right(reminded));
  });
});
