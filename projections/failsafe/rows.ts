import { ofParticipants } from '../participant-history.ts';
import { lastTestRow } from '../tables/last-test.ts';
import { personRow } from '../tables/person.ts';
import { failsafeTable } from './table.ts';

export const failsafe = ofParticipants(failsafeTable, '2', (participantId, p) =>
  p.failsafeSince === null || p.inactive !== null
    ? []
    : [
        {
          ...personRow(participantId, p),
          since: p.failsafeSince,
          referred_on_test_of: p.referral?.testDate ?? null,
          referral_weeks: p.referral?.weeks ?? null,
          ...lastTestRow(p),
          restricted: p.restricted,
        },
      ],
);
