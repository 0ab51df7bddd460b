import type * as t from 'io-ts';
import { oneOf, wordsOf } from './one-of.ts';

/** Why someone is called next. */
export const RecallType = oneOf('RecallType', 'called', 'routine', 'repeat-advised', 'inadequate', 'suspended', 'ceased');
export type RecallType = t.TypeOf<typeof RecallType>;

/** Where someone stands in the round of invitations that leads to the next test due date. */
export const RecallStatus = oneOf('RecallStatus', 'not-due', 'pnl', 'invited', 'reminded', 'non-responder', 'ceased');
export type RecallStatus = t.TypeOf<typeof RecallStatus>;

export const Gender = oneOf('Gender', 'female', 'male', 'indeterminate', 'not-known');
export type Gender = t.TypeOf<typeof Gender>;

/** On whose behalf something is decided. */
export const Party = oneOf('Party', 'practice', 'csas', 'colposcopy', 'system');
export type Party = t.TypeOf<typeof Party>;

export const CeaseReason = oneOf('CeaseReason', 'no-cervix', 'age', 'radiotherapy', 'informed-choice', 'mental-capacity', 'stenosis');
export type CeaseReason = t.TypeOf<typeof CeaseReason>;

export const DeferralReason = oneOf(
  'DeferralReason',
  'pregnancy',
  'recent-test',
  'under-colposcopy',
  'under-treatment',
  'colposcopy-discharge',
  'patient-wish',
  'administrative',
);
export type DeferralReason = t.TypeOf<typeof DeferralReason>;

/** How someone left, as the demographic feed tells: they died, or left England, or were removed from the register for another reason. */
export const LeavingReason = oneOf(
  'LeavingReason',
  'died',
  'scotland',
  'northern-ireland',
  'wales',
  'isle-of-man',
  'abroad',
  'removed',
);
export type LeavingReason = t.TypeOf<typeof LeavingReason>;

/** What made someone inactive: they left, or their dummy registration was deactivated. */
export const InactiveReason = oneOf('InactiveReason', ...wordsOf(LeavingReason), 'deactivated');
export type InactiveReason = t.TypeOf<typeof InactiveReason>;

/** The lists of a practice from which somebody goes once they were looked at. */
export const ReviewList = oneOf('ReviewList', 'non-responders', 'to-review');
export type ReviewList = t.TypeOf<typeof ReviewList>;

/** What set the present next test due date. */
export const ScheduleBasis = oneOf(
  'ScheduleBasis',
  'joining',
  'history',
  'result',
  'result-withdrawn',
  'deferral',
  'discharge',
  'reinstatement',
  'amendment',
  'non-response',
  'opt-in',
  'date-of-birth',
  'return',
  'merger',
);
export type ScheduleBasis = t.TypeOf<typeof ScheduleBasis>;
