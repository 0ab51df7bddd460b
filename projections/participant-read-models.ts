import type { Policy } from '../domain/rules/policy.ts';
import { dueActions } from './due-actions/rows.ts';
import { failsafe } from './failsafe/rows.ts';
import { letters } from './letters/rows.ts';
import { nonResponders } from './non-responders/rows.ts';
import type { History } from './participant-history.ts';
import { participantSummary } from './participant-summary/rows.ts';
import { priorNotificationList } from './prior-notification-list/rows.ts';
import type { Projection } from './projection.ts';
import { slideNumbers } from './slide-numbers/rows.ts';
import { toBeTold } from './to-be-told/rows.ts';
import { toReview } from './to-review/rows.ts';
import { validation } from './validation/rows.ts';

/** Every read model that follows from the participants' streams. */
export const participantReadModels = (policy: Policy): readonly Projection<History>[] => [
  participantSummary,
  dueActions(policy),
  priorNotificationList,
  nonResponders,
  toReview(policy),
  validation,
  failsafe,
  letters,
  slideNumbers,
  toBeTold(policy),
];
