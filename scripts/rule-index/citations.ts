import ts from 'typescript';
import { filesIn, nodesOf, type SourceFile, sourceFile } from './source-files.ts';

/** A rule named by code: in a decision, or in a row of a table that decisions read. */
export interface Citation {
  readonly rule: string;
  readonly path: string;
  /** The function or table of that file. */
  readonly place: string;
}

const ruleId = /^[A-Z]+-\d{2}$/;

/** Compared with, or only a type: nothing is decided by it. */
const isNoCitation = ({ parent }: ts.Node): boolean =>
  ts.isLiteralTypeNode(parent) ||
  (ts.isBinaryExpression(parent) &&
    [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(parent.operatorToken.kind));

const placeOf = (node: ts.Node): string => {
  const outer = ts.findAncestor(node, ({ parent }) => ts.isSourceFile(parent));
  if (outer !== undefined && ts.isVariableStatement(outer)) return outer.declarationList.declarations[0]?.name.getText() ?? '';
  return outer !== undefined && ts.isFunctionDeclaration(outer) ? (outer.name?.text ?? '') : '';
};

/** Every rule that the code of a file cites; comments do not count. */
export const citationsIn = ({ path, code }: SourceFile): readonly Citation[] =>
  nodesOf(code).flatMap((node) =>
    ts.isStringLiteralLike(node) && ruleId.test(node.text) && !isNoCitation(node) ? [{ rule: node.text, path, place: placeOf(node) }] : [],
  );

const isOfTheBook = (path: string): boolean => /^domain\/rules\/book(\.ts|\/)/.test(path);

/** Every place of the domain that cites a rule. */
export const citations = (): readonly Citation[] =>
  filesIn(['domain'], '.ts')
    .filter((path) => !path.endsWith('.test.ts') && !isOfTheBook(path))
    .flatMap((path) => citationsIn(sourceFile(path)));
