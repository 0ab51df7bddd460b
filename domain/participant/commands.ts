import * as t from 'io-ts';
import { CeaseReason, DeferralReason, Gender, LeavingReason, Party, RecallType, ReviewList } from '../codes/recall.ts';
import { Action, Cytology, Hpv } from '../codes/result.ts';
import { CivilDate } from '../dates/civil-date.ts';
import { CaseNumber } from '../identifiers/case-number.ts';
import { DummyNumber } from '../identifiers/dummy-number.ts';
import { NhsNumber } from '../identifiers/nhs-number.ts';
import { Address, Contact, Demographics, PersonName } from './demographics.ts';
import { noted, NoteText } from './noted.ts';
import { TestResult } from './test-result.ts';
import { Vaccination } from './vaccination.ts';

const both = <R extends t.Props, O extends t.Props>(required: R, optional: O) => t.intersection([t.type(required), t.partial(optional)]);

/** What may be asked for, by name, and what each needs. The HTTP API, the command line and the files all speak these. */
export const commandData = {
  /** The person enters the cohort through the demographic feed; `by`: or CSAS adds them. */
  'register': both({ nhsNumber: NhsNumber, demographics: Demographics }, { optedIn: t.boolean, by: Party, ...noted }),
  /** Somebody who cannot be matched to anybody, as a last resort. The number is given out before. ELIG-08. */
  'register-dummy': t.type({ number: DummyNumber, demographics: Demographics }),
  /** CSAS ends a dummy registration: it can still be looked at, and accepts no results. ELIG-08. */
  'deactivate-dummy': both({ by: Party }, noted),
  /** A history migrated from an earlier system. What is not told follows from the history. */
  'import-history': both(
    { results: t.array(TestResult), source: t.string },
    {
      ceased: t.type({ on: CivilDate, reason: CeaseReason }),
      nextTestDueDate: CivilDate,
      recallType: RecallType,
    },
  ),
  /** A change from the demographic feed; only what is named changes. */
  'change-demographics': t.partial({
    name: PersonName,
    address: t.union([Address, t.null]),
    contact: Contact,
    practice: t.union([t.string, t.null]),
    gender: Gender,
    dateOfBirth: CivilDate,
    nhsNumber: NhsNumber,
    inactive: t.union([t.type({ reason: LeavingReason, since: CivilDate }), t.null]),
  }),
  'opt-in': t.partial(noted),
  /** `letterTo`: its letter goes to the sender, by the address in the register. */
  'record-result': both({ result: TestResult }, { letterTo: t.literal('sender') }),
  'withdraw-result': both({ testDate: CivilDate }, { number: t.Integer, ...noted }),
  /** CSAS settles a result that failed validation: corrected, or removed. */
  'settle-result': both(
    { testDate: CivilDate },
    {
      /** Which of those that wait, from 1, in order of arrival; by its test date where it is not said. */
      item: t.Integer,
      remove: t.boolean,
      correction: t.intersection([
        t.type({ cytology: Cytology, hpv: t.union([Hpv, t.null]), action: Action }),
        t.partial({ repeatMonths: t.Integer, slideNumber: t.string, hpvPrimary: t.boolean, testDate: CivilDate, selfSample: t.boolean, sourceType: t.Integer, senderCode: t.string, letterAddress: Address }),
      ]),
      /** The whole result as it is to be, in place of what was reported. */
      instead: TestResult,
      /** Its letter goes to the sender, by the address in the register. */
      letterTo: t.literal('sender'),
      ...noted,
    },
  ),
  /** The practice answers Invite on the prior notification list. */
  'invite': both({ by: Party }, noted),
  /** The practice has looked at somebody who did not respond, or whom it was to look at. */
  'complete-review': both({ by: Party, list: ReviewList }, noted),
  'defer': both(
    { reason: DeferralReason, by: Party },
    { months: t.Integer, expectedDelivery: CivilDate, nextTestDueDate: CivilDate, signedForm: t.boolean, ...noted },
  ),
  'cease': both({ reason: CeaseReason, by: Party }, { signedForm: t.boolean, ...noted }),
  'reinstate': both(
    { by: Party },
    { override: t.type({ recallType: RecallType, nextTestDueDate: CivilDate, explanation: t.string }), signedForm: t.boolean, ...noted },
  ),
  /** CSAS sets the next test due date. */
  'amend': both({ nextTestDueDate: CivilDate }, { recallType: RecallType, bypassPnl: t.boolean, incident: t.boolean, by: Party, ...noted }),
  /** CSAS brings back somebody who is inactive. */
  'restore': both({ by: Party }, noted),
  /** CSAS writes what is to be known of an incident, or that there is nothing any more. */
  'write-event-information': both({ by: Party, text: t.union([NoteText, t.null]) }, noted),
  /** CSAS writes additional information; `number`: in place of that note. */
  'write-note': both({ by: Party, text: NoteText }, { caseNumber: CaseNumber, number: t.Integer }),
  'remove-note': t.type({ by: Party, number: t.Integer }),
  /** CSAS enters a vaccination against HPV, or takes one away. */
  'record-vaccination': both({ by: Party, vaccination: Vaccination }, noted),
  'remove-vaccination': both({ by: Party, number: t.Integer }, noted),
  /** A line of a colposcopy discharge list. */
  'discharge': both({ dischargedOn: CivilDate }, { nextTestDueDate: CivilDate, outcome: t.string, by: Party, ...noted }),
  'pause': both({ by: Party }, noted),
  'unpause': both({ by: Party }, noted),
  /** Who they are may be found; where they live and who looks after them, only by the permitted. The demographic feed asks for it as the system. D-38. */
  'restrict': t.type({ reason: t.string, by: Party }),
  'unrestrict': t.type({ reason: t.string, by: Party }),
  /** Whatever is due today: listing, invitation, reminder, non-response, held letters, the failsafe look. */
  'carry-out-day': t.type({}),
} as const;

type CommandData = typeof commandData;
export type CommandName = keyof CommandData;
export type CommandOf<N extends CommandName> = { readonly do: N; readonly with: t.TypeOf<CommandData[N]> };
export type Command = { [N in CommandName]: CommandOf<N> }[CommandName];

export const command = <N extends CommandName>(name: N, data: CommandOf<N>['with']): Command =>
  ({ do: name, with: data }) as unknown as Command;
