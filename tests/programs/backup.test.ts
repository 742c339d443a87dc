import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitStats, startCommitStats } from '../support/program';
import { addCommits, git, makeRepository } from '../support/small-repository';

const ADA = 'ada@example.org';
let folder: string;
let repository: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
  repository = makeRepository(folder, 'quorum', Array.from({ length: 40 }, (_, number) => ({ email: ADA, lines: number + 1 })));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const collect = (data: string): void => {
  const { code, stderr } = commitStats(['collect', '--quiet', repository, '--email', ADA], { COMMIT_STATS_DATA: data });
  expect(code, stderr).toBe(0);
};
const shown = (data: string): { code: number | null; text: string } => {
  const { code, stdout } = commitStats(['cv', '--json'], { COMMIT_STATS_DATA: data });
  return { code, text: stdout.replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/gu, '""') };
};

/** The backup as a person restores it: a file in an empty folder. */
function restore(copy: string, name: string): string {
  const data = path.join(folder, name);
  mkdirSync(data);
  copyFileSync(copy, path.join(data, 'commit-stats.db'));
  return data;
}

describe('a backup', () => {
  it('holds what there was, is restored by copying a file, and a day later is brought up to date by the next run', () => {
    const data = path.join(folder, 'data');
    collect(data);
    const copy = path.join(folder, 'copy.db');
    const made = commitStats(['backup', copy], { COMMIT_STATS_DATA: data });
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr).toContain('vault.key');
    const before = shown(data);
    addCommits(repository, [{ email: ADA, lines: 7 }, { email: ADA, lines: 9 }], { first: 40, from: git(repository, 'rev-parse', 'main') });
    collect(data);
    const restored = restore(copy, 'restored');
    expect(shown(restored)).toEqual(before);
    collect(restored);
    expect(shown(restored)).toEqual(shown(data));
    expect(shown(restored)).not.toEqual(before);
  });

  it('is whole also while something is collected', async () => {
    const data = path.join(folder, 'busy');
    collect(data);
    const large = makeRepository(folder, 'large', Array.from({ length: 800 }, (_, number) => ({ email: ADA, lines: (number % 30) + 1 })));
    const running = startCommitStats(['collect', '--quiet', large, '--email', ADA], { COMMIT_STATS_DATA: data });
    const ended = new Promise((resolve) => { running.once('close', resolve); });
    const copies: string[] = [];
    while (running.exitCode === null && copies.length < 3) {
      const copy = path.join(folder, `busy-${copies.length}.db`);
      const made = commitStats(['backup', copy], { COMMIT_STATS_DATA: data });
      expect(made.code, made.stderr).toBe(0);
      copies.push(copy);
      await new Promise((resolve) => { setImmediate(resolve); });
    }
    expect(await ended).toBe(0);
    const done = shown(data);
    for (const [number, copy] of copies.entries()) {
      const restored = restore(copy, `restored-${number}`);
      expect(shown(restored).code).toBe(0);
      expect(commitStats(['collect', '--quiet', repository, large, '--email', ADA], { COMMIT_STATS_DATA: restored }).code).toBe(0);
      expect(shown(restored)).toEqual(done);
    }
    expect(copies.length).toBeGreaterThan(0);
  });

  it('never replaces a file, and says so where there is nothing to copy', () => {
    const copy = path.join(folder, 'taken.db');
    const data = path.join(folder, 'data');
    expect(commitStats(['backup', copy], { COMMIT_STATS_DATA: data }).code).toBe(0);
    expect(commitStats(['backup', copy], { COMMIT_STATS_DATA: data }).stderr).toContain('a file of this name already');
    const none = commitStats(['backup', path.join(folder, 'none.db')], { COMMIT_STATS_DATA: path.join(folder, 'empty') });
    expect(none.stderr).toContain('nothing to copy');
    expect(existsSync(path.join(folder, 'empty'))).toBe(false);
  });

  it('into a folder that is not there says so, and touches nothing', () => {
    const data = path.join(folder, 'untouched');
    collect(data);
    const { code, stdout, stderr } = commitStats(['backup', path.join(folder, 'nowhere', 'copy.db')], { COMMIT_STATS_DATA: data });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('The copy cannot be written there.');
    expect(shown(data).code).toBe(0);
  });
});
