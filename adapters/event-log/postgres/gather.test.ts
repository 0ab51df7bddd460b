import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

describe('gathering', () => {
  it('runs one batch at a time, in order, none larger than it may be, and answers each by itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 }), fc.scheduler(), async (sizes, scheduler) => {
        const batches: number[][] = [];
        let running = 0;
        const ask = gather<{ n: number; size: number }, number>(
          async (batch) => {
            expect(++running).toBe(1);
            batches.push(batch.map(({ item }) => item.n));
            await scheduler.schedule(Promise.resolve());
            running--;
            for (const { item, answer } of batch) answer(item.n * 10);
          },
          ({ size }) => size,
          10,
        );
        const items = sizes.map((size, n) => ({ n, size }));
        const answers: Promise<number>[] = [];
        const asked = scheduler.scheduleSequence(items.map((item) => async () => void answers.push(ask(item))));
        await scheduler.waitFor(asked.task);
        expect(await scheduler.waitFor(Promise.all(answers))).toEqual(items.map(({ n }) => n * 10));
        expect(batches.flat()).toEqual(items.map(({ n }) => n));
        for (const batch of batches) expect(batch.length === 1 || batch.reduce((sum, n) => sum + (sizes[n] ?? 0), 0) <= 10).toBe(true);
      }),
    );
  });

  it('fails those that a batch leaves behind by throwing, and goes on', async () => {
    const ask = gather<string, string>(
      async (batch) => {
        if (batch.some(({ item }) => item === 'bug')) throw new Error('a bug');
        for (const { item, answer } of batch) answer(item);
      },
      () => 1,
      1,
    );
    const answers = await Promise.allSettled(['a', 'bug', 'b'].map(ask));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
