import { nextStep } from '../../domain/participant/next-step.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { ofParticipants } from '../participant-history.ts';
import { dueActionsTable } from './table.ts';

/** Follows from the policy's timetable too: another policy fills it anew. */
export const dueActions = (policy: Policy) =>
  ofParticipants(dueActionsTable, `1, policy ${policy.version}`, (participant_id, participant) => {
    const due = nextStep(participant, policy);
    return due === null ? [] : [{ participant_id, due_on: due.on, step: due.step }];
  });
