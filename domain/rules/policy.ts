import type { CivilDate } from '../dates/civil-date.ts';
import { accessRetention } from './access-retention.ts';
import { breakGlass } from './break-glass.ts';
import { ceasePermissions } from './cease-permissions.ts';
import { channels } from './channels.ts';
import { dischargeProposals, routineAfterDischarge, twoWeekFindings } from './colposcopy.ts';
import { combinations, unknownCombinations } from './combinations.ts';
import { inForce } from './dated.ts';
import { historyDownloads } from './history-downloads.ts';
import { deferralLimits } from './deferral-limits.ts';
import { routineIntervals } from './intervals.ts';
import { laboratoryWork } from './laboratory-work.ts';
import { laboratories } from './laboratories.ts';
import { lateLetters } from './late-letters.ts';
import { letters } from './letters.ts';
import { type Limits, limits } from './limits.ts';
import { matching } from './matching.ts';
import { practiceNotices } from './practice-notices.ts';
import { reconciliation } from './reconciliation.ts';
import { sampleLimits } from './sample-limits.ts';
import { senders } from './senders.ts';
import { sessions } from './sessions.ts';
import { timetable } from './timetable.ts';
import { unusualDays } from './unusual-days.ts';

/** The programme's policy: every number and code that a decision uses, each with the day from which it holds. */
export const programmePolicy = {
  /** Stored with every event that was decided by it. */
  version: '2026-07-01',
  timetable,
  limits,
  routineIntervals,
  combinations,
  letters,
  lateLetters,
  channels,
  unknownCombinations,
  deferralLimits,
  ceasePermissions,
  twoWeekFindings,
  dischargeProposals,
  routineAfterDischarge,
  sampleLimits,
  unusualDays,
  matching,
  laboratoryWork,
  laboratories,
  senders,
  practiceNotices,
  breakGlass,
  reconciliation,
  sessions,
  accessRetention,
  historyDownloads,
};

export type Policy = Readonly<typeof programmePolicy>;

export const limitsOn = (policy: Policy, on: CivilDate): Limits => inForce(policy.limits, on).value;
