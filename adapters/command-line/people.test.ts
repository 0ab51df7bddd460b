import { describe, expect, it } from 'vitest';
import { handle } from '../../application/participants.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
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
    const shown = await show(deps, spaced(nhsNumber(1)), 'all');
    expect(shown).toMatch(new RegExp(`NHS number +${spaced(nhsNumber(1))}`));
    expect(await show(deps, nhsNumber(1), 'all')).toBe(shown);
  });

  it('by the number of a dummy registration, in any case', async () => {
    const deps = await people();
    const shown = await show(deps, 't123 456 7890', 'all');
    expect(shown).toMatch(/dummy number +T123 456 7890/);
    expect(shown).toContain('Registered under a dummy number');
    expect(await explained(deps, dummyNumber, 'all')).toContain('nobody is called under a dummy number');
  });

  it('without the practice where the record is restricted, and all may not be seen', async () => {
    const deps = await people();
    const context = { today: civilDate('2026-11-20'), actor: csas, cause: 'a test', correlationId: 'c', commandId: 'c3' };
    await handle(deps)(deps.ids.of(nhsNumber(1)), command('restrict', { reason: 'At their wish.', by: 'csas' }), context)();
    expect(await show(deps, nhsNumber(1), 'not-restricted')).toMatch(/practice +restricted/);
    expect(await show(deps, nhsNumber(1), 'all')).toMatch(/practice +A81001/);
  });

  it.each([
    ['T123', 'not-an-nhs-number'],
    ['T000 000 0000', 'not-found'],
  ])('by %s is refused: %s', async (number, code) => {
    await expect(show(await people(), number, 'all')).rejects.toThrow(code);
  });
});
