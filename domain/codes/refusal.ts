import type * as t from 'io-ts';
import { oneOf } from './one-of.ts';
import type { CivilDate } from '../dates/civil-date.ts';

/** Every reason for which the programme refuses something. */
export const RefusalCode = oneOf(
  'RefusalCode',
  'invalid-code-combination',
  'invalid-repeat-interval',
  'third-hpv-positive-needs-colposcopy',
  'second-inadequate-needs-colposcopy',
  'invalid-return-to-routine',
  'duplicate-slide-number',
  'hpv-primary-flag',
  'unknown-sender',
  'inactive-sender',
  'sender-address-unknown',
  'another-result-unresolved',
  'test-in-future',
  'test-before-birth',
  'ceased-no-cervix',
  'deferral-too-short',
  'deferral-too-long',
  'ntdd-too-early',
  'ntdd-too-late',
  'signed-form-required',
  'not-permitted',
  'reinstatement-out-of-age',
  'already-ceased',
  'not-ceased',
  'not-on-pnl',
  'nothing-to-review',
  'sample-too-early',
  'sample-too-soon',
  'vial-expiry',
  'not-eligible',
  'inactive',
  'not-inactive',
  'not-registered',
  'already-registered',
  'dummy-not-called',
  'dummy-not-updated',
  'dummy-deactivated',
  'not-a-dummy',
  'dummy-awaits-outcome',
  'no-such-result',
  'no-such-note',
  'no-such-vaccination',
  'impossible-vaccination-date',
  'already-paused',
  'not-paused',
  'already-restricted',
  'not-restricted',
  'missing-value',
);
export type RefusalCode = t.TypeOf<typeof RefusalCode>;

export const WarningCode = oneOf(
  'WarningCode',
  'test-older-than-4-months',
  'same-test-date',
  'ceased-will-reinstate',
  'inactive-not-reactivated',
  'repeated-deferral',
  'early-sample',
  'not-newest-test',
);
export type WarningCode = t.TypeOf<typeof WarningCode>;

export interface Refusal {
  readonly code: RefusalCode;
  /** What is wrong and what to do, for a person. Holds no personal data. */
  readonly message: string;
  /** The field of the command that is at fault. */
  readonly field?: string;
  /** The soonest date that would be allowed. */
  readonly earliest?: CivilDate;
  /** The last date that would be allowed. */
  readonly latest?: CivilDate;
}
