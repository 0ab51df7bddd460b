import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import type { Scenario } from './scenario.ts';
import { wavesOf } from './waves.ts';

const life = (id: string, nhsNumber?: string, told: Readonly<Record<string, unknown>> = {}): Scenario => ({
  id,
  title: id,
  rule: 'D-29',
  participant: { dateOfBirth: civilDate('1990-01-01'), gender: 'female', ...(nhsNumber === undefined ? {} : { nhsNumber }) },
  timeline: [{ on: civilDate('2026-01-01'), do: 'join', with: told }],
});
const ids = (...scenarios: readonly Scenario[]) => wavesOf(scenarios).map((wave) => wave.map(({ scenario }) => scenario.id));

describe('lives that are played side by side', () => {
  it('are in one wave when nothing is in two of them', () => {
    expect(ids(life('a'), life('b', '9990003998'), life('c', '9990004021'))).toEqual([['a', 'b', 'c']]);
  });

  it('are in different waves when they name the same NHS number, their own or a new one', () => {
    expect(ids(life('a', '9990003998'), life('b', '9990003998'), life('c'), life('d', '9990004021', { nhsNumber: '9990003998' }))).toEqual([['a', 'c'], ['b'], ['d']]);
  });

  it('have an NHS number each, and none that another one names', () => {
    const unnamed = wavesOf([life('a')])[0]?.[0]?.nhsNumber;
    const numbers = wavesOf([life('a'), life('b', unnamed), life('c')]).flat().map(({ nhsNumber }) => nhsNumber);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers[1]).toBe(unnamed);
  });
});
