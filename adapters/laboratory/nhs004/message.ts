import type { Report } from '../../../domain/laboratory/report.ts';

type Elements = readonly (readonly string[])[];

const part = (elements: Elements, element: number, component = 0): string => elements[element]?.[component] ?? '';

/** The value of the name or address part that goes by this qualifier. */
const qualified = (elements: Elements, qualifier: string): readonly string[] => elements.slice(2).find(([first]) => first === qualifier)?.slice(1) ?? [];

/** Where the fields of a report stand in a message: by tag and qualifier. Segments that are not named here tell nothing that is needed. */
const places: Readonly<Record<string, (elements: Elements) => Report>> = {
  'RFF+SRI': (elements) => ({ reportId: part(elements, 1, 1) }),
  'RFF+ASL': (elements) => ({ slideNumber: part(elements, 1, 1) }),
  'NAD+PO': (elements) => ({ senderCode: part(elements, 2) }),
  'PNA+PAT': (elements) => ({ nhsNumber: part(elements, 2), familyName: qualified(elements, 'SU')[0] ?? '', givenName: qualified(elements, 'FO')[0] ?? '' }),
  'DTM+329': (elements) => ({ dateOfBirth: part(elements, 1, 1) }),
  'DTM+SCO': (elements) => ({ testDate: part(elements, 1, 1) }),
  'ADR+': (elements) => ({ addressLines: qualified(elements, 'US').filter((line) => line.trim() !== ''), postcode: part(elements, 4) }),
  'RSL+CV': (elements) => ({ codes: part(elements, 2, 2) }),
};

const isGiven = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== '');

/** What one segment adds to the report of its message; null: a second one of what may come once. */
export const withSegment = (report: Report, elements: Elements): Report | null => {
  const read = places[`${part(elements, 0)}+${part(elements, 1)}`];
  if (read === undefined) return report;
  const told = Object.entries(read(elements)).filter(([, value]) => isGiven(value));
  if (told.some(([field]) => field in report)) return null;
  return { ...report, ...Object.fromEntries(told) };
};
