import { variables, type Variable } from './variables.ts';

const start = '<!-- configuration -->';
const end = '<!-- /configuration -->';

const shownDefault = ({ default: text, unset, secret }: Variable): string => unset ?? (secret ? 'a sample' : `\`${text}\``);

const row = (variable: Variable): string =>
  `| \`${variable.name}\` | ${variable.meaning}${variable.secret ? ' (secret)' : ''} | ${shownDefault(variable)} |`;

/** The table of environment variables, in Markdown. */
export const configurationTable = (): string =>
  ['| variable | meaning | default |', '|---|---|---|', ...Object.values<Variable>(variables).map(row)].join('\n');

/** A document with the table between its markers brought up to date; without markers, as it was. */
export const withTable = (document: string): string => {
  const [before, rest] = [document.indexOf(start), document.indexOf(end)];
  if (before === -1 || rest === -1) return document;
  return `${document.slice(0, before + start.length)}\n${configurationTable()}\n${document.slice(rest)}`;
};
