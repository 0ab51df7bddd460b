import type { LetterCode } from '../../codes/letter.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decision } from '../../decision.ts';
import { event } from '../events.ts';
import { type HeldLetter, isPaused, type Participant } from '../participant.ts';
import { cite, draft, nothing } from './drafting.ts';

/** What a letter is about, where it goes if not to the address of the record, and which earlier one it repeats. */
type About = Partial<Pick<HeldLetter, 'testDate' | 'address' | 'again'>>;

/**
 * A letter owed to this person: asked for, or held while letters are paused, and after that beside one of the same kind that is
 * still to be released: it would be taken for that one (D-32). The inactive get none (ELIG-07).
 */
export const letter = (p: Participant, code: LetterCode | null, today: CivilDate, { testDate = null, ...ofItsOwn }: About = {}): Decision => {
  if (code === null) return nothing;
  if (p.inactive !== null) return draft([], [cite('ELIG-07')]);
  const owed = { letter: code, testDate, ...ofItsOwn, on: today };
  const waitsBeside = p.held.some((held) => held.letter === code && held.testDate === testDate);
  return isPaused(p) || waitsBeside ? draft([event('letter-held', owed)], [cite('D-32')]) : draft([event('letter-requested', owed)]);
};

/** For somebody who becomes inactive: what was held is no longer owed. D-28. */
export const cancelHeld = ({ held }: Participant, today: CivilDate): Decision =>
  held.length === 0 ? nothing : draft([event('held-letters-cancelled', { on: today })], [cite('D-28')]);
