import { letterKind } from '../codes/letter-kind.ts';
import { addMonths, type CivilDate } from '../dates/civil-date.ts';
import { isInvited } from '../participant/decide/send-again.ts';
import type { EventOf } from '../participant/events.ts';
import { isPaused, type Participant } from '../participant/participant.ts';
import { inForce } from '../rules/dated.ts';
import type { Policy } from '../rules/policy.ts';
import type { OpenMessage } from './message.ts';

/** A message that waits, to whom it goes as their record stands, and the event that asked for the letter. */
export interface ToJudge {
  readonly message: Pick<OpenMessage, 'releasedOn'>;
  readonly participant: Participant;
  readonly asked: EventOf<'letter-requested'>['data'];
}

/** Why somebody must say whether a letter still goes. D-37 */
export const tooLate = 'too-late';

/** Whether a message may go. `inactive`: nothing is owed to them any more. `no-longer-owed`: what it says has been overtaken. */
export type Standing = 'may-go' | 'paused' | 'inactive' | 'no-longer-owed' | typeof tooLate;

/** Of several reasons against it the first: D-28, D-32, and D-37 for both others. */
export const standingOf = (of: ToJudge, today: CivilDate, policy: Pick<Policy, 'lateLetters'>): Standing => {
  if (of.participant.inactive !== null) return 'inactive';
  if (isPaused(of.participant)) return 'paused';
  if (waitsSince(of) < addMonths(today, -inForce(policy.lateLetters, today).value.months)) return tooLate;
  return isOvertaken(of) ? 'no-longer-owed' : 'may-go';
};

/** The time of a pause does not count: what it held goes out when it ends. */
const waitsSince = ({ message: { releasedOn }, asked }: ToJudge): CivilDate => (releasedOn !== null && releasedOn > asked.on ? releasedOn : asked.on);

/** What people asked for once more they knew to be right. */
const isOvertaken = ({ participant, asked }: ToJudge): boolean => {
  if (asked.again !== undefined) return false;
  switch (letterKind(asked.letter)) {
    case 'invitation':
    case 'reminder':
      return !isInvited(participant);
    case 'ceasing':
      return participant.ceased === null;
    case 'result':
    case 'referral':
      return false;
  }
};
