import { afterAll, beforeAll, describe } from 'vitest';
import type { Guarantees } from '../../application/ports/event-log.ts';
import { appending } from './contract/appending.ts';
import { filtering } from './contract/filtering.ts';
import { meeting } from './contract/meeting.ts';
import { modelled } from './contract/modelled.ts';
import { parts } from './contract/parts.ts';
import { reading } from './contract/reading.ts';
import { recording } from './contract/recording.ts';
import { repeating } from './contract/repeating.ts';
import { signalling } from './contract/signalling.ts';
import { type Filling, now } from './filling.ts';

/** What a filling on one machine promises. */
const everything: Guarantees = { contiguousPositions: true, atomicAcrossStreams: true, idsUniqueAcrossStreams: true, streamsInOrderOfNames: true };

/**
 * What every filling of the event log's port must do. Each test uses streams of its own and counts from where the log
 * ends, so that a filling may be given with any history in it. One that promises less is held to what it promises: no
 * test is left out.
 */
export const eventLogContract = (name: string, open: (now: () => string) => Promise<Filling>, guarantees: Guarantees = everything): void =>
  void describe(`${name} keeps the contract of the event log:`, () => {
    let filling: Filling | undefined;
    beforeAll(async () => {
      filling = await open(now);
    });
    afterAll(() => filling?.close());
    const opened = (): Filling => {
      if (!filling) throw new Error('The log is there when tests run, not when they are described');
      return filling;
    };
    for (const part of [appending, repeating, meeting, reading, parts, filtering, recording, signalling, modelled]) part(() => opened().log, guarantees, () => opened().other);
  });
