// Whether what was installed and built is still what the sources say.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const SOURCES = ['app', 'components', 'lib', 'workers', 'infra/scripts', 'next.config.js', 'package-lock.json', 'tsconfig.json'];
const MADE = /(^|[/\\])(compiled|node_modules)$/u;

function time(file) {
  return existsSync(file) ? statSync(file).mtimeMs : undefined;
}

function newest(file) {
  const own = statSync(file);
  if (!own.isDirectory()) return own.mtimeMs;
  if (MADE.test(file)) return 0;
  return Math.max(0, ...readdirSync(file).map(name => newest(path.join(file, name))));
}

/** True where node_modules is missing or older than the lock file. */
export function needsInstall(root) {
  const installed = time(path.join(root, 'node_modules/.package-lock.json'));
  return installed === undefined || installed < (time(path.join(root, 'package-lock.json')) ?? 0);
}

/** True where a part of the build is missing or any source is newer than it. */
export function needsBuild(root) {
  const built = ['dist/commit-stats.js', 'dist/serve.js', 'dist/draw.js', '.next/BUILD_ID'].map(file => time(path.join(root, file)));
  if (built.includes(undefined)) return true;
  return Math.max(...SOURCES.map(name => path.join(root, name)).filter(existsSync).map(newest)) > Math.min(...built);
}
