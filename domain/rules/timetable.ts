import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** The round of invitations, in weeks. */
export interface Timetable {
  /** From the prior notification list to the next test due date. TT-01. */
  readonly listBeforeDue: number;
  /** From the list to the invitation: the practice's time to answer. TT-02. */
  readonly listToInvitation: number;
  /** TT-03. */
  readonly invitationToReminder: number;
  /** TT-04, D-13. */
  readonly reminderToNonResponder: number;
  /** How long a non-responder stays on the practice's list. TT-04. */
  readonly nonResponderList: number;
  /** How long someone stays on the practice's list of patients to review. TT-04. */
  readonly reviewList: number;
}

export const timetable: Table<Timetable> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'TT-01',
    value: {
      listBeforeDue: 10,
      listToInvitation: 4,
      invitationToReminder: 18,
      reminderToNonResponder: 14,
      nonResponderList: 8,
      reviewList: 8,
    },
  },
];
