import { createHash } from 'node:crypto';
import type { LaboratoryFile } from '../../../application/laboratory/receive-file.ts';
import { addDays, type CivilDate } from '../../../domain/dates/civil-date.ts';

/** Whom a result is about, as their record has them. */
export interface Tested {
  readonly nhs_number: string | null;
  readonly family_name: string | null;
  readonly given_name: string | null;
  readonly date_of_birth: CivilDate;
  readonly address_lines: readonly string[];
  readonly postcode: string | null;
}

const laboratory = '62010';
const days = (date: CivilDate): string => date.replaceAll('-', '');

/** Signs that mean something in the text are given free. */
const free = (text: string | null): string => (text ?? '').replace(/[?+:']/g, '?$&');

/** A message as laboratories send it: HPV negative, tested ten days ago, on a slide of its own. */
const message = (who: Tested, n: number, slide: number, today: CivilDate): readonly string[] => {
  const reference = String(n).padStart(8, '0');
  const number = `26${String(slide).padStart(8, '0')}`;
  const segments = [
    `UNH+${reference}+MEDRPT:0:1:RT:NHS004`,
    'BGM+LSR',
    `DTM+137:${days(today)}0915:203`,
    `NAD+SLA+${laboratory}:902`,
    'SPR+DPT',
    `RFF+SRI:${laboratory}-${number}`,
    'STS++UN',
    `DTM+ISR:${days(addDays(today, -3))}:102`,
    'NAD+PO+C81003:900',
    `PNA+PAT+${who.nhs_number}:OPI+++SU:${free(who.family_name)}+FO:${free(who.given_name)}`,
    `DTM+329:${days(who.date_of_birth)}:102`,
    'PDI+2',
    `ADR++US:${who.address_lines.map(free).join(':')}++${free(who.postcode)}`,
    'SEQ++1',
    'SPC+TSP+:::Cervical sample',
    `DTM+SCO:${days(addDays(today, -10))}:102`,
    'GIS+N',
    'RSL+CV+::X0A:999::X0A',
    `RFF+ASL:${number}`,
  ];
  return [...segments, `UNT+${segments.length + 1}+${reference}`];
};

/** The file that brings these people's results, in the layout NHS004: the `sequence`-th of its laboratory, from 1. */
export const fileOfResults = (tested: readonly Tested[], sequence: number, today: CivilDate): LaboratoryFile => {
  const reference = String(sequence).padStart(8, '0');
  const header = `UNB+UNOC:3+0000000${laboratory}:80+000000CSMS01:80+${days(today).slice(2)}:0915+${reference}++MEDRPT++1`;
  const messages = tested.flatMap((who, i) => message(who, i + 1, sequence * 1_000_000 + i, today));
  const bytes = Buffer.from(`UNA:+.? '${[header, ...messages, `UNZ+${tested.length}+${reference}`].map((segment) => `${segment}'`).join('\n')}\n`);
  return {
    name: `results-${reference}.edi`,
    bytes: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    pieces: async function* () {
      for (let from = 0; from < bytes.length; from += aPiece) yield bytes.subarray(from, from + aPiece);
    },
  };
};

const aPiece = 64 * 1024;
