// Runs every check from a fresh clone: installs what the tests need, then types, lint, import directions,
// build, tests. Ends with `N passed, N failed`. Exit code 1 when anything failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const only = process.argv.slice(2);
let passed = 0;
let failed = 0;
const failures = [];

const bin = name => path.join('node_modules', '.bin', name);

/** Runs a program; its output is passed through, or returned with `capture`. */
function run(command, args, { capture = false, env = {} } = {}) {
  const done = spawnSync(command, args, {
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { ok: done.status === 0, output: done.stdout ?? '' };
}

function record(name, ok, startedAt, counts) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  passed += counts?.passed ?? (ok ? 1 : 0);
  failed += counts?.failed ?? (ok ? 0 : 1);
  if (!ok && counts && counts.failed === 0) failed += 1;
  if (!ok) failures.push(name);
  const detail = counts ? `, ${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s${detail})`);
}

function check(name, body) {
  if (only.length > 0 && !only.some(word => name.includes(word))) return;
  console.log(`\n== ${name}`);
  const startedAt = Date.now();
  const result = body();
  record(name, result.ok, startedAt, result.counts);
}

/** One vitest project, or those of its files whose path holds one of the words; its numbers are read from its JSON report. */
function tests(project, { words = [], env = {} } = {}) {
  mkdirSync('.cache', { recursive: true });
  const report = `.cache/tests-${project}.json`;
  const { ok } = run(bin('vitest'), ['run', '--project', project, ...words, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { env });
  const counts = countsOf(report);
  return { ok: ok && counts !== undefined && counts.passed > 0, counts };
}

/** What a JSON report of Vitest counted; undefined where there is none. */
function countsOf(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return undefined;
  }
}

/** Installs the real back ends, says loudly which could not be, and runs the tests of the others. Where `CI` is set, one that is missing is a failure. */
function serverTests() {
  mkdirSync('.cache', { recursive: true });
  const report = '.cache/tests-servers.json';
  rmSync(report, { force: true });
  const { ok } = run(bin('tsx'), ['tests/servers/main.ts', '--run']);
  return { ok, counts: countsOf(report) };
}

function isInstalled() {
  const installed = 'node_modules/.package-lock.json';
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser tests drive a Chromium of the system; on Debian and Ubuntu it is installed here. */
function installBrowser() {
  if (process.env.CHROMIUM_PATH ? existsSync(process.env.CHROMIUM_PATH) : BROWSERS.some(existsSync)) return { ok: true };
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => run([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...args].slice(1), { env: { DEBIAN_FRONTEND: 'noninteractive' } }).ok;
  const ok = apt('update', '-q') && apt('install', '-yq', '--no-install-recommends', 'chromium');
  if (!ok) console.log('No Chromium was found and apt-get could not install one. Install Chromium, or name it in CHROMIUM_PATH.');
  return { ok };
}

/** The Node that production images use; everything else here runs on the one that is installed. */
const LONG_TERM_NODE = '24.21.0';

/** The programs as a person or a machine starts them, on the current long-term Node, which the package `node` brings. */
function onLongTermNode() {
  const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'commit-stats', `node-${LONG_TERM_NODE}`);
  const programs = path.join(folder, 'node_modules', '.bin');
  if (!existsSync(path.join(programs, 'node'))) {
    mkdirSync(folder, { recursive: true });
    if (!run('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `node@${LONG_TERM_NODE}`]).ok) return { ok: false };
  }
  return tests('programs', { words: ['tests/programs', 'tests/contracts'], env: { PATH: `${programs}${path.delimiter}${process.env.PATH}` } });
}

check('install packages', () => (isInstalled() ? { ok: true } : run('npm', ['ci', '--no-audit', '--no-fund'])));
check('install a browser', installBrowser);
check('compile language rules', () => run('npm', ['run', '-s', 'compile:rules']));
check('compile the counting engine', () => run('npm', ['run', '-s', 'compile:engine']));
check('build programs', () => run('npm', ['run', '-s', 'build:programs']));
check('build pages', () => run(bin('next'), ['build']));
check('types', () => run('npm', ['run', '-s', 'typecheck']));
check('lint', () => run('npm', ['run', '-s', 'lint']));
check('import directions', () => {
  const { ok, output } = run('npm', ['run', '-s', 'lint:imports'], { capture: true });
  console.log(output);
  // Without a parser it knows, the tool sees nothing and says all is well.
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  return { ok: ok && modules > 50 };
});
check('unit tests', () => tests('unit'));
check('program tests', () => tests('programs'));
check('tests against real servers', serverTests);
check('programs on the current long-term Node', onLongTermNode);
check('browser tests', () => tests('browser'));

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
