/** Which room may import what. The rooms and the reasons are in docs; imports point inwards: domain ← application ← projections ← adapters. */
const tests = '\\.test\\.ts$';
const libraries = '(^|node_modules/)(fp-ts|io-ts|temporal-polyfill)(/|$)';
const vague = '(^|/)(utils?|utilities|helpers?|commons?|misc|shared|lib|stuff)(/|\\.[a-z]+$)';

/** A room's product code imports nothing but what is allowed. Its tests may also use the tools that tests need. */
const room = (name, ...allowed) => ({
  name: `${name}-imports`,
  comment: `${name}/ may import only: ${allowed.join(' ')}`,
  severity: 'error',
  from: { path: `^${name}/`, pathNot: tests },
  to: { pathNot: [`^${name}/`, ...allowed] },
});

module.exports = {
  forbidden: [
    room('domain', libraries),
    // Of crypto, the linter lets only hashes through, which are pure functions.
    room('application', '^domain/', libraries, '^(node:)?crypto$'),
    room('projections', '^domain/', '^application/ports/', libraries, '(^|node_modules/)kysely(/|$)'),
    {
      name: 'inwards',
      comment: 'tests beside the domain and the application need nothing of the outer rooms either',
      severity: 'error',
      from: { path: '^(domain|application)/' },
      to: { path: '^(projections|adapters|scripts)/' },
    },
    {
      name: 'domain-tests-stay-inside',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: '^(application|test)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(domain|application|projections|adapters|scripts|test)/' },
      to: { circular: true },
    },
    {
      name: 'no-development-tools-in-the-product',
      comment: 'what `npm ci --omit=dev` leaves out cannot be imported at run time',
      severity: 'error',
      from: { path: '^(domain|application|projections|adapters)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(domain|application|projections|adapters|scripts)/', pathNot: tests },
      to: { path: [tests, '^test/'] },
    },
    {
      name: 'one-logger',
      comment: 'a logger made elsewhere would print whatever it is given: adapters/logging makes the one there is',
      severity: 'error',
      from: { path: '^(adapters|scripts|test)/', pathNot: '^adapters/logging/' },
      to: { path: '(^|node_modules/)pino(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'everything imported is named in package.json',
      severity: 'error',
      from: { path: '^(domain|application|projections|adapters|scripts|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-missing-files',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-vague-names', severity: 'error', from: { pathNot: 'node_modules' }, to: { path: vague, pathNot: 'node_modules' } },
    { name: 'no-vague-names-inside', severity: 'error', from: { path: vague, pathNot: 'node_modules' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.data|\\.bench|coverage|docs)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
