import { Temporal } from 'temporal-polyfill';
import { type CivilDate, civilDate } from '../domain/dates/civil-date.ts';

const england = 'Europe/London';

/** The civil date in England at an instant (ISO 8601). */
export const dateInEngland = (instant: string): CivilDate =>
  civilDate(Temporal.Instant.from(instant).toZonedDateTimeISO(england).toPlainDate().toString());

/** The last instant of a day in England, ISO 8601 in UTC: what was recorded by then was known on that day. */
export const endOfDay = (day: CivilDate): string =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(england).toInstant().subtract({ milliseconds: 1 }).toString({ smallestUnit: 'millisecond' });

/** The time of day in England at an instant (ISO 8601), as HH:MM. */
export const timeInEngland = (instant: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(england).toPlainTime().toString({ smallestUnit: 'minute' });

export interface Clock {
  /** Now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** The civil date in England. */
  readonly today: () => CivilDate;
}

const instant = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond' });

const onDay = (day: CivilDate, at: Temporal.Instant): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: england, plainTime: at.toZonedDateTimeISO(england).toPlainTime() }).toInstant();

/** The date at an instant, worked out once an hour: in England a day begins on the hour, whatever the season. */
const hourly = (): ((instant: string) => CivilDate) => {
  let last: { readonly hour: string; readonly date: CivilDate } | undefined;
  return (instant) => {
    const hour = instant.slice(0, 'YYYY-MM-DDTHH'.length);
    if (last?.hour !== hour) last = { hour, date: dateInEngland(instant) };
    return last.date;
  };
};

/** The machine's clock; with a date given, it is that day in England, at the time of day that the machine says. */
export const clock = (day?: CivilDate): Clock => {
  const todayAt = hourly();
  // Asked at every request: the language's own clock answers fastest.
  const now = () => (day === undefined ? new Date().toISOString() : instant(onDay(day, Temporal.Now.instant())));
  return { now, today: () => day ?? todayAt(now()) };
};
