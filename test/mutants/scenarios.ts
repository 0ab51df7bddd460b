import { describe, expect, it } from 'vitest';
import { play } from '../scenarios/play.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { wavesOf } from '../scenarios/waves.ts';
import { pureWorld } from './pure-world.ts';

/** That they fit the schema is tested where they are played on the real system. */
const files = import.meta.glob<Scenario | readonly Scenario[]>('../scenarios/{examples,programme}/*.json', { eager: true, import: 'default' });
const casts = wavesOf(Object.values(files).flat()).flat().map((cast) => [cast.scenario.id, cast] as const);

describe('in the domain alone', () => {
  it.each(casts)('the scenario comes true: %s.', async (_, { scenario, nhsNumber }) => {
    expect(await play(pureWorld, scenario, nhsNumber)).toEqual([]);
  });
});
