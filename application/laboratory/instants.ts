import { Temporal } from 'temporal-polyfill';

/** An instant so many seconds later, as `minutesAfter` writes it. */
export const secondsAfter = (instant: string, seconds: number): string =>
  Temporal.Instant.from(instant).add({ seconds }).toString({ smallestUnit: 'millisecond' });

/** An instant so many minutes later (ISO 8601, UTC, to the millisecond: instants are compared as texts). */
export const minutesAfter = (instant: string, minutes: number): string =>
  Temporal.Instant.from(instant).add({ minutes }).toString({ smallestUnit: 'millisecond' });
