import type { QueryExecutorProvider } from 'kysely';
import type { CivilDate } from '../domain/dates/civil-date.ts';
import { longDate, shortDate } from '../domain/dates/long-date.ts';
import { wordsOf } from '../domain/codes/one-of.ts';
import { PracticeList } from '../domain/practice/events.ts';
import { type ListedPerson, listedPeople } from '../projections/practices/listed-people.ts';
import { type Block, type Column, paragraph, pdfOf } from './pdf/pdf.ts';

export interface Paper {
  readonly practice: string;
  /** What the paper is named when it is marked as sent. */
  readonly printed: string;
  /** Of whom it tells. */
  readonly entries: readonly string[];
  readonly on: CivilDate;
}

/** Stands for a box to tick: the letters of the document have none. */
const box = '[   ]';

const column = (title: string, share: number): Column => ({ title, share });
const who = [column('Name', 5), column('NHS number', 4), column('Date of birth', 4), column('Next test due', 4), column('Last test', 5)];
const ticks = (...titles: readonly string[]): readonly Column[] => titles.map((title) => column(title, 2.5));

const kinds: Readonly<Record<string, string>> = {
  'new-abnormal-follow-up': 'New patient, abnormal result followed up',
  'new-ceased': 'New patient, ceased',
  'recently-ceased': 'Ceased lately',
};

interface Section {
  readonly heading: string;
  readonly says: string;
  readonly columns: readonly Column[];
  readonly cells: (person: ListedPerson) => readonly string[];
}

const sections: Readonly<Record<PracticeList, Section>> = {
  'prior-notification': {
    heading: 'Patients due to be invited',
    says: 'Tick Invite, Defer or Cease for each patient, and give the reason for Defer or Cease beside it. Whoever is not answered for by the day in the column Answer by is invited.',
    columns: [column('Answer by', 4), ...ticks('Invite', 'Defer', 'Cease')],
    cells: ({ by }) => [shortDate(by), box, box, box],
  },
  'non-responder': {
    heading: 'Patients who have not responded',
    says: 'They did not answer an invitation and a reminder. Please review them: a reminder from the practice helps most where the risk is high.',
    columns: [column('On the list until', 4), ...ticks('Reviewed', 'Defer', 'Cease')],
    cells: ({ by }) => [shortDate(by), box, box, box],
  },
  'to-review': {
    heading: 'Patients to review',
    says: 'Patients who are new to the practice with an abnormal result that is being followed up, or who are ceased. Please check that nothing is outstanding.',
    columns: [column('On the list until', 4), column('Why', 5), ...ticks('Reviewed')],
    cells: ({ by, kind }) => [shortDate(by), kinds[kind ?? ''] ?? '', box],
  },
};

/** As people read and write them: 900 000 0009. */
const spaced = (number: string): string => (/^\d{10}$/.test(number) ? `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}` : number);
const dateOr = (date: CivilDate | null, none: string): string => (date === null ? none : shortDate(date));

const row = (section: Section, person: ListedPerson): readonly string[] => [
  [person.family_name, person.given_name].filter((name) => name !== null && name !== '').join(', '),
  spaced(person.nhs_number),
  shortDate(person.date_of_birth),
  dateOr(person.next_test_due_date, 'none'),
  person.last_test_date === null ? 'none on record' : `${shortDate(person.last_test_date)}, ${person.last_test_codes ?? ''}`,
  ...section.cells(person),
];

const blocksOf = (list: PracticeList, people: readonly ListedPerson[]): readonly Block[] => {
  const section = sections[list];
  const theirs = people.filter((person) => person.list === list);
  if (theirs.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: `${section.heading}: ${theirs.length}` },
    paragraph(section.says),
    { kind: 'table', columns: [...who, ...section.columns], rows: theirs.map((person) => row(section, person)) },
  ];
};

/** The lists of a practice on paper, as PDF, with boxes to tick, and the ids of those whom it names. Holds personal data: for CSAS, and by post for the practice. */
export const printedListOf = async (db: QueryExecutorProvider, { practice, printed, entries, on }: Paper): Promise<{ readonly pdf: Buffer; readonly named: readonly string[] }> => {
  const people = await listedPeople(db)(practice, entries, on);
  const tables = wordsOf(PracticeList).flatMap((list) => blocksOf(list, people));
  const pdf = await pdfOf(`Cervical screening lists of practice ${practice}`, on, 'landscape', [
    { kind: 'heading', level: 1, text: `Cervical screening: lists of practice ${practice}` },
    paragraph(`As of ${longDate(on)}. Reference ${printed}. In confidence: this paper names patients.`),
    ...(tables.length === 0 ? [paragraph('Everybody has left the lists since they were printed: there is nothing to send.')] : tables),
    { kind: 'heading', level: 2, text: 'What to do with this paper' },
    paragraph('Please tick your answers, sign, and send it back to the Cervical Screening Administration Service. To be told by email instead, and to answer in the system, give us an email address of the practice.'),
    paragraph('Name, role and signature: ______________________________________     Date: ______________'),
  ]);
  return { pdf, named: people.map(({ participant_id }) => participant_id) };
};
