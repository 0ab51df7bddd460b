import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { newest } from '../results.ts';
import type { RecordedResult } from '../test-result.ts';
import { accept, after, cite, draft, nothing, refusal, refuse, together } from './drafting.ts';
import { followRevised, isAgedOut, reviseNewest } from './follow-newest.ts';
import { firstCall, reinstated } from './scheduling.ts';

/** CSAS withdraws a recorded result; what it had set follows from what is left. NTDD-04, D-25. */
export const withdrawResult = (p: Participant, which: CommandOf<'withdraw-result'>['with'], today: CivilDate, policy: Policy): Decided => {
  const found = p.results.findLast(
    (result) => result.testDate === which.testDate && (which.number === undefined || result.number === which.number),
  );
  if (found === undefined)
    return refuse(refusal('no-such-result', 'There is no result with this test date on the record.', { field: 'testDate' }));

  const withdrawn = draft(
    [event('result-withdrawn', { number: found.number, testDate: found.testDate, on: today })],
    [cite('NTDD-04')],
  );
  const without = after(p, withdrawn.events);
  if (newest(p.results)?.number !== found.number) return accept(withdrawn, reviseNewest(without, today, policy));
  return accept(withdrawn, followWhatIsLeft(without, found, today, policy));
};

const followWhatIsLeft = (p: Participant, gone: RecordedResult, today: CivilDate, policy: Policy) => {
  // Ceased stays ceased, unless it was a consequence of the test that is gone.
  if (p.ceased !== null && !(p.ceased.reason === 'age' && isAgedOut(p, gone, policy))) return nothing;
  const reinstatement = reinstated(p, today, [cite('NTDD-04')]);
  const now = after(p, reinstatement.events);
  const next = newest(now.results) === null ? firstCall : followRevised;
  return together(reinstatement, next(now, 'result-withdrawn', today, policy));
};
