import type { CivilDate } from './civil-date.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const written = (date: CivilDate, letters: number): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${(months[Number(month) - 1] ?? '').slice(0, letters)} ${year}`;
};

/** A date as people read it: 14 April 2027. */
export const longDate = (date: CivilDate): string => written(date, Infinity);

/** The same where room is scarce: 14 Apr 2027. */
export const shortDate = (date: CivilDate): string => written(date, 3);
