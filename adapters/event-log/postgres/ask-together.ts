import { gather } from './gather.ts';

/** Names that one query asks for on behalf of several callers. Who asks for more, like a day's run, has a query of its own. */
const mostTogether = 64;

/**
 * Asks for what several callers name at the same time in one query, of which each may take its own: what a command reads costs
 * less by itself than the question. It is asked after each of them asked, so all see what was stored before. Where one
 * question fails, it may be somebody else's fault: each asks again alone.
 */
export const askTogether = <Found>(ask: (names: readonly string[]) => Promise<Found>): ((names: readonly string[]) => Promise<Found>) => {
  const gathered = gather<readonly string[], Found>(
    async (callers) => {
      try {
        const found = await ask(callers.flatMap(({ item }) => item));
        for (const { answer } of callers) answer(found);
      } catch (error) {
        if (callers.length === 1) throw error;
        await Promise.all(callers.map(({ item, answer, fail }) => ask(item).then(answer, fail)));
      }
    },
    ({ length }) => length,
    mostTogether,
  );
  return (names) => (names.length > mostTogether ? ask(names) : gathered(names));
};
