import * as E from 'fp-ts/lib/Either.js';
import type { Refusal, RefusalCode, WarningCode } from '../../codes/refusal.ts';
import type { Citation, Decided, Decision } from '../../decision.ts';
import type { RuleId } from '../../rules/book.ts';
import { evolve } from '../evolve.ts';
import type { ParticipantEvent } from '../events.ts';
import type { Participant } from '../participant.ts';

/** A decision in the making; parts are joined with `together`. */
export const draft = (
  events: readonly ParticipantEvent[],
  rules: readonly Citation[] = [],
  warnings: readonly WarningCode[] = [],
  refusals: readonly Refusal[] = [],
): Decision => ({ events, rules, warnings, refusals });

export const nothing: Decision = draft([]);

export const together = (...parts: readonly Decision[]): Decision => ({
  events: parts.flatMap((part) => part.events),
  rules: unique(parts.flatMap((part) => part.rules)),
  warnings: [...new Set(parts.flatMap((part) => part.warnings))],
  refusals: parts.flatMap((part) => part.refusals),
});

const unique = (citations: readonly Citation[]): readonly Citation[] => [
  ...new Map(citations.map((citation) => [`${citation.rule} ${citation.value ?? ''}`, citation])).values(),
];

export const accept = (...parts: readonly Decision[]): Decided => E.right(together(...parts));

export const refuse = (first: Refusal, ...others: readonly Refusal[]): Decided => E.left([first, ...others]);

export const refusal = (code: RefusalCode, message: string, where: Omit<Refusal, 'code' | 'message'> = {}): Refusal => ({
  code,
  message,
  ...where,
});

export const cite = (rule: RuleId, value?: string | number): Citation =>
  value === undefined ? { rule } : { rule, value: String(value) };

/** The participant as these events leave them. */
export const after = (p: Participant, events: readonly ParticipantEvent[]): Participant =>
  events.reduce<Participant>((now, event) => evolve({ kind: 'participant', ...now }, event) as Participant, p);
