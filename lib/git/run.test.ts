import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitFailure } from './failures';
import { gitVersion, runGit, startGit, streamGit } from './run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'run-git-'));
  execFileSync('git', ['init', '-q', '--bare', path.join(folder, 'r.git')]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('running git', () => {
  it('gives the output and takes input', async () => {
    const gitDir = path.join(folder, 'r.git');
    const id = await runGit({ gitDir, args: ['hash-object', '-w', '--stdin'] }, 'hello\n');
    expect(id.toString()).toBe('ce013625030ba8dba906f756967f9e9ca394464a\n');
    const parts: Buffer[] = [];
    for await (const part of streamGit({ gitDir, args: ['cat-file', '--batch'] }, id)) parts.push(part);
    expect(Buffer.concat(parts).toString()).toContain('blob 6\nhello\n');
  });

  it('inherits nothing from the environment and passes settings out of sight', async () => {
    process.env.GIT_TRACE = '1';
    process.env.GIT_DIR = '/nowhere';
    try {
      const said = await runGit({ args: ['-c', 'alias.tell=!env', 'tell'], config: [['user.name', 'x y']] });
      expect(said.toString()).not.toMatch(/GIT_TRACE|nowhere|SUDO|npm_/);
      expect(said.toString()).toMatch(/GIT_CONFIG_VALUE_\d+=x y/);
    } finally {
      delete process.env.GIT_TRACE;
      delete process.env.GIT_DIR;
    }
  });

  it('ignores hooks, attributes and settings of the home folder', async () => {
    const said = (await runGit({ gitDir: path.join(folder, 'r.git'), args: ['config', '--list', '--show-origin'] })).toString();
    expect(said).toContain('core.hookspath=/dev/null');
    expect(said).not.toMatch(/file:(?!.*r\.git)\/(?:root|home|etc)/);
  });

  it('translates a failure into a sentence without git’s own words', async () => {
    await expect(runGit({ gitDir: path.join(folder, 'secret-name'), args: ['rev-parse', 'HEAD'] })).rejects.toMatchObject({
      code: 'not-a-repository',
      message: expect.not.stringContaining('secret-name') as string,
    });
  });

  it('ends a silent process, its children too, and says why', async () => {
    const git = startGit({ args: ['-c', 'alias.wait=!sleep 60 & echo $!; wait', 'wait'], limits: { idleSeconds: 0.2 } });
    let said = '';
    for await (const chunk of git.stdout) said += String(chunk);
    const exit = await git.ended;
    expect(exit.endedBy).toBe('idle');
    expect(gitFailure(exit)).toMatchObject({ kind: 'too-slow', code: 'limit-exceeded' });
    await expect.poll(() => isRunning(Number(said))).toBe(false);
  });

  it('stops at the limit of output', async () => {
    await expect(runGit({ args: ['-c', 'alias.yes=!yes', 'yes'], limits: { outputBytes: 100_000 } })).rejects.toMatchObject({ kind: 'too-much-output' });
  });

  it('stops when told to, before the start and after it', async () => {
    const early = new AbortController();
    early.abort();
    expect(() => startGit({ args: ['--version'], signal: early.signal })).toThrow('Stopped');
    const late = new AbortController();
    const run = runGit({ args: ['-c', 'alias.wait=!sleep 60', 'wait'], signal: late.signal });
    setTimeout(() => late.abort(), 50);
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('knows the version', async () => {
    expect((await gitVersion()).parts[0]).toBeGreaterThanOrEqual(2);
  });
});

function isRunning(pid: number): boolean {
  try {
    // A zombie that nobody reaped yet has ended.
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)]).toString().startsWith('Z');
  } catch {
    return false;
  }
}
