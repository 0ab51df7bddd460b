import { marks } from '../../application/explain/rules.ts';
import { day } from '../../application/explain/words.ts';
import type { Rule } from '../../domain/rules/book.ts';
import type { Citation } from './citations.ts';
import type { PolicyValue } from './policy-values.ts';
import type { NamedTest, Scenario } from './proofs.ts';

/** All that the code and its tests say of one rule. */
export interface Entry {
  readonly id: string;
  readonly rule: Rule;
  readonly citations: readonly Citation[];
  readonly values: readonly PolicyValue[];
  readonly scenarios: readonly Scenario[];
  readonly tests: readonly NamedTest[];
  readonly notDecidedHere: string | undefined;
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A link from the document to a file. */
const link = (path: string, text = fileName(path)): string => `[${text}](../${path})`;

const byPath = <T extends { readonly path: string }>(items: readonly T[], tell: (item: T) => string): string =>
  [...new Set(items.map(({ path }) => path))]
    .map((path) => `${link(path)} (${[...new Set(items.filter((item) => item.path === path).map(tell))].join(', ')})`)
    .join('; ');

/** With this day, the start of the programme, no value is told: it has always held. */
export const programmeStart = '1988-04-01';

const valueInWords = ({ from, says }: PolicyValue): string => (from === programmeStart ? says : `from ${day(from)}: ${says}`);

/** One item beside its heading, several below it. */
const listed = (heading: string, items: readonly string[]): readonly string[] =>
  items.length < 2 ? items.map((item) => `${heading}: ${item}`) : [`${heading}:`, ...items.map((item) => `  - ${item}`)];

/** The rule in the words of the book, with its links to other rules of the document. */
const linked = (text: string): string => text.replaceAll(/\b([A-Z]+-\d{2})\b/g, (id) => `[${id}](#${id.toLowerCase()})`);

export const entryInMarkdown = ({ id, rule, citations, values, scenarios, tests, notDecidedHere }: Entry): string => {
  const about = scenarios.filter((scenario) => scenario.rule === id);
  const others = scenarios.filter((scenario) => scenario.rule !== id);
  const lines = [
    `Source: ${linked(rule.source)}. *${marks[rule.mark]}*`,
    notDecidedHere === undefined ? `Decided in: ${byPath(citations, ({ place }) => `\`${place}\``)}` : `Not decided here: ${linked(notDecidedHere)}`,
    ...listed('Values', values.map(valueInWords)),
    ...listed('Scenarios', about.map(({ id: name, title, path }) => `${link(path, name)} ${title}`)),
    ...(others.length === 0 ? [] : [`Also cited in: ${byPath(others, (scenario) => scenario.id)}`]),
    ...(tests.length === 0 ? [] : [`Tests: ${byPath(tests, ({ name }) => `“${name}”`)}`]),
  ];
  return [`### ${id}`, linked(rule.says), lines.map((line) => (line.startsWith(' ') ? line : `- ${line}`)).join('\n')].join('\n\n');
};
