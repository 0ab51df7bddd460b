import { CivilDate } from '../dates/civil-date.ts';
import { NhsNumber } from '../identifiers/nhs-number.ts';
import type { Identity } from './identity.ts';
import type { Report } from './report.ts';

const written = (text: string | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null;

/** Year, month and day, as laboratories write them: no text is of two of these forms. No other centuries: nobody who is tested was born in them. */
const datesAreWritten = [
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)$/,
  /^(?<day>\d\d?)\/(?<month>\d\d?)\/(?<year>(?:19|20)\d\d)$/,
];

/** The date of a text: `yyyymmdd`, `yyyy-mm-dd` or `dd/mm/yyyy`. Null when it is none, or one that no calendar has. */
export const readDate = (text: string | undefined): CivilDate | null => {
  for (const form of datesAreWritten) {
    const parts = form.exec(text?.trim() ?? '')?.groups;
    if (parts === undefined) continue;
    const { year, month = '', day = '' } = parts;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return CivilDate.is(date) ? date : null;
  }
  return null;
};

/** Whom a report is about, as far as what was written can be read. */
export const readIdentity = (report: Report): Identity => {
  const number = report.nhsNumber?.replace(/[\s-]/g, '') ?? '';
  return {
    nhsNumber: NhsNumber.is(number) ? number : null,
    digits: NhsNumber.is(number) ? null : number.replace(/\D/g, '') || null,
    familyName: written(report.familyName),
    givenName: written(report.givenName),
    previousFamilyName: written(report.previousFamilyName),
    dateOfBirth: readDate(report.dateOfBirth),
    postcode: written(report.postcode),
  };
};
