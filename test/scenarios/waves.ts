import { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import { nhsNumber } from '../in-memory.ts';
import type { Scenario } from './scenario.ts';

export interface Cast {
  readonly scenario: Scenario;
  /** Place among all that are played. */
  readonly index: number;
  readonly nhsNumber: NhsNumber;
}

const text = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);

const numbersIn = ({ participant, timeline }: Scenario): readonly string[] =>
  [participant.nhsNumber, ...timeline.map((step) => step.with?.['nhsNumber'])].flatMap(text);

/**
 * Everybody with a number, in waves: those of one wave can live in one database at the same time, as no two of them name
 * the same NHS number. Whoever names no number gets one that nobody names.
 */
export const wavesOf = (scenarios: readonly Scenario[]): readonly (readonly Cast[])[] => {
  const named = new Set(scenarios.flatMap(numbersIn));
  const waves: { readonly taken: Set<string>; readonly cast: Cast[] }[] = [];
  let next = 0;
  const unnamed = (): NhsNumber => {
    const candidate = nhsNumber(next++);
    return named.has(candidate) ? unnamed() : candidate;
  };
  scenarios.forEach((scenario, index) => {
    const keys = numbersIn(scenario);
    const free = waves.find(({ taken }) => !keys.some((key) => taken.has(key)));
    const wave = free ?? { taken: new Set<string>(), cast: [] };
    if (free === undefined) waves.push(wave);
    keys.forEach((key) => wave.taken.add(key));
    const own = scenario.participant.nhsNumber;
    wave.cast.push({ scenario, index, nhsNumber: NhsNumber.is(own) ? own : unnamed() });
  });
  return waves.map(({ cast }) => cast);
};
