import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { GIT_ENVIRONMENT, fastImport, initBare } from './fast-import';
import { realisticHistory } from './realistic-history';

const HELP = `tsx tests/generator/main.ts [--commits 6000] [--seed 1] <folder>
Makes a bare repository with a history like that of a real project; the same numbers give the same commits.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { commits: { type: 'string', default: '6000' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } },
});
const [target] = positionals;
const [commits, seed] = [Number(values.commits), Number(values.seed)];

if (values.help || target === undefined || !Number.isInteger(commits) || commits < 1 || !Number.isInteger(seed)) {
  console.error(HELP);
  process.exit(values.help ? 0 : 2);
}
const folder = path.resolve(target);
if (existsSync(folder)) {
  console.error(`${folder} is there already. Name a folder that is not.`);
  process.exit(1);
}
await initBare(folder);
await fastImport(folder, Readable.from(realisticHistory({ commits, seed })));
// Packed as a forge would: fast-import compares each file with the one before it only.
execFileSync('git', ['repack', '-a', '-d', '-f', '-q', '--depth=50', '--window=10'], { cwd: folder, env: GIT_ENVIRONMENT, stdio: 'inherit' });
