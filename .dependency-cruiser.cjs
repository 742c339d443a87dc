// The parser takes every file for plain TypeScript and stumbles over JSX: tell it which files hold some.
const swc = require('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

/** Import directions: app, workers → components → lib; inside lib nobody but context.ts names an adapter. */
module.exports = {
  forbidden: [
    { name: 'lib-stands-alone', severity: 'error', from: { path: '^lib/' }, to: { path: '^(app|components|workers|infra|tests)/' } },
    { name: 'components-use-lib-only', severity: 'error', from: { path: '^components/' }, to: { path: '^(app|workers|infra|tests)/' } },
    { name: 'app-and-workers-apart', severity: 'error', from: { path: '^app/' }, to: { path: '^workers/' } },
    { name: 'workers-never-import-app', severity: 'error', from: { path: '^workers/' }, to: { path: '^app/' } },
    { name: 'product-never-imports-tests', severity: 'error', from: { path: '^(app|components|lib|workers)/' , pathNot: '\\.test\\.tsx?$' }, to: { path: '^(tests|infra)/' } },
    {
      name: 'only-the-composition-root-names-adapters', severity: 'error',
      from: { path: '^(app|components|lib|workers)/', pathNot: ['^lib/context\\.ts$', '\\.test\\.tsx?$', '^lib/(stats|documents|sqlite)/'] },
      to: { path: '^lib/(stats|documents)/(sqlite|mongo|influx)' },
    },
    {
      name: 'adapters-of-vault-and-mail-are-named-by-the-composition-root', severity: 'error',
      from: { path: '^(app|components|lib|workers)/', pathNot: ['^lib/context\\.ts$', '\\.test\\.tsx?$', '^lib/(vault|mail)/'] },
      to: { path: '^lib/(vault/(key-file|kms|create-vault)|mail/(smtp|log))' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    // Of aws-lambda there are types only: the events that AWS Lambda hands to a function.
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^aws-lambda$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.next|compiled|node_modules)/|^lib/git/engine/assembly/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
