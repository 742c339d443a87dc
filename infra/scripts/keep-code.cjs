// Runs the quick way in on a repository and writes the code that V8 made on the way beside it.
//   node infra/scripts/keep-code.cjs <dist> <repository>
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const [dist = '', repository = ''] = process.argv.slice(2);
const filename = path.join(dist, 'scan.wrapped.js');
// Code is good only for the options under which it was made, and a program starts with V8's own.
v8.setFlagsFromString = () => undefined;
process.argv = [process.execPath, 'commit-stats', 'scan', repository, '--email', 'a@example.org', '--json'];
const script = new vm.Script(readFileSync(filename, 'latin1'), { filename, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
process.on('exit', (code) => {
  if (code === 0) writeFileSync(path.join(dist, `scan.${process.versions.v8}.cache`), script.createCachedData());
});
// What lies beside the program is looked for there.
script.runInThisContext()(createRequire(filename), filename, dist);
