import type { LetterCode } from '../../codes/letter.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { Address } from '../demographics.ts';
import type { Participant } from '../participant.ts';
import { accept, refusal, refuse } from './drafting.ts';
import { letter } from './letters.ts';

/** A letter that goes once more. */
export interface Again {
  readonly letter: LetterCode;
  readonly testDate: CivilDate | null;
  /** Reference of the message that it repeats. */
  readonly again: string;
  /** For this letter alone; null: to the address of the record. */
  readonly address: Address | null;
}

/** Asks for a letter once more, under a new reference; while letters are paused it is held. D-32. */
export const sendAgain = (p: Participant, { letter: code, testDate, again, address }: Again, today: CivilDate): Decided => {
  if (p.inactive !== null) return refuse(refusal('inactive', 'This person is inactive; no letter goes to them.'));
  return accept(letter(p, code, today, { testDate, again, ...(address === null ? {} : { address }) }));
};

/** Whether the round of invitations goes on for which somebody was invited: then an invitation or reminder may be sent again. */
export const isInvited = ({ ceased, round }: Participant): boolean => ceased === null && (round.status === 'invited' || round.status === 'reminded' || round.status === 'non-responder');
