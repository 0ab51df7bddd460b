import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { Policy } from '../../rules/policy.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { newest } from '../results.ts';
import { accept, after, cite, draft, nothing, refusal, refuse, together } from './drafting.ts';
import { followNewest, reviseNewest } from './follow-newest.ts';
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
  return accept(withdrawn, followWhatIsLeft(without, today, policy));
};

const followWhatIsLeft = (p: Participant, today: CivilDate, policy: Policy) => {
  // Ceased by hand stays ceased; ceased by the system for age was a consequence of the test that is gone.
  if (p.ceased !== null && p.ceased.reason !== 'age') return nothing;
  const last = newest(p.results);
  const reinstatement = reinstated(p, today, [cite('NTDD-04')]);
  const now = after(p, reinstatement.events);
  if (last === null) return together(reinstatement, firstCall(now, 'result-withdrawn', today, policy));
  return together(reinstatement, followNewest(now, last, 'result-withdrawn', today, policy));
};
