// What the container image holds, made in an empty folder: the steps of infra/image/Dockerfile, which runs this same script.
//   node infra/scripts/build-image-folder.mjs <empty folder>
// Ends with the sizes, as one line of JSON.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const target = path.resolve(process.argv[2] ?? '');
/** Made by building, or of no use in an image. */
const LEFT_OUT = new Set(['node_modules', '.next', 'dist', '.git', '.cache', 'coverage', '.env', 'cdk.out']);
/** What runs: programs, pages, files for browsers. */
const KEPT = ['dist', '.next', 'public', 'package.json', 'package-lock.json', 'next.config.js'];

/** What editors and debuggers read, and no program that runs. */
const UNREAD = /\.(?:[cm]?js|css|[cm]?ts)\.map$|\.d\.[cm]?ts$/u;
/** What only building pages needs, and images that no page has drawn anew: their makers are 95 and 19 MB. */
const UNUSED = { '@next': /^swc-/u, '@img': /^sharp/u };

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', npm_config_fund: 'false', npm_config_audit: 'false', npm_config_update_notifier: 'false' } });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.`);
}

function bytesIn(place) {
  const found = lstatSync(place);
  if (!found.isDirectory()) return found.size;
  return readdirSync(place).reduce((sum, name) => sum + bytesIn(path.join(place, name)), 0);
}

function removeUnread(folder) {
  for (const one of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, one.name);
    if (one.isDirectory()) removeUnread(place);
    else if (UNREAD.test(one.name)) rmSync(place);
  }
}

if (process.argv[2] === undefined) throw new Error('Name an empty folder.');
mkdirSync(target, { recursive: true });
if (readdirSync(target).length > 0) throw new Error(`${target} is not empty.`);
const source = mkdtempSync(path.join(tmpdir(), 'commit-stats-image-'));
try {
  cpSync(root, source, { recursive: true, filter: from => from === root || (!LEFT_OUT.has(path.basename(from)) && !from.startsWith(target)) });
  run('npm', ['ci'], source);
  run('npm', ['run', 'build'], source);
  for (const name of KEPT) if (existsSync(path.join(source, name))) cpSync(path.join(source, name), path.join(target, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ['cache', 'dev', 'trace', 'diagnostics', 'types']) rmSync(path.join(target, '.next', name), { recursive: true, force: true });
  run('npm', ['ci', '--omit=dev'], target);
  for (const [name, unused] of Object.entries(UNUSED)) {
    const scope = path.join(target, 'node_modules', name);
    if (existsSync(scope)) for (const one of readdirSync(scope)) if (unused.test(one)) rmSync(path.join(scope, one), { recursive: true });
  }
  removeUnread(target);
} finally {
  rmSync(source, { recursive: true, force: true });
}
const sizes = Object.fromEntries([...KEPT, 'node_modules'].filter(name => existsSync(path.join(target, name))).map(name => [name, bytesIn(path.join(target, name))]));
console.log(JSON.stringify({ total: Object.values(sizes).reduce((sum, size) => sum + size, 0), ...sizes }));
