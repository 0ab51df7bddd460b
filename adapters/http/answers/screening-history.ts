import * as t from 'io-ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { resultInWords } from '../../../application/explain/codes.ts';
import { statusLine } from '../../../application/explain/status-line.ts';
import type { ScreeningHistory } from '../../../application/screening-histories.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CeaseReason, RecallStatus, RecallType } from '../../../domain/codes/recall.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { ParticipantNumber } from '../../../domain/identifiers/participant-number.ts';
import { nextTestDueDate, type Participant, recallStatus } from '../../../domain/participant/participant.ts';
import { codesOf, type RecordedResult } from '../../../domain/participant/test-result.ts';
import { csvLine } from '../../files/csv-text.ts';
import { orNull } from './or-null.ts';

const Test = t.type({ testDate: CivilDate, codes: t.string, says: t.string, months: orNull(t.Integer), selfSample: t.boolean, laboratory: orNull(t.string), slideNumber: orNull(t.string) }, 'TestInHistory');

/** Somebody, and every test on their record, oldest first. Nothing of where they live. */
const History = t.type(
  {
    participantId: ParticipantId,
    nhsNumber: ParticipantNumber,
    familyName: t.string,
    givenName: orNull(t.string),
    dateOfBirth: CivilDate,
    active: t.boolean,
    nextTestDueDate: orNull(CivilDate),
    recallType: RecallType,
    recallStatus: RecallStatus,
    ceasedFor: orNull(CeaseReason),
    statusLine: orNull(t.string),
    tests: t.array(Test),
  },
  'ScreeningHistory',
);

const HistoryOutcome = oneOf('HistoryOutcome', 'found', 'not-found', 'not-a-number', 'repeated');

/** A number that was asked for: `line` is its place in the list, from 1. */
const AskedHistory = t.type({ line: t.Integer, given: t.string, outcome: HistoryOutcome, history: orNull(History) }, 'AskedHistory');
type AskedHistory = t.TypeOf<typeof AskedHistory>;

export const HistoriesAnswer = t.type({ asked: t.Integer, found: t.Integer, items: t.array(AskedHistory) }, 'ScreeningHistories');
export type HistoriesAnswer = t.TypeOf<typeof HistoriesAnswer>;

const test = (result: RecordedResult): t.TypeOf<typeof Test> => ({
  testDate: result.testDate,
  codes: codesOf(result),
  says: resultInWords(result),
  months: result.months,
  selfSample: result.selfSample ?? false,
  laboratory: result.laboratory ?? null,
  slideNumber: result.slideNumber ?? null,
});

const history = (participantId: ParticipantId, p: Participant): t.TypeOf<typeof History> => ({
  participantId,
  nhsNumber: p.nhsNumber,
  familyName: p.demographics.name.family,
  givenName: p.demographics.name.given,
  dateOfBirth: p.demographics.dateOfBirth,
  active: p.inactive === null,
  nextTestDueDate: nextTestDueDate(p),
  recallType: p.schedule.recallType,
  recallStatus: recallStatus(p),
  ceasedFor: p.ceased?.reason ?? null,
  statusLine: statusLine(p),
  tests: p.results.map(test),
});

export const askedHistory = (told: ScreeningHistory): AskedHistory => {
  const { line, given, outcome } = told;
  return { line, given, outcome, history: told.outcome === 'found' ? history(told.participantId, told.participant) : null };
};

export const historiesAnswer = (items: AskedHistory[]): HistoriesAnswer => ({ asked: items.length, found: items.filter(({ outcome }) => outcome === 'found').length, items });

const heading = ['line', 'given', 'outcome', 'nhs_number', 'family_name', 'given_name', 'date_of_birth', 'active', 'next_test_due_date', 'recall_type', 'recall_status', 'status', 'test_date', 'result', 'result_in_words', 'months', 'self_sample', 'laboratory', 'slide_number'];

const lines = ({ line, given, outcome, history: found }: AskedHistory): string => {
  if (found === null) return csvLine([line, given, outcome, ...heading.slice(3).map(() => null)]);
  const person = [line, given, outcome, found.nhsNumber, found.familyName, found.givenName, found.dateOfBirth, found.active, found.nextTestDueDate, found.recallType, found.recallStatus, found.statusLine];
  if (found.tests.length === 0) return csvLine([...person, ...heading.slice(person.length).map(() => null)]);
  return found.tests.map((each) => csvLine([...person, each.testDate, each.codes, each.says, each.months, each.selfSample, each.laboratory, each.slideNumber])).join('');
};

/** The same as CSV: a line for each test, and one for whoever has none or was not found. */
export const historiesCsv = ({ items }: HistoriesAnswer): string => csvLine(heading) + items.map(lines).join('');
