import { ceasing } from './book/ceasing.ts';
import { colposcopy } from './book/colposcopy.ts';
import { communication } from './book/communication.ts';
import { decisions } from './book/decisions.ts';
import { deferral } from './book/deferral.ts';
import { dueDate } from './book/due-date.ts';
import { eligibility } from './book/eligibility.ts';
import { failsafeRules } from './book/failsafe.ts';
import { identity } from './book/identity.ts';
import { intervals } from './book/intervals.ts';
import { letters } from './book/letters.ts';
import { results } from './book/results.ts';
import { retentionRules } from './book/retention.ts';
import type { Rules } from './book/rule.ts';
import { samples } from './book/samples.ts';
import { selfSampling } from './book/self-sampling.ts';
import { timetable } from './book/timetable.ts';
import { validation } from './book/validation.ts';

export type { Mark, Rule } from './book/rule.ts';

/**
 * Every rule the system can cite, in plain English and with its source. A decision names the rules it rests on by id;
 * this is where a person reads what they say. The values in force are the policy's.
 */
export const ruleBook = {
  ...eligibility,
  ...intervals,
  ...dueDate,
  ...timetable,
  ...results,
  ...validation,
  ...letters,
  ...colposcopy,
  ...ceasing,
  ...deferral,
  ...samples,
  ...identity,
  ...failsafeRules,
  ...communication,
  ...selfSampling,
  ...retentionRules,
  ...decisions,
} as const satisfies Rules;

export type RuleId = keyof typeof ruleBook;
