import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guarantees } from '../../../application/ports/event-log.ts';
import { aStream } from '../builders.ts';
import type { Log } from '../filling.ts';
import { histories, isWhole, streams } from '../model/commands.ts';
import { Model } from '../model/model.ts';

const sequences = 1_000;
const steps = 6;

export const modelled = (log: () => Log, guarantees: Guarantees, other: () => Log): void => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

  describe(`any of ${sequences} histories (SEED=${seed})`, () => {
    it('is answered as a list of events a stream would be, whichever of two processes asks', { timeout: 300_000 }, async () => {
      let run = 0;
      let end: number | undefined;
      await fc.assert(
        fc.asyncProperty(histories(steps), async (history) => {
          const model = new Model(end ?? (await log().head()), Array.from({ length: streams }, () => aStream('model')), guarantees);
          end = undefined;
          await fc.asyncModelRun(() => ({ model, real: [log(), other()] as const }), history);
          end = await isWhole(model, other());
          run += 1;
        }),
        { numRuns: sequences, seed },
      );
      expect(run).toBe(sequences);
    });
  });
};
