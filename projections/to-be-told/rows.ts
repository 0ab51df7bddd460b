import type { Policy } from '../../domain/rules/policy.ts';
import type { History } from '../participant-history.ts';
import { projection } from '../projection.ts';
import { toBeToldTable } from './table.ts';

/** What has to be told. Follows from the policy too: another policy fills it anew. */
export const toBeTold = (policy: Policy) =>
  projection(toBeToldTable, `1, policy ${policy.version}`, (participantId: string, { toBeTold: { things, pauseEndedOn } }: History) =>
    things.map(({ position, what, testDate, on, answer, reason, owed, elsewhere }) => ({
      participant_id: participantId,
      position,
      what,
      test_date: testDate,
      happened_on: on,
      letter: answer?.letter ?? owed,
      reference: answer?.reference ?? null,
      letter_position: answer?.position ?? null,
      reason,
      elsewhere,
      pause_ended_on: pauseEndedOn,
    })),
  );
