import type { CeaseReason, DeferralReason, Gender, InactiveReason, Party, RecallStatus, RecallType, ScheduleBasis } from '../../domain/codes/recall.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Step } from '../../domain/participant/next-step.ts';

/** The programme's codes as people say them. */

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 3 May 2027 */
export const day = (date: CivilDate): string => {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${dayOfMonth} ${months[(month ?? 1) - 1]} ${year}`;
};

export const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const parties: Readonly<Record<Party, string>> = {
  practice: 'the practice',
  csas: 'CSAS',
  colposcopy: 'colposcopy',
  system: 'the system',
};

export const ceaseReasons: Readonly<Record<CeaseReason, string>> = {
  'no-cervix': 'no cervix',
  'age': 'age',
  'radiotherapy': 'radiotherapy',
  'informed-choice': 'informed choice',
  'mental-capacity': 'a decision under the Mental Capacity Act',
  'stenosis': 'cervical stenosis',
};

export const deferralReasons: Readonly<Record<DeferralReason, string>> = {
  'pregnancy': 'pregnancy',
  'recent-test': 'a recent test',
  'under-colposcopy': 'being under the care of colposcopy',
  'under-treatment': 'treatment relevant to screening',
  'colposcopy-discharge': 'discharge from colposcopy',
  'patient-wish': "the person's own wish",
  'administrative': 'an administrative reason',
};

export const inactiveReasons: Readonly<Record<InactiveReason, string>> = {
  'died': 'the person died',
  'scotland': 'the person moved to Scotland',
  'northern-ireland': 'the person moved to Northern Ireland',
  'wales': 'the person moved to Wales',
  'isle-of-man': 'the person moved to the Isle of Man',
  'abroad': 'the person moved abroad',
  'removed': 'the person was removed from the register',
  'deactivated': 'the dummy registration was deactivated',
};

export const genders: Readonly<Record<Gender, string>> = {
  'female': 'female',
  'male': 'male',
  'indeterminate': 'indeterminate',
  'not-known': 'not known',
};

/** What a recall type means, as the end of "The recall type is …". */
export const recallTypes: Readonly<Record<RecallType, string>> = {
  'called': 'called: no test is on the record yet',
  'routine': 'routine: the next test is a routine one',
  'repeat-advised': 'repeat advised: the next test is due sooner than a routine one',
  'inadequate': 'inadequate: the last test gave no result and is to be repeated',
  'suspended': 'suspended: referred to colposcopy, and not called until an outcome is known',
  'ceased': 'ceased: no longer called',
};

export const recallStatuses: Readonly<Record<RecallStatus, string>> = {
  'not-due': 'Not due yet',
  'pnl': 'On the prior notification list of the practice',
  'invited': 'Invited',
  'reminded': 'Reminded',
  'non-responder': 'A non-responder: invitation and reminder were not answered',
  'ceased': 'Ceased',
};

/** What set a date, as the end of "… set by". */
export const bases: Readonly<Record<ScheduleBasis, string>> = {
  'joining': 'joining the programme',
  'history': 'the history from an earlier system',
  'result': 'a test result',
  'result-withdrawn': 'the withdrawal of a result',
  'deferral': 'a deferral',
  'discharge': 'discharge from colposcopy',
  'reinstatement': 'reinstatement',
  'amendment': 'an amendment by CSAS',
  'non-response': 'the end of a round without an answer',
  'opt-in': 'opting in',
  'date-of-birth': 'a corrected date of birth',
  'return': 'coming back',
  'merger': 'another record of the same person',
};

/** What the daily run does next, as a sentence that ends in a day. */
export const steps: Readonly<Record<Step, string>> = {
  'list-for-prior-notification': 'Goes on the prior notification list',
  'invite': 'The invitation is sent',
  'remind': 'The reminder is sent',
  'record-non-response': 'Becomes a non-responder, unless a test is recorded',
  'close-non-response': 'Leaves the non-responder list and gets a new date',
  'release-letters': 'The letters that were held go out',
  'look-for-outcome': 'Goes on the failsafe list, unless an outcome from colposcopy is recorded',
};
