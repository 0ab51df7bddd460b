import type { Address } from '../participant/demographics.ts';
import type { Report } from './report.ts';

const address = (lines: readonly string[] = [], postcode = ''): Address | undefined => {
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  return written.length === 0 ? undefined : { lines: written, postcode: postcode.trim() || null };
};

/** Where the laboratory says that the letter about this result goes. A postcode alone is no address. */
export const correspondenceAddress = (report: Report): Address | undefined => address(report.correspondenceAddressLines, report.correspondencePostcode);

/** The address in the report: that for the letter where it gives one, and else the person's, as the laboratory wrote it. */
export const addressInReport = (report: Report): Address | undefined => correspondenceAddress(report) ?? address(report.addressLines, report.postcode);
