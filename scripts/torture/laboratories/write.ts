import { released, usual } from '../../../adapters/laboratory/nhs004/dialect.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Report } from '../../../domain/laboratory/report.ts';

/** What stands at the head of a laboratory's file. */
export interface Head {
  readonly laboratory: string;
  readonly area: string;
  readonly sequence: number;
  readonly day: CivilDate;
}

export type CharacterSet = 'UNOC' | 'UNOY';

/** What the layout NHS004 has a place for, and is not blank: what is read of a report that was written in it. */
export const asRead = ({ previousFamilyName: _, ...report }: Report): Report =>
  Object.fromEntries(Object.entries(report).filter(([, value]) => typeof value !== 'string' || value.trim() !== ''));

const numbered = (n: number): string => String(n).padStart(8, '0');
const digits = (day: CivilDate): string => day.replaceAll('-', '');
const text = (value: string | undefined): string => released(value ?? '', usual);

/** In every message stand characters that have to be released, and one that not all character sets write alike. */
const remark = "It's écrit: 2+2";

const message = (report: Report, n: number, { laboratory, day }: Head): readonly string[] => {
  const segments = [
    `UNH+${numbered(n)}+MEDRPT:0:1:RT:NHS004`,
    'BGM+LSR',
    `DTM+137:${digits(day)}0915:203`,
    `NAD+SLA+${laboratory}:902`,
    'SPR+DPT',
    `RFF+SRI:${text(report.reportId)}`,
    'STS++UN',
    `NAD+PO+${text(report.senderCode)}:900`,
    `PNA+PAT+${text(report.nhsNumber)}:OPI+++SU:${text(report.familyName)}+FO:${text(report.givenName)}`,
    `DTM+329:${text(report.dateOfBirth)}:102`,
    `ADR++US:1 HIGH STREET::LEEDS++${text(report.postcode)}`,
    'SEQ++1',
    `DTM+SCO:${text(report.testDate)}:102`,
    `RSL+CV+::${text(report.codes)}:999`,
    `FTX+SPC+++${text(remark)}`,
    `RFF+ASL:${text(report.slideNumber)}`,
  ];
  return [...segments, `UNT+${segments.length + 1}+${numbered(n)}`];
};

/** A file of reports in the layout NHS004, as its text. */
export const write = (head: Head, reports: readonly Report[], set: CharacterSet): string => {
  const { laboratory, sequence, day } = head;
  const segments = [
    `UNB+${set}:3+${laboratory.padStart(12, '0')}:80+000000CSMS01:80+${digits(day).slice(2)}:0915+${numbered(sequence)}++MEDRPT++1`,
    ...reports.flatMap((report, i) => message(report, i + 1, head)),
    `UNZ+${reports.length}+${numbered(sequence)}`,
  ];
  return `UNA:+.? '\n${segments.map((segment) => `${segment}'\n`).join('')}`;
};

export const bytesOf = (content: string, set: CharacterSet): Buffer => Buffer.from(content, set === 'UNOC' ? 'latin1' : 'utf8');

/** ISO 8859-1 where it has all the characters, by chance; else UTF-8. */
export const setFor = (reports: readonly Report[], happens: boolean): CharacterSet =>
  happens && /^[\x20-\xff]*$/.test(JSON.stringify(reports)) ? 'UNOC' : 'UNOY';
