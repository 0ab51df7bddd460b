import { type Mark, type Rule, ruleBook } from '../../domain/rules/book.ts';
import type { Citation } from '../ports/event-log.ts';

/** A rule that something rests on, as it is told to people. */
export interface ToldRule {
  readonly rule: string;
  /** The policy value that was used, where there was one. */
  readonly value: string | null;
  readonly says: string;
  readonly source: string;
  readonly mark: Mark;
}

const book: Readonly<Record<string, Rule>> = ruleBook;

/** A rule by its id; undefined for one that the book does not hold. */
export const ruleOf = (id: string): Rule | undefined => (Object.hasOwn(book, id) ? book[id] : undefined);

/** Looks the citations up. One that the book no longer holds is told as such: what was decided then still stands. */
export const tellRules = (citations: readonly Citation[]): readonly ToldRule[] =>
  citations.map(({ rule, value }) => ({
    rule,
    value: value ?? null,
    ...(ruleOf(rule) ?? { says: 'This rule is no longer in the rule book.', source: 'An earlier rule book', mark: 'L' as const }),
  }));

/** How well a rule is founded, by its mark. */
export const marks: Readonly<Record<Mark, string>> = {
  'S': 'Stated by a source of the programme.',
  'P': 'Shown in the public design prototype.',
  '2': 'Told by a secondary source: a trust, a practice, the press.',
  'L': 'Legacy, and perhaps no longer in force.',
  'I': 'Inferred from what sources say.',
  'K': 'Background knowledge that is not verified yet.',
  'D': 'A decision of this system, where sources are silent or disagree.',
};
