import { describe, expect, it } from 'vitest';
import { handle } from '../../application/participants.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { csas, inMemory, nhsNumber } from '../../test/in-memory.ts';
import { dummyJoining, dummyNumber, joining } from '../../test/people.ts';
import { explained, show } from './people.ts';

const people = async () => {
  const deps = inMemory();
  const context = { today: civilDate('2026-11-20'), actor: csas, cause: 'a test', correlationId: 'c' };
  await handle(deps)(deps.ids.of(nhsNumber(1)), joining(1), { ...context, commandId: 'c1' })();
  await handle(deps)(deps.ids.of(dummyNumber), dummyJoining, { ...context, commandId: 'c2' })();
  return deps;
};

const spaced = (number: string): string => number.replace(/^(...)(...)/, '$1 $2 ');

describe('somebody is shown', () => {
  it('by NHS number, with or without spaces', async () => {
    const deps = await people();
    const shown = await show(deps, spaced(nhsNumber(1)));
    expect(shown).toMatch(new RegExp(`NHS number +${spaced(nhsNumber(1))}`));
    expect(await show(deps, nhsNumber(1))).toBe(shown);
  });

  it('by the number of a dummy registration, in any case', async () => {
    const deps = await people();
    const shown = await show(deps, 't123 456 7890');
    expect(shown).toMatch(/dummy number +T123 456 7890/);
    expect(shown).toContain('Registered under a dummy number');
    expect(await explained(deps, dummyNumber)).toContain('nobody is called under a dummy number');
  });

  it.each([
    ['T123', 'not-an-nhs-number'],
    ['T000 000 0000', 'not-found'],
  ])('by %s is refused: %s', async (number, code) => {
    await expect(show(await people(), number)).rejects.toThrow(code);
  });
});
