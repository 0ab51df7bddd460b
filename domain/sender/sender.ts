import type { CivilDate } from '../dates/civil-date.ts';
import type { SenderDetails } from './details.ts';
import type { SenderEvent } from './events.ts';

/** A sender as the register has it. */
export interface Sender {
  readonly kind: 'sender';
  readonly details: SenderDetails;
  readonly active: boolean;
  /** Day on which anything of it changed last, and why. */
  readonly changedOn: CivilDate;
  readonly comment: string;
}

export type SenderRecord = { readonly kind: 'unknown' } | Sender;

export const noSender: SenderRecord = { kind: 'unknown' };

/** The sender after one more event. Never decides and never throws; what does not fit changes nothing. */
export const evolveSender = (record: SenderRecord, { type, data }: SenderEvent): SenderRecord => {
  const changed = { changedOn: data.on, comment: data.comment };
  if (type === 'sender-added') return record.kind === 'unknown' ? { kind: 'sender', details: data.details, active: true, ...changed } : record;
  if (record.kind === 'unknown') return record;
  switch (type) {
    case 'sender-changed':
      return { ...record, details: data.details, ...changed };
    case 'sender-deactivated':
      return { ...record, active: false, ...changed };
    case 'sender-reactivated':
      return { ...record, active: true, ...changed };
  }
};
