import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

/**
 * What `npm run types` and `npm run lint` find, in one process: the rules that look at types look at those that were
 * checked, instead of working every type out again, which halves the work. Ends with 1 if anything is found.
 */
const root = join(import.meta.dirname, '..');

const host: ts.ParseConfigFileHost = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  },
};

const programOf = (file: string): { readonly program: ts.Program; readonly mistaken: readonly ts.Diagnostic[] } => {
  const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, host);
  if (!parsed) throw new Error(`${file} cannot be read`);
  const program = ts.createProgram({ rootNames: parsed.fileNames, options: parsed.options });
  return { program, mistaken: [...parsed.errors, ...ts.getPreEmitDiagnostics(program)] };
};

const { program, mistaken } = programOf(join(root, 'tsconfig.json'));
const telling: ts.FormatDiagnosticsHost = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' };
process.stdout.write(ts.formatDiagnostics(mistaken, telling));

const eslint = new ESLint({
  cwd: root,
  overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, programs: [program] } } },
});
const linted = await eslint.lintFiles(['.']);
process.stdout.write(await (await eslint.loadFormatter('stylish')).format(linted));

const failed = mistaken.length > 0 || linted.some(({ errorCount, warningCount }) => errorCount + warningCount > 0);
process.exitCode = failed ? 1 : 0;
