import type * as t from 'io-ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import type { LetterOwedAnswer, ListedMessage, MessageAnswer } from '../answers/message.ts';
import { byHand } from './laboratory.ts';
import { exampleId } from './life.ts';

/** A made-up message that failed. */
const on = civilDate('2026-09-01');
export const exampleReference = '2b6bdded-150b-863f-b668-f98d1a7593e5';
const message = {
  reference: exampleReference, participantId: exampleId, letter: 'PX0A', kind: 'result', testDate: civilDate('2026-08-20'), openedOn: on, state: 'failed', since: on, takenBack: null, cancelled: null,
  failureCode: 'MFR_PDSV_0110', returnedOn: null, settled: null, needsSomebody: true, notifyId: '2WL3qFTEFM0qMY8xjRbt1LIKCzM', wasRead: false,
} as const;

export const exampleListedMessage: t.TypeOf<typeof ListedMessage> = { ...message, channels: ['nhsapp skipped'] };

const system = { user: 'messages', role: 'system', organisation: 'csms' };
const happened = { on, at: '2026-09-01T10:00:00.000Z', actor: system, caseNumber: null, comment: null, says: null };

export const exampleMessage: t.TypeOf<typeof MessageAnswer> = {
  ...message,
  channels: [{ channel: 'nhsapp', status: 'skipped', supplier: null, failureCode: null, at: '2026-09-01T10:00:04Z' }],
  history: [{ ...happened, type: 'message-opened' }, { ...happened, type: 'hand-over-begun' }, { ...happened, type: 'handed-over' }, { ...happened, type: 'message-status-told', actor: { ...system, user: 'nhs-notify' }, says: 'failed' }],
};

export const exampleLetterOwed: t.TypeOf<typeof LetterOwedAnswer> = { reference: exampleReference, letter: 'PX0A', kind: 'result', testDate: civilDate('2026-08-20'), askedOn: on, whereabouts: 'failed' };

export { byHand };
