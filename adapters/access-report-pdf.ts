import type { CivilDate } from '../domain/dates/civil-date.ts';
import { longDate, shortDate } from '../domain/dates/long-date.ts';
import { writtenNumber } from '../domain/identifiers/participant-number.ts';
import type { Participant } from '../domain/participant/participant.ts';
import type { AccessReport, ToldLook } from './access-log/report.ts';
import { dateInEngland, timeInEngland } from './clock.ts';
import { type Block, paragraph, pdfOf } from './pdf/pdf.ts';

const columns = [
  { title: 'When', share: 4 },
  { title: 'Who', share: 6 },
  { title: 'What they did', share: 9 },
];

const whoOf = ({ job, organisation, user }: ToldLook): string =>
  job === null ? 'Somebody who was not signed in' : [job, `organisation ${organisation ?? 'unknown'}`, `user ${user ?? 'unknown'}`].join(', ');

const whatOf = ({ did, carriedOut, reason }: ToldLook): string => [did, ...(reason === null ? [] : [`Reason: ${reason}`]), ...(carriedOut ? [] : ['This was refused: they saw and changed nothing'])].join('. ') + '.';

const row = (look: ToldLook): readonly string[] => [`${shortDate(dateInEngland(look.at))}, ${timeInEngland(look.at)}`, whoOf(look), whatOf(look)];

/** The first and the last day of which a report tells; where none is said, of all. */
export interface AskedDays {
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
}

const period = ({ from, to }: AskedDays): string =>
  from === undefined && to === undefined
    ? 'This is all of it, the newest first.'
    : `These are the looks${from === undefined ? '' : ` from ${longDate(from)}`}${to === undefined ? '' : ` to ${longDate(to)}`}, the newest first.`;

/** Who looked at somebody's record, on paper for that person. Holds personal data. */
export const accessReportPdf = ({ name, nhsNumber, dateOfBirth }: Pick<Participant['demographics'], 'name' | 'dateOfBirth'> & Pick<Participant, 'nhsNumber'>, { looks, isCut }: AccessReport, asked: AskedDays, on: CivilDate): Promise<Buffer> => {
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 1, text: 'Who looked at your cervical screening record' },
    paragraph(`${[name.given, name.family].filter((each) => each !== null).join(' ')}, NHS number ${writtenNumber(nhsNumber)}, born ${longDate(dateOfBirth)}. As of ${longDate(on)}.`),
    paragraph(`Everybody who looks at your record, changes it or is refused it is put on record, and that is kept for 10 years. ${period(asked)} Times are those of England. What the system does by itself, such as sending you an invitation, is no look and is not in this list.`),
    ...(isCut ? [paragraph('There are older looks than the last in this list: ask for a list that ends on an earlier day.')] : []),
    looks.length === 0 ? paragraph('Nobody looked at your record.') : { kind: 'table', columns, rows: looks.map(row) },
    { kind: 'heading', level: 2, text: 'What the words mean' },
    paragraph('A user is named by a number that the NHS knows them by, and an organisation by its code: who they are can be asked of that organisation. If you think that somebody looked at your record who should not have, write to the Cervical Screening Administration Service.'),
  ];
  return pdfOf('Access report', on, 'portrait', blocks);
};
