import type { Decision, Refusals } from '../../domain/decision.ts';
import { refusalRules } from '../../domain/rules/refusal-rules.ts';
import type { Answer } from './world.ts';

export const silence: Answer = { refusals: [], warnings: [], rules: [], repeatMonths: null };

export const refusing = (refusals: Refusals): Answer => ({ ...silence, refusals, rules: refusals.flatMap(({ code }) => refusalRules[code]) });

export const unregistered: Answer = refusing([{ code: 'not-registered', message: 'This person is not in the cohort.' }]);

export const answerOf = ({ refusals, warnings, rules, events }: Decision): Answer => {
  const recorded = events.find((event) => event.type === 'result-recorded');
  return { refusals, warnings, rules: rules.map(({ rule }) => rule), repeatMonths: recorded?.data.result.months ?? null };
};
