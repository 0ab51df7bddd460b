import ts from 'typescript';
import { ruleBook } from '../../domain/rules/book.ts';
import { nodesOf, sourceFile } from './source-files.ts';

/** A chapter of the rule book. */
export interface Subject {
  readonly title: string;
  /** What it is about, in a sentence. */
  readonly about: string;
  readonly rules: readonly string[];
}

const titleOf = (file: string): string => {
  const words = file.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The first words of the comment above the rules of a file. */
const aboutOf = (table: ts.VariableStatement): string => {
  const [comment] = ts.getJSDocCommentsAndTags(table);
  return ts.getTextOfJSDocComment(comment?.comment) ?? '';
};

const propertiesOf = (table: ts.VariableStatement): readonly string[] => {
  const rules = nodesOf(table).find(ts.isObjectLiteralExpression)?.properties ?? [];
  return rules.flatMap(({ name }) => (name !== undefined && ts.isStringLiteral(name) && Object.hasOwn(ruleBook, name.text) ? [name.text] : []));
};

const subjectIn = (file: string): Subject => {
  const tables = sourceFile(`domain/rules/book/${file}.ts`).code.statements.filter(ts.isVariableStatement);
  const table = tables.find((statement) => propertiesOf(statement).length > 0);
  return { title: titleOf(file), about: table === undefined ? '' : aboutOf(table), rules: table === undefined ? [] : propertiesOf(table) };
};

/** The chapters in the order in which the book puts them together. */
export const subjects = (): readonly Subject[] => {
  const nodes = nodesOf(sourceFile('domain/rules/book.ts').code);
  const files = new Map(
    nodes.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
      const file = ts.isStringLiteral(moduleSpecifier) ? /^\.\/book\/(.+)\.ts$/.exec(moduleSpecifier.text)?.[1] : undefined;
      const names = importClause?.namedBindings;
      if (file === undefined || names === undefined || !ts.isNamedImports(names)) return [];
      return names.elements.map(({ name }) => [name.text, file] as const);
    }),
  );
  return nodes.filter(ts.isSpreadAssignment).map(({ expression }) => subjectIn(files.get(expression.getText()) ?? expression.getText()));
};
