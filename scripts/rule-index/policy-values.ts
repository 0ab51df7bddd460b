import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ChannelName, Way } from '../../domain/rules/channels.ts';
import type { Combination, Months } from '../../domain/rules/combinations.ts';
import type { Dated } from '../../domain/rules/dated.ts';
import type { RuleId } from '../../domain/rules/book.ts';
import type { LaboratoryWork } from '../../domain/rules/laboratory-work.ts';
import type { LateLetters } from '../../domain/rules/late-letters.ts';
import type { Letters } from '../../domain/rules/letters.ts';
import type { Limits } from '../../domain/rules/limits.ts';
import type { Matching } from '../../domain/rules/matching.ts';
import { type Policy, programmePolicy } from '../../domain/rules/policy.ts';
import type { PracticeNotices } from '../../domain/rules/practice-notices.ts';
import type { ReconciliationLimits } from '../../domain/rules/reconciliation.ts';
import type { SampleLimits } from '../../domain/rules/sample-limits.ts';
import type { SenderRules } from '../../domain/rules/senders.ts';
import type { HistoryDownloads } from '../../domain/rules/history-downloads.ts';
import type { SessionLimits } from '../../domain/rules/sessions.ts';
import type { Timetable } from '../../domain/rules/timetable.ts';
import type { UnusualDays } from '../../domain/rules/unusual-days.ts';

/** A value of the policy, the day from which it holds, and a rule that it fills in. */
export interface PolicyValue {
  readonly rule: RuleId;
  readonly from: CivilDate;
  readonly says: string;
}

type Filled = Omit<PolicyValue, 'from'>;
type Tell<T> = (value: T, rule: RuleId) => readonly Filled[];

/** For each number of a row: the rules that it fills in, and how it is said. */
type Wording<T> = { readonly [K in keyof T]: readonly [says: (value: T[K]) => string, ...rules: readonly RuleId[]] };

const numbered = <T extends object>(wording: Wording<T>): Tell<T> => (row) =>
  (Object.keys(wording) as (keyof T)[]).flatMap((key) => {
    const [says, ...rules] = wording[key];
    return rules.map((rule) => ({ rule, says: says(row[key]) }));
  });

const timetable: Wording<Timetable> = {
  listBeforeDue: [(n) => `on the prior notification list ${n} weeks before the next test due date`, 'TT-01'],
  listToInvitation: [(n) => `the practice has ${n} weeks to answer`, 'TT-02'],
  invitationToReminder: [(n) => `reminder ${n} weeks after the invitation`, 'TT-03'],
  reminderToNonResponder: [(n) => `non-responder ${n} weeks after the reminder`, 'TT-04', 'D-13'],
  nonResponderList: [(n) => `${n} weeks on the non-responder list`, 'TT-04'],
  reviewList: [(n) => `${n} weeks on the list of patients to review`, 'TT-04'],
};

const limits: Wording<Limits> = {
  firstCallAge: [(n) => `first call: age ${n}`, 'ELIG-02', 'D-02', 'D-03'],
  firstCallWeeksBefore: [(n) => `${n} weeks before that birthday`, 'ELIG-02', 'D-02'],
  upperAge: [(n) => `upper age ${n}`, 'ELIG-01', 'D-04', 'D-10', 'D-11'],
  olderAge: [(n) => `the longer interval from age ${n}`, 'INT-03', 'D-12', 'D-16'],
  lastRoutineTestAge: [(n) => `last routine test at ${n} or over`, 'CEASE-04', 'D-18'],
  notScreenedSinceAge: [(n) => `not screened since age ${n}`, 'ELIG-04', 'D-04'],
  earliestDueDays: [(n) => `no sooner than ${n} days from today`, 'NTDD-05', 'ELIG-03', 'DEF-02', 'D-02', 'D-03'],
  reinstatedDueDays: [(n) => `${n} days from today when the date of the last test leaves no room for the list`, 'CEASE-10', 'D-18'],
  latestDueMonths: [(n) => `at most ${n} months ahead`, 'DEF-02', 'NTDD-06'],
  bypassWeeksBefore: [(n) => `invited ${n} weeks before the date`, 'NTDD-06', 'TT-09'],
  incidentDays: [(n) => `${n} days`, 'NTDD-07'],
  letterCutOffMonths: [(n) => `no letter for a test more than ${n} months old`, 'VAL-07', 'D-14'],
  recentPositiveYears: [(n) => `recent: less than ${n} years before the test`, 'INT-06', 'D-07'],
  positivesBeforeColposcopy: [(n) => `colposcopy at positive number ${n} in a row`, 'HPV-04', 'VAL-01'],
  suspensionMonths: [(n) => `somebody looks after ${n} months`, 'D-21'],
  surveillanceAgainMonths: [(n) => `surveillance that was not answered is offered again after ${n} months`, 'D-12'],
  deferralsInARow: [(n) => `a warning after ${n} in a row`, 'DEF-03'],
};

const letters: Wording<Letters> = {
  invitation: [(code) => `invitation: letter ${code}`, 'TT-02'],
  reminder: [(code) => `reminder: letter ${code}`, 'TT-03'],
  invitationWithoutPractice: [(code) => `invitation: letter ${code}`, 'TT-07'],
  reminderWithoutPractice: [(code) => `reminder: letter ${code}`, 'TT-07'],
  endOnResult: [(code) => `letter ${code}`, 'CEASE-01', 'D-10'],
  endOnSelfSample: [(code) => `after a self-sample: letter ${code}`, 'CEASE-01', 'SELF-02'],
  endOnSilence: [(code) => `letter ${code}`, 'CEASE-03', 'D-11'],
  secondInadequateSelfSample: [(code) => `second inadequate self-sample: letter ${code}`, 'SELF-02'],
  sourceTypesWithout: [(types) => `no letter for source type ${list(types, 'and')}`, 'SRC-01'],
};

const lateLetters: Wording<LateLetters> = {
  months: [(n) => `not by itself more than ${n} months after it was asked for`, 'D-37'],
};

const sampleLimits: Wording<SampleLimits> = {
  routineMonthsEarly: [(n) => `at most ${n} months before the date on routine recall`, 'ACC-01', 'D-24'],
  repeatMonthsEarly: [(n) => `at most ${n} month before the date on an early repeat`, 'ACC-02', 'D-24'],
  monthsSinceLast: [(n) => `at least ${n} months after the last sample`, 'ACC-03', 'COL-05', 'D-24'],
  vialDays: [(n) => `at least ${n} days before the vial expires`, 'ACC-04'],
};

const unusualDays: Wording<UnusualDays> = {
  days: [(n) => `compared with the last ${n} days run`, 'D-34'],
  daysAtLeast: [(n) => `not before ${n} days were run`, 'D-34'],
  times: [(n) => `far: more than ${n} times their median, or less than one in ${n} of it`, 'D-34'],
  people: [(n) => `never up to ${n} people`, 'D-34'],
};

const inWords = (word: string): string => word.replaceAll('-', ' ').replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`).replace('nhs', 'NHS');

/** Each field with its words: NHS number same; family name same or previous name. */
const fields = (outcomes: Matching['agrees']): string =>
  Object.entries(outcomes).filter(([, words]) => words.length > 0).map(([field, words]) => `${inWords(field)} ${list(words.map(inWords), 'or')}`).join('; ');

const points = (byField: Matching['points']): string =>
  Object.entries(byField).map(([field, byWord]) => `${inWords(field)}: ${Object.entries(byWord).map(([word, n]) => `${inWords(word)} ${n}`).join(', ')}`).join('; ');

const matching: Wording<Matching> = {
  points: [(byField) => `points for ${points(byField)}`, 'D-35'],
  agrees: [(outcomes) => `agrees: ${fields(outcomes)}`, 'D-35'],
  minor: [(outcomes) => `minor: ${fields(outcomes)}`, 'D-35', 'ACC-05'],
  mostMinor: [(n) => `at most ${n} of them minor`, 'D-35'],
  lead: [(n) => `everybody else at least ${n} points behind`, 'D-35'],
  possibleFrom: [(n) => `a possible hit from ${n} points`, 'D-35'],
  likelyFrom: [(n) => `likely to be the person of a dummy registration from ${n} points, without a number`, 'D-35', 'ELIG-08'],
  mostShown: [(n) => `at most ${n} possible hits`, 'D-35'],
  mostCandidates: [(n) => `fewer than ${n} people compared`, 'D-35'],
  oneLetterOffFrom: [(n) => `one letter off in names of ${n} letters or more is spelt alike`, 'D-35'],
  twoLettersOffFrom: [(n) => `two in names of ${n} or more`, 'D-35'],
};

const laboratoryWork: Wording<LaboratoryWork> = {
  answerWithinDays: [(n) => `${n} days after the test`, 'COM-04'],
  heldMinutes: [(n) => `${n} minutes for whoever takes a result up`, 'COM-04'],
};

const senders: Wording<SenderRules> = {
  selfSampling: [(code) => `sender ${code} of self-samples`, 'SELF-02', 'VAL-14'],
  lettersThroughSender: [(types) => `letters go to the sender for source type ${list(types, 'and')}`, 'SRC-02'],
};

const practiceNotices: Wording<PracticeNotices> = {
  everyDays: [(n) => `not again within ${n} days`, 'COM-05'],
  pauseMinutes: [(minutes) => `tried again after ${list(minutes, 'and')} minutes`, 'COM-05'],
  giveUpDays: [(n) => `given up after ${n} days`, 'COM-05'],
  mostAddresses: [(n) => `at most ${n} addresses a practice`, 'COM-05'],
};

const reconciliation: Wording<ReconciliationLimits> = {
  opened: [(n) => `a message within ${n} day`, 'D-36'],
  handedOver: [(n) => `handed over within ${n} days`, 'D-36'],
  answered: [(n) => `an answer of NHS Notify within ${n} day`, 'D-36'],
  news: [(n) => `news of it within ${n} days`, 'D-36'],
  released: [(n) => `released within ${n} day after a pause`, 'D-36'],
  lookedAfter: [(n) => `what failed or came back looked after within ${n} days`, 'D-36'],
  recorded: [(n) => `a matched result on its record within ${n} day`, 'D-36'],
  betweenHours: [(n) => `late when the last was more than ${n} hours ago`, 'D-36'],
};

const wayNames: Readonly<Record<ChannelName, string>> = { nhsapp: 'NHS App', sms: 'text', letter: 'letter' };

const ways = (ofKind: readonly Way[]): string =>
  ofKind.map(({ channel, hoursUnread }) => `${wayNames[channel]}${hoursUnread === null ? '' : `, after ${hoursUnread} hours unread`}`).join(' ');

const list = (items: readonly (string | number)[], last: string): string =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

type ByAge = number | { readonly younger: number; readonly older: number };
const byAge = (months: ByAge): string => (typeof months === 'number' ? `${months}` : `${months.younger} (under 50) or ${months.older}`);

export const monthsInWords = (months: Months): string => {
  switch (months.kind) {
    case 'interval':
      return 'routine interval';
    case 'one-of':
      return `${list(months.months, 'or')} months`;
    case 'as-told':
      return `${months.least} to ${months.most} months, as told`;
    case 'none':
      return 'date left alone';
  }
};

const sessions: Wording<SessionLimits> = {
  idle: [(n) => `signed out when nothing was done for ${n} minutes`, 'D-40'],
  warning: [(n) => `warned ${n} minutes before`, 'D-40'],
  longest: [(n) => `signed out after ${n} minutes, whatever was done`, 'D-40'],
  freshness: [(n) => `comes in at most ${n} minutes after showing who they are`, 'D-40'],
  token: [(n) => `a program’s token is good for ${n} minutes at most`, 'D-40'],
};

const historyDownloads: Wording<HistoryDownloads> = { mostNumbers: [(n) => `at most ${n} NHS numbers at once`, 'D-47'] };

/** More codes than this are left to the table of codes. */
const mostCodes = 8;

const codes: Tell<Readonly<Record<string, Combination>>> = (table) =>
  [...new Set(Object.values(table).map(({ rule }) => rule))].flatMap((rule) => {
    const entries = Object.entries(table).filter(([, combination]) => combination.rule === rule);
    return entries.length > mostCodes
      ? [{ rule, says: `${entries.length} combinations, in the table of codes below` }]
      : entries.map(([code, { months, letter }]) => ({ rule, says: `${code}: ${monthsInWords(months)}${letter === null ? '' : `, letter ${letter}`}` }));
  });

const tables: { readonly [K in Exclude<keyof Policy, 'version'>]: Tell<Policy[K][0]['value']> } = {
  timetable: numbered(timetable),
  letters: numbered(letters),
  lateLetters: numbered(lateLetters),
  breakGlass: ({ minutes, attempts, attemptMinutes }, rule) => [{ rule, says: `open for ${minutes} minutes; asked for by number and date of birth at most ${attempts} times in ${attemptMinutes} minutes` }],
  accessRetention: ({ days }, rule) => [{ rule, says: `${days} days` }],
  limits: numbered(limits),
  sampleLimits: numbered(sampleLimits),
  unusualDays: numbered(unusualDays),
  matching: numbered(matching),
  laboratoryWork: numbered(laboratoryWork),
  practiceNotices: numbered(practiceNotices),
  routineIntervals: ({ younger, youngerSelfSample, youngerRecentPositive, older }) =>
    [younger, youngerSelfSample, youngerRecentPositive, older].flatMap(({ months, rules }) => rules.map((rule) => ({ rule, says: `${months} months` }))),
  combinations: codes,
  unknownCombinations: (byAction, rule) =>
    Object.entries(byAction).map(([action, { months }]) => ({ rule, says: `codes that no table knows, action ${action}: ${monthsInWords(months)}` })),
  deferralLimits: (byReason, rule) =>
    Object.entries(byReason).map(([reason, { least, most, by, signedForm }]) => ({
      rule,
      says: `${reason}: ${least} to ${byAge(most)} months, by ${list(by, 'or')}${signedForm ? ', with a signed form' : ''}`,
    })),
  ceasePermissions: (byReason, rule) =>
    Object.entries(byReason).flatMap(([reason, permission]) =>
      [...new Set([permission.rule, rule])].map((filled) => ({
        rule: filled,
        says: `${reason}: by ${list(permission.by, 'or')}${permission.signedFormFrom.length === 0 ? '' : `, with a signed form from ${list(permission.signedFormFrom, 'or')}`}, ${permission.letter === null ? 'no letter' : `letter ${permission.letter}`}`,
      })),
    ),
  twoWeekFindings: (cytology, rule) => [{ rule, says: `within 2 weeks: cytology ${list(cytology, 'and')}; all others within 6` }],
  dischargeProposals: (byOutcome, rule) =>
    Object.entries(byOutcome).map(([outcome, months]) => ({ rule, says: `${outcome}: ${months === 'routine' ? 'the routine interval' : `${months} months`}` })),
  routineAfterDischarge: (months, rule) => [{ rule, says: `routine from ${byAge(months)} months after the discharge` }],
  channels: (byKind, rule) => Object.entries(byKind).map(([kind, ofKind]) => ({ rule, says: `${kind}: ${ways(ofKind)}` })),
  senders: numbered(senders),
  reconciliation: numbered(reconciliation),
  sessions: numbered(sessions),
  historyDownloads: numbered(historyDownloads),
  laboratories: (names, rule) => Object.entries(names).map(([code, name]) => ({ rule, says: `laboratory ${code}: ${name}` })),
};

const told = <K extends keyof typeof tables>(policy: Policy, name: K): readonly PolicyValue[] => {
  const rows = policy[name].map((row: Dated<Policy[K][0]['value']>) => tables[name](row.value, row.rule).map((filled) => ({ ...filled, from: row.from })));
  // What a row leaves as the one before had it, it does not say again.
  return rows.flatMap((row, index) => row.filter((value) => !(rows[index - 1] ?? []).some(isSame(value))));
};

const isSame = (a: Filled) => (b: Filled): boolean => a.rule === b.rule && a.says === b.says;

/** Every value of a policy, under each rule that it fills in, once. */
export const policyValues = (policy: Policy = programmePolicy): readonly PolicyValue[] =>
  (Object.keys(tables) as (keyof typeof tables)[])
    .flatMap((name) => told(policy, name))
    .filter((value, index, all) => all.findIndex((other) => isSame(value)(other) && other.from === value.from) === index);
