import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { GIT_ENVIRONMENT, fastImport, initBare, quotedPath } from './fast-import';
import { generateRepositories } from './generated-repository';
import { realisticHistory } from './realistic-history';

const folder = mkdtempSync(path.join(tmpdir(), 'generator-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (repository: string, ...args: string[]): string => execFileSync('git', ['-C', repository, ...args], { env: GIT_ENVIRONMENT, encoding: 'utf8' }).trim();

async function realistic(name: string, seed: number): Promise<string> {
  const target = path.join(folder, name);
  await initBare(target);
  await fastImport(target, Readable.from(realisticHistory({ commits: 120, seed })));
  return target;
}

describe('generated repositories', () => {
  it('are the same for the same seed and differ for another', async () => {
    const heads = async (parent: string, seed: number): Promise<string[]> =>
      (await generateRepositories(path.join(folder, parent), seed)).map((repository) => git(repository.folder, 'rev-parse', 'HEAD'));
    expect(await heads('a', 3)).toEqual(await heads('b', 3));
    expect(await heads('a', 4)).not.toEqual(await heads('c', 5));
  });

  it('hold what the hostile world holds: several roots, octopus merges, forks, broken commits, SHA-256', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const repositories = await generateRepositories(path.join(folder, 'many'), seed);
      if (repositories.length > 1) seen.add('fork');
      for (const { folder: repository, truth } of repositories) {
        const parents = git(repository, 'log', '--format=%H %P').split('\n').map((line) => line.trim().split(' ').length - 1);
        if (parents.filter((count) => count === 0).length > 1) seen.add('roots');
        if (parents.some((count) => count > 2)) seen.add('octopus');
        if (git(repository, 'rev-parse', 'HEAD').length === 64) seen.add('sha256');
        if ([...truth.values()].some(({ signed }) => signed)) seen.add('signed');
        if ([...truth.values()].some(({ authored }) => authored.seconds === null)) seen.add('undated');
      }
    }
    expect([...seen].sort()).toEqual(['fork', 'octopus', 'roots', 'sha256', 'signed', 'undated']);
  });

  it('can be large and like a real project, whole and the same for the same seed', async () => {
    const first = await realistic('first', 1);
    expect(git(first, 'rev-list', '--count', 'HEAD')).toBe('120');
    expect(git(first, 'rev-list', '--count', '--merges', 'HEAD')).not.toBe('0');
    expect(git(first, 'fsck', '--full', '--no-dangling')).toBe('');
    expect(git(await realistic('second', 1), 'rev-parse', 'HEAD')).toBe(git(first, 'rev-parse', 'HEAD'));
    expect(git(await realistic('third', 2), 'rev-parse', 'HEAD')).not.toBe(git(first, 'rev-parse', 'HEAD'));
  });

  it('have paths of any bytes', () => expect(quotedPath('a "b"\n\xff\\é'.slice(0, 8))).toBe('"a \\042b\\042\\012\\377\\134"'));
});
