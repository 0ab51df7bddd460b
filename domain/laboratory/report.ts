import * as t from 'io-ts';

/**
 * One result as a laboratory gives it: texts as they were written, nothing of them checked, and what was not given left
 * out. Kept whole with the item that it makes, so that whoever works on it sees what the laboratory wrote.
 */
export const Report = t.partial(
  {
    /** The laboratory's own number of the report. */
    reportId: t.string,

    nhsNumber: t.string,
    familyName: t.string,
    givenName: t.string,
    previousFamilyName: t.string,
    /** `yyyymmdd`, `yyyy-mm-dd` or `dd/mm/yyyy`. */
    dateOfBirth: t.string,
    addressLines: t.array(t.string),
    postcode: t.string,

    /** As the date of birth. */
    testDate: t.string,
    /** Result, HPV and action code in one: X0A, 29R, 2A. */
    codes: t.string,
    repeatMonths: t.string,
    slideNumber: t.string,
    /** Y or N. */
    hpvPrimary: t.string,
    /** Y or N. */
    selfSample: t.string,
    /** G general practice, H hospital or clinic, N unknown or outside the area, X not known. */
    sourceCode: t.string,
    /** 1 to 7, as in box 09 of the form HMR101. */
    sourceType: t.string,
    senderCode: t.string,
    /** Where the letter about this test is to go, when not to the address of the record. */
    correspondenceAddressLines: t.array(t.string),
    correspondencePostcode: t.string,
  },
  'Report',
);
export type Report = t.TypeOf<typeof Report>;
