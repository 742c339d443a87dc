import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocal } from './open-local';
import type { CommitHeader } from './types';

const ENVIRONMENT = {
  PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@x', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@x',
} as unknown as NodeJS.ProcessEnv;

let root: string;
const tempParent = () => path.join(root, 'jobs');
const git = (folder: string, ...args: string[]) => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, encoding: 'utf8' }).trim();

function repository(name: string, ...options: string[]): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '-q', '-b', 'main', ...options);
  return folder;
}

function commit(folder: string, message: string): string {
  writeFileSync(path.join(folder, 'a.txt'), `${message}\n`);
  git(folder, 'add', '.');
  git(folder, 'commit', '-q', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
}

async function read(folder: string, lastHead?: string) {
  const source = await openLocal(folder, { tempParent: tempParent(), lastHead });
  const headers: CommitHeader[] = [];
  for await (const batch of source.headers()) headers.push(...batch);
  await source.close();
  return { ...source, subjects: headers.map(({ subject }) => subject), headers };
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'open-local-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a local repository', () => {
  it('is read from its folder, its .git folder or a bare copy, and leaves nothing behind', async () => {
    const folder = repository('work');
    const sha = commit(folder, 'one');
    git(root, 'clone', '-q', '--bare', folder, 'bare.git');
    for (const place of [folder, path.join(folder, '.git'), path.join(root, 'bare.git')]) {
      expect(await read(place)).toMatchObject({ head: sha, tips: [sha], subjects: ['one'], shallow: false, partial: false });
    }
    expect(readdirSync(tempParent())).toEqual([]);
  });

  it('is found from a linked work tree, with that one’s HEAD', async () => {
    const folder = repository('work');
    commit(folder, 'one');
    git(folder, 'worktree', 'add', '-q', '-b', 'side', path.join(root, 'linked'));
    const side = commit(path.join(root, 'linked'), 'two');
    expect(await read(path.join(root, 'linked'))).toMatchObject({ head: side, subjects: ['two', 'one'] });
    expect((await read(folder)).subjects).toEqual(['one']);
  });

  it.each(['with space', 'quote"d', String.raw`back\slash`, 'line\nbreak', '#hash', 'tab\tand:colon', 'ünï'])('is read in a folder named %j', async (name) => {
    const folder = repository(name);
    const sha = commit(folder, 'one');
    expect(await read(folder)).toMatchObject({ head: sha, subjects: ['one'] });
  });

  it('is read with objects it borrows from another one, also by a relative path', async () => {
    const folder = repository('work');
    commit(folder, 'one');
    git(root, 'clone', '-q', '--shared', folder, 'borrower');
    writeFileSync(path.join(root, 'borrower/.git/objects/info/alternates'), '../../../work/.git/objects\n');
    commit(path.join(root, 'borrower'), 'two');
    expect((await read(path.join(root, 'borrower'))).subjects).toEqual(['two', 'one']);
  });

  it('of SHA-256 ids, packed refs or a detached HEAD is read', async () => {
    const long = repository('long', '--object-format=sha256');
    const sha = commit(long, 'one');
    expect(await read(long)).toMatchObject({ head: sha, objectFormat: 'sha256', subjects: ['one'] });
    const packed = repository('packed');
    commit(packed, 'one');
    git(packed, 'pack-refs', '--all');
    git(packed, 'gc', '-q');
    expect((await read(packed)).subjects).toEqual(['one']);
    git(packed, 'checkout', '-q', '--detach');
    commit(packed, 'two');
    expect((await read(packed)).subjects).toEqual(['two', 'one']);
  });

  it('that is a shallow copy ends where it is cut, and says so', async () => {
    const folder = repository('work');
    commit(folder, 'one');
    commit(folder, 'two');
    git(root, 'clone', '-q', '--bare', '--depth=1', `file://${folder}`, 'shallow.git');
    const shallow = await read(path.join(root, 'shallow.git'));
    expect(shallow).toMatchObject({ shallow: true, subjects: ['two'] });
    expect(shallow.headers[0]?.parents).toEqual([]);
  });

  it('without commits has no head', async () => {
    expect(await read(repository('empty'))).toMatchObject({ head: null, tips: [], subjects: [] });
  });

  it('whose HEAD names a missing branch is read from all branches', async () => {
    const folder = repository('work');
    const one = commit(folder, 'one');
    git(folder, 'symbolic-ref', 'HEAD', 'refs/heads/gone');
    expect(await read(folder)).toMatchObject({ head: one, headMissing: true, subjects: ['one'] });
    git(folder, 'branch', 'deep/er', one);
    git(folder, 'checkout', '-q', 'deep/er');
    const two = commit(folder, 'two');
    git(folder, 'symbolic-ref', 'HEAD', 'refs/heads/gone');
    expect(await read(folder)).toMatchObject({ head: null, tips: [one, two].sort(), headMissing: true, subjects: expect.arrayContaining(['one', 'two']) as string[] });
  });

  it('whose HEAD names a file outside has no commits', async () => {
    const folder = repository('work');
    commit(folder, 'one');
    git(folder, 'checkout', '-q', '--detach');
    git(folder, 'update-ref', '-d', 'refs/heads/main');
    writeFileSync(path.join(root, 'outside'), git(folder, 'rev-parse', 'HEAD'));
    writeFileSync(path.join(folder, '.git/HEAD'), 'ref: refs/heads/../../../../outside\n');
    expect(await read(folder)).toMatchObject({ head: null, subjects: [] });
  });

  it('cannot run anything or change an identity by its own configuration', async () => {
    const folder = repository('work');
    const real = commit(folder, 'one');
    const mark = path.join(root, 'ran');
    git(folder, 'config', 'core.fsmonitor', `touch ${mark}; false`);
    git(folder, 'config', 'core.pager', `touch ${mark}`);
    git(folder, 'config', 'diff.external', `touch ${mark}`);
    git(folder, 'config', 'log.mailmap', 'true');
    git(folder, 'config', 'mailmap.file', path.join(folder, '.mailmap'));
    writeFileSync(path.join(folder, '.mailmap'), 'Eve <eve@x> <ada@x>\n');
    const other = git(folder, 'commit-tree', '-m', 'replaced', git(folder, 'rev-parse', 'HEAD^{tree}'));
    git(folder, 'replace', real, other);
    const { headers } = await read(folder);
    expect(headers[0]).toMatchObject({ sha: real, subject: 'one', author: { email: 'ada@x' } });
    expect(existsSync(mark)).toBe(false);
  });

  it('gives only new commits after a known head, and says where history was rewritten', async () => {
    const folder = repository('work');
    const one = commit(folder, 'one');
    const two = commit(folder, 'two');
    expect(await read(folder, one)).toMatchObject({ subjects: ['two'], partial: true, historyRewritten: false });
    expect(await read(folder, two)).toMatchObject({ subjects: [], partial: true });
    git(folder, 'reset', '-q', '--hard', one);
    commit(folder, 'three');
    expect(await read(folder, two)).toMatchObject({ subjects: ['three', 'one'], partial: false, historyRewritten: true });
    expect(await read(folder, 'f'.repeat(40))).toMatchObject({ subjects: ['three', 'one'], historyRewritten: true });
  });
});

describe('what is no repository', () => {
  it('gets one sentence that says what to do', async () => {
    const folder = repository('work');
    mkdirSync(path.join(folder, 'inside'));
    mkdirSync(path.join(root, 'nothing'));
    writeFileSync(path.join(root, 'file'), '');
    await expect(openLocal(path.join(root, 'gone'))).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('There is no folder') as string });
    await expect(openLocal(path.join(root, 'file'))).rejects.toMatchObject({ code: 'not-a-repository', message: expect.stringContaining('is a file') as string });
    await expect(openLocal(path.join(root, 'nothing'))).rejects.toMatchObject({ code: 'not-a-repository', message: expect.stringContaining('is not a git repository') as string });
    await expect(openLocal(path.join(folder, 'inside'))).rejects.toMatchObject({ message: expect.stringContaining(`inside the git repository ${folder}`) as string });
  });

  it('is told apart from a work tree whose repository moved away', async () => {
    const folder = repository('work');
    commit(folder, 'one');
    git(folder, 'worktree', 'add', '-q', path.join(root, 'linked'));
    renameSync(folder, path.join(root, 'moved'));
    await expect(openLocal(path.join(root, 'linked'))).rejects.toMatchObject({ message: expect.stringContaining('no longer where') as string });
    cpSync(path.join(root, 'moved'), folder, { recursive: true });
    expect((await read(path.join(root, 'linked'))).subjects).toEqual(['one']);
  });
});
