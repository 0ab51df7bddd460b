import * as E from 'fp-ts/lib/Either.js';
import { Action, Cytology, Hpv } from '../codes/result.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import type { TestResult } from '../participant/test-result.ts';
import { readDate } from './read-identity.ts';
import type { Report } from './report.ts';
import { correspondenceAddress } from './report-address.ts';

/** What can be wrong with what a laboratory wrote, before anybody's record is looked at. VAL-14 */
export const reportFaults = {
  'missing-test-date': 'The test date is missing.',
  'invalid-test-date': 'This is not a date.',
  'missing-result': 'The result, HPV and action codes are missing.',
  'invalid-code-combination': 'These are not result, HPV and action codes.',
  'missing-slide-number': 'The slide number is missing.',
  'invalid-slide-number': 'A slide number is the year in two digits and then up to ten digits or capitals.',
  'invalid-repeat-interval': 'The months to the next test are not a number.',
  'invalid-flag': 'This is neither Y nor N.',
  'invalid-source-type': 'A source type is one digit from 1 to 7.',
  'invalid-date-of-birth': 'The date of birth is not a date.',
  'missing-letter-address': 'The letter is to go to the address in the report, and the report has none.',
} as const;

export type ReportFaultCode = keyof typeof reportFaults;

export interface ReportFault {
  readonly code: ReportFaultCode;
  /** The field of the report. */
  readonly field: keyof Report;
}

type Read<T> = E.Either<ReportFaultCode, T>;

/** Result, HPV and action in one; HPV is left out of tests without. */
const codes = (text: string): Read<Pick<TestResult, 'cytology' | 'hpv' | 'action'>> => {
  const [, cytology, hpv = null, action] = /^(.)(.)?(.)$/u.exec(text.trim().toUpperCase()) ?? [];
  return Cytology.is(cytology) && (hpv === null || Hpv.is(hpv)) && Action.is(action) ? E.right({ cytology, hpv, action }) : E.left('invalid-code-combination');
};

const slide = (text: string): Read<string> => (/^\d{2}[0-9A-Z]{1,10}$/.test(text) ? E.right(text) : E.left('invalid-slide-number'));
const flag = (text: string): Read<boolean> => (text === 'Y' || text === 'N' ? E.right(text === 'Y') : E.left('invalid-flag'));
const months = (text: string): Read<number> => (/^\d{1,2}$/.test(text) ? E.right(Number(text)) : E.left('invalid-repeat-interval'));
const sourceType = (text: string): Read<number> => (/^[1-7]$/.test(text) ? E.right(Number(text)) : E.left('invalid-source-type'));
const testDate = (text: string): Read<CivilDate> => E.fromNullable<ReportFaultCode>('invalid-test-date')(readDate(text));

/** The result that a report tells, or everything that is wrong with how it is written. Whether it may stand on a record is decided there. */
export const readResult = (report: Report, laboratory: string): E.Either<readonly ReportFault[], TestResult> => {
  const faults: ReportFault[] = [];
  const read = <T>(field: keyof Report, as: (text: string) => Read<T>, missing?: ReportFaultCode): T | undefined => {
    const text = report[field];
    const value = typeof text === 'string' && text.trim() !== '' ? as(text.trim()) : missing === undefined ? null : E.left(missing);
    if (value === null) return undefined;
    if (E.isRight(value)) return value.right;
    faults.push({ code: value.left, field });
    return undefined;
  };
  if ((report.dateOfBirth ?? '').trim() !== '' && readDate(report.dateOfBirth) === null) faults.push({ code: 'invalid-date-of-birth', field: 'dateOfBirth' });
  const day = read('testDate', testDate, 'missing-test-date');
  const triplet = read('codes', codes, 'missing-result');
  const result = {
    slideNumber: read('slideNumber', slide, 'missing-slide-number'),
    repeatMonths: read('repeatMonths', months),
    hpvPrimary: read('hpvPrimary', flag),
    selfSample: read('selfSample', flag),
    sourceType: read('sourceType', sourceType),
    senderCode: read('senderCode', E.right),
  };
  if (day === undefined || triplet === undefined || faults.length > 0) return E.left(faults);
  return E.right({ testDate: day, ...triplet, laboratory, ...given({ ...result, letterAddress: correspondenceAddress(report) }) });
};

const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
