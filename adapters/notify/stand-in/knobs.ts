import * as t from 'io-ts';

/** How the stand-in behaves. Shares are of one; what falls to whom follows from the seed alone, however fast or slow everything is. */
export interface Knobs {
  readonly seed: number;
  /** Milliseconds that an hour takes. */
  readonly hour: number;
  /** Share of messages that cannot be brought to anybody, because the national record says so. */
  readonly fails: number;
  /** Share of people without the NHS App, or without a mobile telephone: the next way is taken at once. */
  readonly without: number;
  /** Share of messages in the App or by text that stay unread: the next way is taken when the time of this one is over. */
  readonly unread: number;
  /** Share of calls that fail: half of them with 503 and nothing done, half of them done without an answer. */
  readonly broken: number;
  /** Share of calls answered with 429. */
  readonly busy: number;
  /** Share of calls answered with 425. */
  readonly early: number;
  /** Share of news that is told twice. */
  readonly doubled: number;
  /** Share of news that is told late, after what came later. */
  readonly late: number;
}

/** An hour takes a second. */
export const usualKnobs: Knobs = { seed: 1, hour: 1_000, fails: 0.01, without: 0.3, unread: 0.4, broken: 0, busy: 0, early: 0, doubled: 0.05, late: 0.1 };

const mayBe = (name: string, value: number): boolean =>
  name === 'seed' ? Number.isSafeInteger(value) : name === 'hour' ? value >= 1 && value <= 3_600_000 : value >= 0 && value <= 1;

/** Reads `hour=1000 unread=0.4`; null: some part of it cannot be. */
const read = (text: string): Knobs | null => {
  const knobs: Record<string, number> = { ...usualKnobs };
  for (const part of text.split(/[\s,]+/).filter((each) => each !== '')) {
    const [name = '', value = ''] = part.split('=', 2);
    if (!Object.hasOwn(knobs, name) || !/^\d+(\.\d+)?$/.test(value) || !mayBe(name, Number(value))) return null;
    knobs[name] = Number(value);
  }
  return knobs as unknown as Knobs;
};

/** Knobs as a text: what is not named stays as usual. */
export const Knobs = new t.Type<Knobs, string, unknown>(
  'Knobs',
  (value): value is Knobs => typeof value === 'object' && value !== null,
  (input, context) => {
    const knobs = typeof input === 'string' ? read(input) : null;
    return knobs === null ? t.failure(input, context) : t.success(knobs);
  },
  (knobs) => Object.entries(knobs).map(([name, value]) => `${name}=${value}`).join(' '),
);
