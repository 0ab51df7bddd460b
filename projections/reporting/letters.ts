import type { LetterCode } from '../../domain/codes/letter.ts';
import { type Letters, letters as policy } from '../../domain/rules/letters.ts';
import { lettersTable } from '../letters/table.ts';
import { listed, viewOf } from './view.ts';

/** By every policy that ever held. */
const everyCode = (of: (row: Letters) => readonly LetterCode[]): string => listed([...new Set(policy.flatMap(({ value }) => of(value)))]);

const invitations = everyCode(({ invitation, invitationWithoutPractice }) => [invitation, invitationWithoutPractice]);
const reminders = everyCode(({ reminder, reminderWithoutPractice }) => [reminder, reminderWithoutPractice]);

export const letters = viewOf(lettersTable, {
  name: 'letters',
  says: `${lettersTable.says} One that was held and then released has two rows: count those with the state requested to count what was to be sent.`,
  carries: ['participant_id', 'position', 'letter', 'asked_on', 'test_date', 'practice', 'state'],
  adds: {
    kind: {
      sql: `case when letter in (${invitations}) then 'invitation' when letter in (${reminders}) then 'reminder' when test_date is not null then 'result' else 'ceasing' end`,
      says: 'What it is about. invitation: asks to come. reminder: asks again. result: tells the result of a test. ceasing: tells that there will be no further invitations.',
    },
  },
});
