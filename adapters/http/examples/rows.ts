import type * as t from 'io-ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import type { AwaitingValidation, Letter, NonResponder, OnFailsafe, PriorNotification, ToReview } from '../answers/listed.ts';
import { exampleId, exampleNhsNumber } from './life.ts';

interface ExampleRows {
  readonly priorNotification: t.TypeOf<typeof PriorNotification>;
  readonly nonResponder: t.TypeOf<typeof NonResponder>;
  readonly toReview: t.TypeOf<typeof ToReview>;
  readonly awaitingValidation: t.TypeOf<typeof AwaitingValidation>;
  readonly onFailsafe: t.TypeOf<typeof OnFailsafe>;
  readonly letter: t.TypeOf<typeof Letter>;
}

/** Made-up rows of the lists. */

const person = {
  participantId: exampleId,
  nhsNumber: exampleNhsNumber,
  familyName: 'SMITH',
  givenName: 'JANE',
  dateOfBirth: civilDate('1990-10-22'),
  practice: 'A81001',
  restricted: false,
};
const lastTest = { date: civilDate('2023-11-06'), codes: 'X0A', months: 36 };
const nextTestDueDate = civilDate('2026-11-06');

export const exampleRows: ExampleRows = {
  priorNotification: { ...person, recallType: 'routine', nextTestDueDate, listedOn: civilDate('2026-08-28'), reviewBy: civilDate('2026-09-25'), reviewInDays: 23, confirmed: false, lastTest },
  nonResponder: { ...person, recallType: 'routine', nextTestDueDate, since: civilDate('2027-05-07'), listedUntil: civilDate('2027-07-02'), reviewInDays: 56, nonResponderCount: 1, lastTest },
  toReview: { ...person, kind: 'recently-ceased', newPatient: false, recallType: 'ceased', nextTestDueDate: null, ceasedFor: 'no-cervix', since: civilDate('2026-09-02'), listedUntil: civilDate('2026-10-28'), reviewInDays: 56, lastTest },
  awaitingValidation: { ...person, testDate: civilDate('2026-08-20'), codes: '30A', repeatMonths: null, selfSample: false, slideNumber: '260820-0311', laboratory: '60280', reasons: ['invalid-code-combination'], since: civilDate('2026-09-01') },
  onFailsafe: { ...person, since: civilDate('2026-08-01'), referral: { testDate: civilDate('2026-02-02'), weeks: 2 }, lastTest: { date: civilDate('2026-02-02'), codes: '49S', months: 12 } },
  letter: { position: 1_284, reference: '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11', participantId: exampleId, letter: 'PA1', testDate: null, askedOn: civilDate('2026-09-25'), practice: 'A81001', restricted: false, state: 'requested' },
};
