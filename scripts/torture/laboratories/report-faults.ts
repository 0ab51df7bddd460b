import { addDays, addMonths, type CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import type { Chance } from '../../chance.ts';

interface Circumstances {
  readonly dice: Chance;
  readonly day: CivilDate;
  /** What this laboratory reported before. */
  readonly before: readonly Report[];
}

interface ReportFault {
  readonly kind: string;
  readonly perThousand: number;
  readonly change: (report: Report, circumstances: Circumstances) => Report | null;
}

const written = (date: CivilDate): string => date.replaceAll('-', '');
const put = (change: Report): ReportFault['change'] => (report) => ({ ...report, ...change });

/** What laboratories get wrong in a result; of whom it is, they get wrong as in the benchmark of matching. Far more often than in life. */
const reportFaults: readonly ReportFault[] = [
  { kind: 'test date missing', perThousand: 15, change: put({ testDate: '' }) },
  { kind: 'test date that no calendar has', perThousand: 15, change: put({ testDate: '20260230' }) },
  { kind: 'test date in the future', perThousand: 20, change: (report, { day }) => ({ ...report, testDate: written(addDays(day, 9)) }) },
  { kind: 'test date before the cut-off of letters', perThousand: 20, change: (report, { day }) => ({ ...report, testDate: written(addMonths(day, -5)) }) },
  { kind: 'codes missing', perThousand: 15, change: put({ codes: '' }) },
  { kind: 'codes that nobody has', perThousand: 15, change: put({ codes: 'QQQ' }) },
  { kind: 'codes that do not go together', perThousand: 20, change: put({ codes: '39A' }) },
  { kind: 'return to routine recall that is not permitted', perThousand: 15, change: put({ codes: 'X0A' }) },
  { kind: 'slide number missing', perThousand: 15, change: put({ slideNumber: '' }) },
  { kind: 'slide number of no form', perThousand: 15, change: put({ slideNumber: '26-1?' }) },
  { kind: 'slide number of another report', perThousand: 30, change: (report, { before, dice }) => (before.length === 0 ? null : { ...report, slideNumber: dice.oneOf(before).slideNumber ?? '' }) },
  { kind: 'reported before', perThousand: 30, change: (_, { before, dice }) => (before.length === 0 ? null : dice.oneOf(before)) },
  { kind: 'sender that nobody knows', perThousand: 20, change: put({ senderCode: 'X99999' }) },
];

/** A report with what happens to go wrong. */
export const withFault = (report: Report, circumstances: Circumstances): readonly [Report, string | null] => {
  let place = circumstances.dice.below(1_000);
  const fault = reportFaults.find(({ perThousand }) => (place -= perThousand) < 0);
  const changed = fault?.change(report, circumstances) ?? null;
  return changed === null ? [report, null] : [changed, fault?.kind ?? null];
};
