import { createHash } from 'node:crypto';
import type { LaboratoryFile } from '../../../application/laboratory/receive-file.ts';
import { addDays, type CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import { inForce } from '../../../domain/rules/dated.ts';
import { laboratories } from '../../../domain/rules/laboratories.ts';
import { items, type Item } from '../../bench/matching/dirt.ts';
import type { Known } from '../../bench/matching/people.ts';
import type { Chance } from '../../chance.ts';
import { send, type Sent } from './file-faults.ts';
import { withFault } from './report-faults.ts';
import { asRead, setFor } from './write.ts';

/** A report as it stands in a file. */
export interface Told {
  readonly report: Report;
  /** What it would say of the test if nothing had gone wrong. */
  readonly right: Report;
  /** Number by which the people are made up of whoever it is about; null: nobody on record. */
  readonly truth: Item['truth'];
}

/** What comes on a day. */
export interface Arrival extends Pick<Sent, 'head' | 'corrupt'> {
  readonly day: CivilDate;
  readonly file: LaboratoryFile;
  readonly told: readonly Told[];
}

export interface Year {
  /** In the order in which they come. */
  readonly arrivals: readonly Arrival[];
  /** How often each thing went wrong. */
  readonly faults: ReadonlyMap<string, number>;
}

const firstDay = civilDate('2025-12-01');
const days = 356;
const mostResults = 6;

const areas: Readonly<Record<string, string>> = { '60080': 'NEW', '60540': 'NOR', '60370': 'DER', '61025': 'LON', '61270': 'BER', '61590': 'BRI', '61740': 'WOL', '62010': 'SAL' };

const codes = [[60, 'X0A'], [10, '29R'], [10, 'XUR'], [8, '39S'], [6, 'X9S'], [6, '19R']] as const;

/** A year's files of all laboratories in turn, each with a few results of made-up people, and what goes wrong with both. */
export const aYear = (files: number, everybody: readonly Known[], dice: Chance): Year => {
  const all = Object.keys(inForce(laboratories, firstDay).value);
  const faults = new Map<string, number>();
  const count = (kind: string | null): void => void (kind !== null && faults.set(kind, (faults.get(kind) ?? 0) + 1));
  const people = items(Infinity, everybody, dice);
  const before = new Map<string, Report[]>(all.map((laboratory) => [laboratory, []]));
  let slides = 0;

  const tell = (laboratory: string, day: CivilDate): Told => {
    const { report: person, truth, kinds } = people.next().value as Item;
    const slideNumber = `26${String(++slides).padStart(6, '0')}`;
    const right = { testDate: addDays(day, -3 - dice.below(14)).replaceAll('-', ''), codes: dice.byShare(codes), slideNumber };
    const meant = asRead({ ...person, ...right, reportId: `${laboratory}-${slideNumber}`, senderCode: 'A81001', addressLines: ['1 HIGH STREET', 'LEEDS'] });
    const [report, fault] = withFault(meant, { dice, day, before: before.get(laboratory) ?? [] });
    before.get(laboratory)?.push(meant);
    [...kinds, fault].forEach(count);
    return { report: asRead(report), right, truth };
  };

  const arrivals = Array.from({ length: files }, (_, n): readonly Arrival[] => {
    const day = addDays(firstDay, Math.floor((n * days) / files));
    const laboratory = all[n % all.length] as string;
    const head = { laboratory, area: areas[laboratory] ?? '', sequence: 1 + Math.floor(n / all.length), day };
    const told = Array.from({ length: 1 + dice.below(mostResults) }, () => tell(laboratory, day));
    const reports = told.map(({ report }) => report);
    const [sent, fault] = send({ head, reports, set: setFor(reports, dice.happens(0.5)) }, dice);
    count(fault);
    return sent.map(({ afterDays, bytes, ...rest }) => ({ ...rest, day: addDays(day, afterDays), file: fileOf(rest.head, bytes), told }));
  });
  return { arrivals: arrivals.flat().sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), faults };
};

const fileOf = ({ laboratory, area, sequence }: Arrival['head'], content: Buffer): LaboratoryFile => ({
  name: `${area}-${laboratory}-${String(sequence).padStart(5, '0')}.edi`,
  bytes: content.length,
  digest: createHash('sha256').update(content).digest('hex'),
  pieces: async function* () {
    yield content;
  },
});
