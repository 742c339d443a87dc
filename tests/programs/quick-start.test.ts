import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const copy = mkdtempSync(path.join(os.tmpdir(), 'quick-start-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const CODE = `scan.${process.versions.v8}.cache`;

function run(folder: string, program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, program), ...args], { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 500_000 });
  return { status, stdout, stderr };
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
});
