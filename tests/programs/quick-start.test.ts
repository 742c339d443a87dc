import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const copy = mkdtempSync(path.join(os.tmpdir(), 'quick-start-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const COMMITS = 900;
const CODE = `scan.${process.versions.v8}.cache`;

function run(folder: string, program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, program), ...args], { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 500_000 });
  return { status, stdout, stderr };
}

/** A packed repository in which two people changed a file in turn. */
function packedRepository(name: string): string {
  const folder = path.join(copy, name);
  const env = { PATH: process.env.PATH, HOME: copy, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;
  const commits = Array.from({ length: COMMITS }, (_, at) => {
    const who = at % 2 ? 'Ada <ada@example.org>' : 'Bob <bob@example.org>';
    return `commit refs/heads/main\ncommitter ${who} ${1_700_000_000 + at} +0000\ndata 1\nx\nM 100644 inline ${at % 50 === 0 ? 'b' : 'a'}.js\ndata 12\nlet a = ${String(at).padStart(3, '0')};\n`;
  });
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env });
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { env, input: commits.join('') });
  execFileSync('git', ['-C', folder, 'repack', '-adfq'], { env });
  return folder;
}

describe('the quick way in', () => {
  it('says what the ordinary program says, whatever it is asked', () => {
    for (const args of [['scan', root, '--all-authors', '--json', '--by-name', '--quiet', '--until', '2026-11-18'], ['scan', '--help'], ['scan', '/nowhere', '--all-authors'], ['scan', root], ['--version'], ['what']]) {
      expect(run(dist, 'commit-stats.cjs', ...args), args.join(' ')).toEqual(run(dist, 'commit-stats.js', ...args));
    }
  });

  it('has the code that the V8 of its build made of it', () => {
    expect(readdirSync(dist).filter((name) => /^scan\..+\.cache$/u.test(name)).length).toBeGreaterThan(0);
  });

  it('compiles anew, without a word, where the kept code is of another V8 or is gone', () => {
    for (const name of ['commit-stats.cjs', 'scan.wrapped.js']) copyFileSync(path.join(dist, name), path.join(copy, name));
    const ask = () => run(copy, 'commit-stats.cjs', 'scan', root, '--all-authors', '--json', '--by-name', '--quiet', '--since', '2026-11-18', '--until', '2026-11-18');
    const without = ask();
    expect(without.status).toBe(0);
    writeFileSync(path.join(copy, CODE), Buffer.alloc(4096, 7));
    expect(ask()).toEqual(without);
  });

  it('keeps its code whatever is set where it is built, and says the same with settings as without', () => {
    for (const name of ['zod.cjs', 'tokens.txt', 'compiled']) cpSync(path.join(dist, name), path.join(copy, name), { recursive: true });
    const env = { PATH: process.env.PATH, COMMIT_STATS_DIFF_WORKERS: '1' } as unknown as NodeJS.ProcessEnv;
    const repository = packedRepository('settings.git');
    const kept = spawnSync(process.execPath, [path.join(root, 'infra/scripts/keep-code.cjs'), copy, repository], { encoding: 'utf8', env });
    expect(kept.status, kept.stderr).toBe(0);
    const ask = (settings: NodeJS.ProcessEnv) => spawnSync(process.execPath, [path.join(copy, 'commit-stats.cjs'), 'scan', repository, '--all-authors', '--json', '--quiet'], { encoding: 'utf8', env: settings });
    const [withOne, without] = [ask(env), ask({ ...env, COMMIT_STATS_DIFF_WORKERS: undefined })];
    expect([withOne.status, withOne.stderr, withOne.stdout]).toEqual([0, '', without.stdout]);
  });

  it('reads a packed repository from beginning to end without a process of git', () => {
    const repository = packedRepository('packed.git');
    const watch = path.join(copy, 'watch.cjs');
    writeFileSync(watch, "const { ChildProcess } = require('node:child_process'); const { spawn } = ChildProcess.prototype; ChildProcess.prototype.spawn = function (options) { process.stderr.write(`started ${options.file}\\n`); return spawn.call(this, options); };");
    for (const [who, commits] of [[['--all-authors'], COMMITS], [['--email', 'ada@example.org'], COMMITS / 2]] as const) {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', watch, path.join(dist, 'commit-stats.cjs'), 'scan', repository, ...who, '--json', '--quiet'], { encoding: 'utf8', timeout: 500_000 });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ commits, filesChanged: commits });
    }
  });
});
