import { Temporal } from 'temporal-polyfill';
import { type CivilDate, civilDate } from '../domain/dates/civil-date.ts';

const england = 'Europe/London';

/** The civil date in England at an instant (ISO 8601). */
export const dateInEngland = (instant: string): CivilDate =>
  civilDate(Temporal.Instant.from(instant).toZonedDateTimeISO(england).toPlainDate().toString());

/** The last instant of a day in England, ISO 8601 in UTC: what was recorded by then was known on that day. */
export const endOfDay = (day: CivilDate): string =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(england).toInstant().subtract({ milliseconds: 1 }).toString({ smallestUnit: 'millisecond' });

export interface Clock {
  /** Now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** The civil date in England. */
  readonly today: () => CivilDate;
}

/** The machine's clock; with a date given, the day is that one whatever the clock says. */
export const clock = (today?: CivilDate): Clock => {
  const now = () => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  return { now, today: () => today ?? dateInEngland(now()) };
};
