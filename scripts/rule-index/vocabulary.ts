import { refusalProblems } from '../../adapters/http/problems/refusals.ts';
import { findingsInWords, letterInWords } from '../../application/explain/codes.ts';
import { warnings } from '../../application/explain/warnings.ts';
import { LetterCode } from '../../domain/codes/letter.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { RefusalCode, WarningCode } from '../../domain/codes/refusal.ts';
import { Action, Cytology, Hpv } from '../../domain/codes/result.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { monthsInWords } from './policy-values.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const rule = (id: string): string => `[${id}](#${id.toLowerCase()})`;

const code = (word: string): string => `\`${word}\``;

/** The codes as they stand in the table: cytology, HPV where there is one, action. */
const meaningOf = (codes: string): string => {
  const [cytology, hpv, action] = codes.length === 3 ? codes : [codes[0], null, codes[1]];
  return Cytology.is(cytology) && (hpv === null || Hpv.is(hpv)) && Action.is(action) ? findingsInWords({ cytology, hpv, action }) : '';
};

const combinations = (): string =>
  table(
    ['codes', 'meaning', 'next test', 'letter', 'rule'],
    Object.entries(programmePolicy.combinations.at(-1)?.value ?? {})
      .filter(([codes, { letter }]) => !codes.endsWith('H') || letter !== null)
      .map(([codes, combination]) => [code(codes), meaningOf(codes), monthsInWords(combination.months), combination.letter ?? 'none', rule(combination.rule)]),
  );

/** The codes of results, refusals, warnings and letters, each with what it means. */
export const vocabulary = (): string =>
  [
    '## Codes',
    '### Codes of results',
    'The codes that may stand together: cytology, HPV, action. Action H goes with each of them too; it records the result and leaves the date alone.',
    combinations(),
    '### Codes of refusals',
    'Why something is refused. Nothing changes then, but a refused result is kept on the validation worklist.',
    table(['code', 'meaning'], wordsOf(RefusalCode).map((word) => [code(word), `${refusalProblems[word].title}. ${refusalProblems[word].says}`])),
    '### Codes of warnings',
    'What is told beside something that is done all the same.',
    table(['code', 'meaning'], wordsOf(WarningCode).map((word) => [code(word), warnings[word]])),
    '### Codes of letters',
    'Every letter that can be owed. A result letter is named by P and the codes of its result.',
    table(['code', 'letter'], wordsOf(LetterCode).map((word) => [code(word), letterInWords(word)])),
  ].join('\n\n');
