import { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Interchange } from '../../../domain/laboratory/file/events.ts';
import type { Segment } from './segments.ts';

/** `yymmdd:hhmm`, or with the century, as `yyyy-mm-ddThh:mm`; null: no such moment. */
const momentOf = (date: string, time: string): string | null => {
  const day = (date.length === 6 ? `20${date}` : date).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return CivilDate.is(day) && /^([01]\d|2[0-3])[0-5]\d$/.test(time) ? `${day}T${time.slice(0, 2)}:${time.slice(2)}` : null;
};

/** The laboratory's national code stands in the sender's address, filled up with zeros. */
const laboratoryOf = (sender: string): string => sender.replace(/^0+/, '');

/**
 * The cipher of the area, which stands nowhere in the interchange: it is taken from the file's name (`SAL-62010-00042.edi`)
 * where that also names the laboratory and the number that stand inside. Else empty.
 */
const areaOf = (name: string, laboratory: string, sequence: number): string => {
  const [, area, ofLaboratory, number] = /^([A-Z]{1,3})-(\w{4,5})-(\d+)(?:\.\w+)?$/i.exec(name) ?? [];
  return area !== undefined && ofLaboratory === laboratory && Number(number) === sequence ? area.toUpperCase() : '';
};

export interface Header {
  readonly interchange: Interchange;
  /** As it is written, for the trailer to repeat. */
  readonly reference: string;
  readonly characterSet: string;
}

/** `UNB+UNOC:3+sender:80+recipient:80+yymmdd:hhmm+number++MEDRPT++1`; null: it cannot be meant. */
export const headerOf = ({ elements }: Segment, fileName: string): Header | null => {
  const [[tag] = [], [characterSet = ''] = [], [sender = ''] = [], , [date = '', time = ''] = [], [reference = ''] = []] = elements;
  const madeAt = momentOf(date, time);
  if (tag !== 'UNB' || madeAt === null || !/^\d{1,14}$/.test(reference)) return null;
  const laboratory = laboratoryOf(sender);
  const sequence = Number(reference);
  const area = areaOf(fileName, laboratory, sequence);
  return { interchange: { laboratory, area, sequence, madeAt, wantsAnswer: elements[9]?.[0] === '1' }, reference, characterSet };
};
