import type { Agreement } from '../../codes/agreement.ts';
import { CivilDate } from '../../dates/civil-date.ts';
import { readDate } from '../read-identity.ts';
import { slipBetween, slipsFrom } from './slip.ts';

const digitsOf = (date: CivilDate): string => date.replaceAll('-', '');

/** As the day and the month written the other way round; not always a date. */
const swapped = (date: CivilDate): string => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;

export const compareDates = (written: CivilDate | null, held: CivilDate): Agreement['dateOfBirth'] => {
  if (written === null) return 'not-given';
  if (written === held) return 'same';
  if (swapped(written) === held) return 'day-month-swapped';
  return slipBetween(digitsOf(written), digitsOf(held)) ?? 'different';
};

/** The dates that may have been meant by one that was written with one slip. */
export const datesNear = (written: CivilDate): readonly CivilDate[] => {
  const other = swapped(written);
  const near = slipsFrom(digitsOf(written)).flatMap((digits) => readDate(digits) ?? []);
  return [...new Set([...near, ...(CivilDate.is(other) && other !== written ? [other] : [])])];
};
