import { defineConfig, globalIgnores } from 'eslint/config';
import { configs, parser, plugin } from 'typescript-eslint';

/** Ways to learn the time or chance, which the inner rooms are told instead. */
const clocksAndDice = ['Date', 'performance', 'process', 'crypto', 'setTimeout', 'setInterval', 'setImmediate'];

const untruthfulTests = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|only|todo|skipIf|runIf|fails)$/]',
    message: 'Every test runs, everywhere, and means what it says.',
  },
  {
    selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock|stubGlobal)$/]',
    message: 'Run the real part, or another filling of its port.',
  },
];

export default defineConfig(
  globalIgnores(['.data/', '.bench/', 'coverage/', 'docs/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [configs.base],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': plugin },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-duplicate-imports': 'error',
      'no-unused-expressions': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['domain/**/*.ts', 'application/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...clocksAndDice],
      'no-restricted-imports': [
        'error',
        { paths: ['node:crypto', 'crypto'].map((name) => ({ name, allowImportNames: ['createHash'], message: 'Chance is given.' })) },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is given.' },
        { object: 'Temporal', property: 'Now', message: 'Time is given.' },
      ],
    },
  },
  {
    files: ['domain/**/*.ts', 'application/**/*.ts', 'projections/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  { files: ['**/*.test.ts', 'test/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...untruthfulTests] } },
);
