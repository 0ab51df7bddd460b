import type { RecallType } from '../../domain/codes/recall.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { EventOf, EventType, ParticipantEvent } from '../../domain/participant/events.ts';
import type { Noted } from '../../domain/participant/noted.ts';
import type { RecordedResult, TestResult } from '../../domain/participant/test-result.ts';
import { letterInWords, resultInWords } from './codes.ts';
import { faultText } from './faults.ts';
import { bases, ceaseReasons, count, day, deferralReasons, genders, inactiveReasons, parties, recallTypes } from './words.ts';

type Tell<T extends EventType> = (data: EventOf<T>['data']) => string;

const resultOf = (result: TestResult): string => `test of ${day(result.testDate)}, ${resultInWords(result)}`;
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const upToColon = (text: string): string => text.split(':')[0] ?? text;
/** For the suspended it is the day on which somebody looks, and no test is due then. */
const dateOf = (due: CivilDate, recallType: RecallType): string =>
  recallType === 'suspended' ? `If no outcome from colposcopy comes, somebody looks on ${day(due)}` : `The next test is due on ${day(due)}`;

const monthsOf = ({ months, monthsFrom, action }: RecordedResult): string => {
  if (months === null) return 'It sets no date.';
  if (action === 'S') return `Somebody looks for an outcome after ${count(months, 'month')}.`;
  return `The next test follows after ${count(months, 'month')}${monthsFrom === 'told' ? ', as the laboratory says' : ''}.`;
};

const practice = (code: string | null): string => (code === null ? 'no practice' : `practice ${code}`);

const tell: { readonly [T in EventType]: Tell<T> } = {
  'registered': ({ optedIn, by }) => `${by === undefined ? 'Joined the programme through the demographic feed' : `Was added to the programme by ${parties[by]}`}${optedIn ? ', having opted in' : ''}.`,
  'dummy-registered': () => 'Registered under a dummy number, as somebody who cannot be matched to anybody.',
  'dummy-deactivated': ({ by }) => `The dummy registration was deactivated by ${parties[by]}: it can still be looked at, and accepts no results.`,
  'history-imported': ({ results, source }) => `The history from an earlier system (${source}) was taken over: ${results.length === 0 ? 'no tests' : count(results.length, 'test')}.`,
  'demographics-changed': ({ changes }) => `The demographic feed changed: ${Object.keys(changes).join(', ')}.`,
  'practice-changed': ({ from, to }) => from === to ? 'The practice changed.' : `Moved from ${practice(from)} to ${practice(to)}.`,
  'gender-changed': ({ from, to }) => `The registered gender changed from ${genders[from]} to ${genders[to]}.`,
  'date-of-birth-corrected': ({ from, to }) => `The date of birth was corrected from ${day(from)} to ${day(to)}.`,
  'nhs-number-changed': () => 'The NHS number changed. The old one still leads to this record.',
  'known-elsewhere': () => 'This NHS number leads to the record of the same person that stands under another one.',
  'record-merged': ({ results }) =>
    `Another record turned out to be the same person's, and the two are read as one: ${results.length === 0 ? 'no tests' : results.map(resultOf).join('; ')} taken over. The other record stays whole and leads here.`,
  'opted-in': () => 'Opted in to being called.',
  'became-inactive': ({ reason, since }) => `Became inactive from ${day(since)}: ${inactiveReasons[reason]}.`,
  'returned': ({ by }) => (by === undefined ? 'Came back and is active again.' : `Was brought back by ${parties[by]} and is active again.`),
  'next-test-scheduled': ({ nextTestDueDate, recallType, basis, inviteOn, requested }) =>
    [
      nextTestDueDate === null
        ? 'No next test is planned; this person is not called.'
        : `${dateOf(nextTestDueDate, recallType)}, set by ${bases[basis]}; recall type ${upToColon(recallTypes[recallType])}.`,
      inviteOn === null ? '' : ` The invitation goes on ${day(inviteOn)}, without the prior notification list.`,
      requested === null ? '' : ` ${day(requested)} was asked for, and lay too early.`,
    ].join(''),
  'listed-for-prior-notification': ({ respondBy }) => `Put on the prior notification list; the practice may answer until ${day(respondBy)}.`,
  'invitation-confirmed': ({ by }) => `Invite was answered on the prior notification list, by ${parties[by]}.`,
  'invited': ({ nextTestDueDate }) => `Invited for the test due on ${day(nextTestDueDate)}.`,
  'reminded': () => 'Reminded.',
  'non-response-recorded': ({ count: times, listedUntil }) => `Answered neither the invitation nor the reminder (${count(times, 'round')} without an answer in all); on the practice's list until ${day(listedUntil)}.`,
  'review-completed': ({ list, by }) => `Was looked at by ${parties[by]}, and leaves the list of ${list === 'non-responders' ? 'non-responders' : 'patients to review'}.`,
  'event-information-written': ({ text, by }) => (text === null ? `${upperFirst(parties[by])} took away the information about an incident.` : `${upperFirst(parties[by])} wrote about an incident: ${text}`),
  'result-recorded': ({ result }) =>
    `A result was recorded: ${resultOf(result)}. ${monthsOf(result)}`,
  'interval-revised': ({ months }) => `The interval after the latest test was worked out anew, and is now ${count(months, 'month')}.`,
  'result-refused': ({ result, refusals }) => `A result failed validation and waits to be settled: ${resultOf(result)}. ${refusals.map(faultText).join(' ')} Letters are held until then.`,
  'refused-result-settled': ({ testDate, outcome }) => `The result of ${day(testDate)} that had failed validation was ${outcome}.`,
  'result-withdrawn': ({ testDate }) => `The result of ${day(testDate)} was withdrawn.`,
  'referred-to-colposcopy': ({ testDate, weeks }) => `Referred to colposcopy on the test of ${day(testDate)}, to be seen within ${weeks} weeks.`,
  'failsafe-raised': ({ since }) => `No outcome came by ${day(since)}: put on the failsafe list, for somebody to look.`,
  'discharged-from-colposcopy': ({ dischargedOn, outcome }) => `Discharged from colposcopy on ${day(dischargedOn)}${outcome === null ? '' : `, outcome ${outcome}`}.`,
  'deferred': ({ reason, months, expectedDelivery, inARow, by }) =>
    [
      `Deferred by ${parties[by]} for ${deferralReasons[reason]}`,
      months === null ? '' : `, ${count(months, 'month')}`,
      expectedDelivery === null ? '' : ` (expected delivery ${day(expectedDelivery)})`,
      inARow > 1 ? `; ${inARow} deferrals in a row.` : '.',
    ].join(''),
  'ceased': ({ reason, since, automatic, by }) => `Ceased from ${day(since)}, reason: ${ceaseReasons[reason]}${automatic ? ', by the rules' : `, by ${parties[by]}`}.`,
  'reinstated': ({ by, explanation }) => `Reinstated by ${parties[by]}${explanation === null ? '' : `, overriding the rule: ${explanation}`}.`,
  'amended': ({ by, incident }) => `The next test due date was amended by ${parties[by]}${incident ? ' after an incident' : ''}.`,
  'note-written': ({ number, text, by }) => `${upperFirst(parties[by])} wrote note ${number}: ${text}`,
  'note-removed': ({ number, by }) => `${upperFirst(parties[by])} removed note ${number}.`,
  'vaccination-recorded': ({ vaccination: { vaccine, name, givenOn }, by }) => `A vaccination against HPV on ${day(givenOn)} (${name ?? vaccine}) was entered by ${parties[by]}.`,
  'vaccination-removed': ({ number, by }) => `Vaccination ${number} was taken off the record by ${parties[by]}.`,
  'paused': ({ by }) => `Letters and notifications were paused by ${parties[by]}.`,
  'resumed': ({ by }) => `The pause was ended by ${parties[by]}.`,
  'restricted': ({ by }) => `The record was restricted by ${parties[by]}: only the permitted see address, contact details and practice.`,
  'unrestricted': ({ by }) => `The restriction was lifted by ${parties[by]}.`,
  'letter-requested': ({ letter }) => `Letter ${letter} goes out (${letterInWords(letter)}).`,
  'letter-held': ({ letter }) => `Letter ${letter} is owed (${letterInWords(letter)}), and held until the pause ends.`,
  'held-letters-cancelled': () => 'The letters that were held are no longer owed.',
};

const caseOf = ({ caseNumber }: { readonly caseNumber?: Noted['caseNumber'] | null }): string => (caseNumber === undefined || caseNumber === null ? '' : ` Case ${caseNumber}.`);

/** What happened, in one or two plain sentences. A comment of whoever did it stands in the event alone. */
export const sentenceOf = (event: ParticipantEvent): string => (tell[event.type] as Tell<EventType>)(event.data) + caseOf(event.data as Noted);
