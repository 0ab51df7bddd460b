import type { LaboratoryAnswer } from '../../../application/laboratory/answer.ts';
import type { AnswerStatus } from '../../../domain/laboratory/file/events.ts';
import { corruptions } from '../../../domain/laboratory/file/corrupt.ts';
import { released, usual } from './dialect.ts';

/** Our address in interchanges, when nobody says another. */
export const usualAddress = '000000CSMS01';

const statuses: Readonly<Record<AnswerStatus, string>> = { accepted: 'IAF', partly: 'IAP', rejected: 'IRA' };

const addressLength = 12;
const referenceLength = 8;
/** Longest text that a segment for free text has room for. */
const textLength = 70;

/**
 * The acknowledgement NHSACK (layout NHS001) of a laboratory's file: whether it was accepted (IAF), accepted in part (IAP) or
 * rejected (IRA), and which of its messages could not be read as they were written (MR). It goes back under the file's own
 * number, so that one that was sent twice is known for the same.
 *
 * @param at when it is made: `yyyy-mm-ddThh:mm…`
 */
export const nhsack = ({ interchange, status, corrupt, unreadable }: LaboratoryAnswer, at: string, ourAddress = usualAddress): string => {
  const reference = String(interchange.sequence ?? 0).padStart(referenceLength, '0');
  const [us, them] = [`${ourAddress}:80`, `${interchange.laboratory.padStart(addressLength, '0')}:80`];
  const [date, time] = [at.slice(0, 10).replaceAll('-', ''), at.slice(11, 16).replace(':', '')];
  const says = (text: string): string => `FTX+ERD+++${released(text.slice(0, textLength), usual)}`;
  const message = [
    'UNH+1+NHSACK:D:1:NH:NHS001',
    'BGM+AKR',
    `DTM+137:${date}:102`,
    `NIR+SIR:${reference}+${them}+${us}+${statuses[status]}`,
    ...(corrupt === null ? [] : [says(`Segment ${corrupt.segment}: ${corruptions[corrupt.reason]}`)]),
    ...unreadable.flatMap(({ number, faults }) => [`NMR+AGO:${number}+MR`, says(faults.join(', '))]),
  ];
  return [
    "UNA:+.? '",
    ...[`UNB+UNOC:3+${us}+${them}+${date.slice(2)}:${time}+${reference}++NHSACK`, ...message, `UNT+${message.length + 1}+1`, `UNZ+1+${reference}`].map((segment) => `${segment}'`),
    '',
  ].join('\n');
};
