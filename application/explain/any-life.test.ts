import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { nextTestDueDate, recallStatus } from '../../domain/participant/participant.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { inMemory, nhsNumber } from '../../test/in-memory.ts';
import { live, lives } from '../../test/lives.ts';
import { readHistory } from '../participant-history.ts';
import { explain } from './explanation.ts';
import { stepsOf } from './steps.ts';

describe('the explanation of any life', () => {
  it('points at the events that made it so, in words without gaps', async () => {
    await fc.assert(
      fc.asyncProperty(lives(2, 25), async (happenings) => {
        const deps = inMemory();
        await live(deps, happenings);
        for (const person of [0, 1]) {
          const found = await readHistory(deps.log)(deps.ids.of(nhsNumber(person)));
          if (E.isLeft(found)) throw new Error(found.left.kind);
          const { participant } = found.right;
          const { facts, steps } = explain(found.right, programmePolicy);
          const [date, , status] = facts;
          expect([date?.value, status?.value]).toEqual([nextTestDueDate(participant), recallStatus(participant)]);
          const setting = steps[date?.step ?? -1]?.events.filter(({ type }) => ['next-test-scheduled', 'ceased', 'became-inactive'].includes(type)).at(-1);
          if (date?.value !== null) expect(setting?.data).toMatchObject({ nextTestDueDate: date?.value });
          else expect(setting).toBeDefined();
          expect(steps[status?.step ?? -1]).toBeDefined();
          for (const sentence of stepsOf(found.right.entries).flatMap(({ sentences }) => sentences)) expect(sentence).toMatch(/^[A-Z](?!.*(undefined|null|NaN|\[object)).*\.$/);
        }
      }),
      { numRuns: 25 },
    );
  });
});
