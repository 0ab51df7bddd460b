import type { Agreement } from '../../codes/agreement.ts';
import { CivilDate } from '../../dates/civil-date.ts';
import { slipBetween, slipsFrom } from './slip.ts';

const dateOf = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;

const digitsOf = (date: CivilDate): string => date.replaceAll('-', '');

/** As the day and the month written the other way round; not always a date. */
const swapped = (date: CivilDate): string => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;

export const compareDates = (written: CivilDate | null, held: CivilDate): Agreement['dateOfBirth'] => {
  if (written === null) return 'not-given';
  if (written === held) return 'same';
  if (swapped(written) === held) return 'day-month-swapped';
  return slipBetween(digitsOf(written), digitsOf(held)) ?? 'different';
};

/** Nobody who is tested was born in others. */
const isOfTheirCenturies = (digits: string): boolean => digits.startsWith('19') || digits.startsWith('20');

/** The dates that may have been meant by one that was written with one slip. */
export const datesNear = (written: CivilDate): readonly CivilDate[] => {
  const other = swapped(written);
  const near = slipsFrom(digitsOf(written)).filter(isOfTheirCenturies).map(dateOf).filter(CivilDate.is);
  return [...new Set([...near, ...(CivilDate.is(other) && other !== written ? [other] : [])])];
};
