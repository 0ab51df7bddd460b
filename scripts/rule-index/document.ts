import { marks } from '../../application/explain/rules.ts';
import { day } from '../../application/explain/words.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { type Rule, ruleBook, type RuleId } from '../../domain/rules/book.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { citations } from './citations.ts';
import { type Entry, entryInMarkdown, programmeStart } from './entry.ts';
import { notDecidedHere } from './not-decided-here.ts';
import { policyValues } from './policy-values.ts';
import { namedTests, scenarios } from './proofs.ts';
import { type Subject, subjects } from './subjects.ts';
import { vocabulary } from './vocabulary.ts';

/** Every rule of the book with what the code, the policy, the scenarios and the tests say of it. */
export const entries = (): readonly Entry[] => {
  const [cited, values, played, tested] = [citations(), policyValues(), scenarios(), namedTests()];
  return Object.entries(ruleBook as Readonly<Record<string, Rule>>).map(([id, rule]) => ({
    id,
    rule,
    citations: cited.filter((citation) => citation.rule === id),
    values: values.filter((value) => value.rule === id),
    scenarios: played.filter((scenario) => scenario.rule === id || scenario.cites.includes(id)),
    tests: tested.filter((test) => test.rule === id),
    notDecidedHere: notDecidedHere[id as RuleId],
  }));
};

const introduction = (all: readonly Entry[]): string => {
  const decided = all.filter(({ citations: cited }) => cited.length > 0).length;
  const played = new Set(all.flatMap((entry) => entry.scenarios.map(({ id }) => id))).size;
  return `# The rules

Every rule that this system knows of the programme: what it says, where it comes from, where the code decides by it, with which values, and what proves it. The page is made from the code by \`npm run rule-index\`; a test fails when the two differ.

Of ${all.length} rules, ${decided} are decided here and ${all.length - decided} elsewhere or by people; the entry of each of those says why. ${played} scenarios, played against the whole system, prove them. The policy in force is version ${programmePolicy.version}.

How to read an entry:

- **Source** names what the rule rests on, and in italics how well it is founded.
- **Decided in** names the files, and in brackets the functions and tables, that rest on the rule. Whatever they decide is stored with the rule's id, and shown to whoever asks for an explanation.
- **Values** are the numbers in force. One without a date has held since the programme began (${day(civilDate(programmeStart))}). A change is one more value with the day from which it holds; what was decided before stands.
- **Scenarios** are about this rule. **Also cited in** names those that are about another one, and in which a decision must cite this one. A scenario is a participant's life in dated steps, with what must be so after each.
- **Tests** mention the rule by name.

How well a rule is founded:

${[...new Set(all.map(({ rule }) => rule.mark))].map((mark) => `- ${marks[mark]} Rules: ${all.filter(({ rule }) => rule.mark === mark).length}.`).join('\n')}`;
};

const anchor = (title: string): string => title.toLowerCase().replaceAll(' ', '-');

const contents = (all: readonly Subject[]): string =>
  ['## Contents', [...all.map(({ title, about, rules }) => `- [${title}](#${anchor(title)}): ${about} ${rules.length === 1 ? '1 rule' : `${rules.length} rules`}.`), '- [Codes](#codes): What the codes of results, refusals, warnings and letters mean.'].join('\n')].join('\n\n');

const chapter = ({ title, about, rules }: Subject, all: readonly Entry[]): string =>
  [`## ${title}`, about, ...all.filter(({ id }) => rules.includes(id)).map(entryInMarkdown)].join('\n\n');

/** The rule index as it should stand in docs/rules.md. */
export const ruleIndex = (): string => {
  const [all, chapters] = [entries(), subjects()];
  return `${[introduction(all), contents(chapters), ...chapters.map((subject) => chapter(subject, all)), vocabulary()].join('\n\n')}\n`;
};
