import { Temporal } from 'temporal-polyfill';

const england = 'Europe/London';

/** The latest instant up to now (both ISO 8601 in UTC) at which it was one of these times of day (HH:MM) in England. A time that a change of the clocks leaves out is an hour later. */
export const lastScheduled = (now: string, times: readonly string[]): string => {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(england).toPlainDate();
  const instants = [today.subtract({ days: 1 }), today]
    .flatMap((day) => times.map((time) => day.toZonedDateTime({ timeZone: england, plainTime: time }).toInstant().toString({ smallestUnit: 'millisecond' })))
    .toSorted();
  return instants.findLast((instant) => instant <= now) ?? now;
};
