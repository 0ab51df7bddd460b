import ts from 'typescript';
import { filesIn, nodesOf, read, type SourceFile, sourceFile } from './source-files.ts';

/** A scenario, as far as it speaks of rules. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** The rule that it is about. */
  readonly rule: string;
  /** Rules that one of its decisions must cite. */
  readonly cites: readonly string[];
}

interface Written {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly timeline: readonly { readonly expect?: { readonly rules?: readonly string[] } }[];
}

/** Every scenario of the project, in order of file. That each fits the schema is for those who play them. */
export const scenarios = (): readonly Scenario[] =>
  filesIn(['test/scenarios'], '.json')
    .filter((path) => !path.endsWith('.schema.json'))
    .flatMap((path) => {
      const content = JSON.parse(read(path)) as Written | readonly Written[];
      return [content].flat().map(({ id, title, rule, timeline }) => {
        const cites = new Set(timeline.flatMap(({ expect }) => expect?.rules ?? []));
        return { id, title, path, rule, cites: [...cites] };
      });
    });

/** A test whose name mentions a rule. */
export interface NamedTest {
  readonly rule: string;
  readonly name: string;
  readonly path: string;
}

const isTest = (call: ts.CallExpression): boolean => /^(describe|it|test)\b/.test(call.expression.getText());

export const namedTestsIn = ({ path, code }: SourceFile): readonly NamedTest[] =>
  nodesOf(code).flatMap((node) => {
    const name = ts.isCallExpression(node) && isTest(node) ? node.arguments[0] : undefined;
    if (name === undefined || !ts.isStringLiteralLike(name)) return [];
    return [...new Set(name.text.match(/\b[A-Z]+-\d{2}\b/g))].map((rule) => ({ rule, name: name.text, path }));
  });

/** Every test of the project whose name mentions a rule. */
export const namedTests = (): readonly NamedTest[] =>
  filesIn(['domain', 'application', 'projections', 'adapters', 'test'], '.test.ts').flatMap((path) => namedTestsIn(sourceFile(path)));
