import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diffCommits } from './diff';
import { GitError } from './failures';
import { openLocal } from './open-local';
import type { GitLimits } from './run';
import { salvageCommit } from './salvage';
import type { CommitChanges, CommitHeader } from './types';

const ENVIRONMENT = {
  PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@x', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@x',
} as unknown as NodeJS.ProcessEnv;

let root: string;
let folder: string;
const git = (input: string | Buffer, ...args: string[]) => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input, maxBuffer: 1 << 28 });
const word = (input: string | Buffer, ...args: string[]) => git(input, ...args).toString('latin1').trim();

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'diff-'));
  folder = path.join(root, 'r.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** One commit after another; each changes the given files (null takes one out). */
function commits(...steps: Record<string, string | Buffer | null>[]): string[] {
  const stream: Buffer[] = [];
  for (const [index, files] of steps.entries()) {
    stream.push(Buffer.from(`commit refs/heads/main\nmark :${index + 1}\ncommitter Ada <ada@x> ${1_600_000_000 + index} +0000\ndata 1\nx\n`));
    for (const [name, content] of Object.entries(files)) {
      const quoted = JSON.stringify(name);
      if (content === null) stream.push(Buffer.from(`D ${quoted}\n`));
      else stream.push(Buffer.from(`M 100644 inline ${quoted}\ndata ${Buffer.byteLength(content)}\n`), Buffer.from(content), Buffer.from('\n'));
    }
  }
  git(Buffer.concat(stream), 'fast-import', '--quiet', '--force');
  return word('', 'rev-list', '--reverse', 'main').split('\n');
}

async function diff(options: { workers?: number; limits?: Partial<GitLimits>; atOnce?: boolean } = {}): Promise<Map<string, CommitChanges>> {
  const source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
  async function* ordinary(): AsyncGenerator<CommitHeader[]> {
    for await (const headers of source.headers()) yield headers.filter(({ parents }) => parents.length <= 1);
  }
  const found = new Map<string, CommitChanges>();
  for await (const batch of diffCommits({ gitDir: source.gitDir, objectFormat: source.objectFormat, ...options }, ordinary())) {
    for (const changes of batch) {
      expect(found.has(changes.header.sha)).toBe(false);
      found.set(changes.header.sha, changes);
    }
  }
  await source.close();
  return found;
}

/** What git itself says, by commit: rows, added, deleted. */
function gitsOwn(): Map<string, [number, number, number]> {
  const truth = new Map<string, [number, number, number]>();
  let now: [number, number, number] = [0, 0, 0];
  for (const line of word('', 'log', '--no-merges', '-M', '--numstat', '--format=%x01%H', 'main').split('\n')) {
    if (line.startsWith('\u0001')) {
      now = [0, 0, 0];
      truth.set(line.slice(1), now);
    } else if (line !== '') {
      const [added = '', deleted = ''] = line.split('\t');
      now[0] += 1;
      now[1] += Number(added.replace('-', '0'));
      now[2] += Number(deleted.replace('-', '0'));
    }
  }
  return truth;
}

function sums(found: Map<string, CommitChanges>): Map<string, [number, number, number]> {
  return new Map([...found].map(([sha, { files }]) => [sha, [files.length, files.reduce((sum, file) => sum + (file.additions ?? 0), 0), files.reduce((sum, file) => sum + (file.deletions ?? 0), 0)]]));
}

const lines = (count: number, first = 0) => Array.from({ length: count }, (_, line) => `line ${first + line}\n`).join('');

describe('changed lines', () => {
  it('are git’s own for renames, binary files, empty commits, wild names and links', async () => {
    commits(
      { 'a.txt': lines(30), 'b/ü.bin': Buffer.from([0, 1, 2]), 'tab\there': 'x\n', 'line\nbreak': 'x\n', ' => ': lines(20), '{a => b}/c': 'x', '=': '=\n' },
      { 'a.txt': null, 'moved/a.txt': lines(30) + lines(2, 99), ' => ': null, 'new\n => ': lines(20) },
      {},
      { 'b/ü.bin': Buffer.from([0, 1, 3]), 'line\nbreak': 'x' },
      { 'moved/a.txt': null, 'tab\there': null, '=': '' },
    );
    const found = await diff();
    expect(sums(found)).toEqual(gitsOwn());
    expect([...found.values()].every(({ incomplete }) => incomplete === undefined)).toBe(true);
    expect([...found.values()].flatMap(({ files }) => files).find(({ path: name }) => name === 'new\n => ')).toMatchObject({ oldPath: ' => ', additions: 0, deletions: 0 });
  });

  it('are the same for any number of workers, in long histories too', async () => {
    commits(...Array.from({ length: 700 }, (_, index) => ({ [`f${index % 9}.txt`]: lines(index % 40, index % 7) })));
    const truth = gitsOwn();
    for (const workers of [1, 2, 5]) expect(sums(await diff({ workers }))).toEqual(truth);
  });

  it('ignore attributes of the repository that would hide them', async () => {
    commits({ '.gitattributes': '* -diff binary\n', 'a.txt': lines(3) });
    writeFileSync(path.join(folder, 'info/attributes'), '* -diff\n');
    expect([...sums(await diff()).values()]).toEqual([[2, 4, 0]]);
  });

  it('are counted around commits whose objects are missing, which are named', async () => {
    const shas = commits(...Array.from({ length: 200 }, (_, index) => ({ 'a.txt': lines(index + 1), [`only${index}.txt`]: lines(2, index * 10) })));
    const truth = gitsOwn();
    loosen();
    const blob = word('', 'rev-parse', `${shas[100]}:only100.txt`);
    const tree = word('', 'rev-parse', `${shas[150]}^{tree}`);
    for (const id of [blob, tree]) rmSync(path.join(folder, 'objects', id.slice(0, 2), id.slice(2)));
    const found = await diff({ workers: 2 });
    expect(found.size).toBe(200);
    const incomplete = [...found.values()].filter((changes) => changes.incomplete !== undefined);
    expect(incomplete.map(({ header }) => shas.indexOf(header.sha)).sort((a, b) => a - b)).toEqual([100, 150, 151]);
    expect(found.get(shas[100] ?? '')).toMatchObject({ files: [{ path: 'a.txt', additions: 1, deletions: 0 }], incomplete: 'an object is missing in the repository; 1 of 2 files not counted' });
    for (const { header } of incomplete) {
      truth.delete(header.sha);
      found.delete(header.sha);
    }
    expect(sums(found)).toEqual(truth);
  });

  it('of a commit that takes too much memory are left out, and only these', async () => {
    commits({ 'a.txt': lines(5) });
    const blob = word('hi\n', 'hash-object', '-w', '--stdin');
    let tree = word(Array.from({ length: 10 }, (_, index) => `100644 blob ${blob}\tf${index}\n`).join(''), 'mktree');
    for (let level = 0; level < 6; level += 1) tree = word(Array.from({ length: 10 }, (_, index) => `040000 tree ${tree}\td${index}\n`).join(''), 'mktree');
    const bomb = word('', 'commit-tree', tree, '-p', 'main', '-m', 'bomb');
    git('', 'update-ref', 'refs/heads/main', bomb);
    const found = await diff({ limits: { memoryBytes: 64 * 1024 * 1024 } });
    expect([...found.values()].map(({ header, files, incomplete }) => [header.sha === bomb, files.length, incomplete !== undefined])).toEqual(
      expect.arrayContaining([[true, 0, true], [false, 1, false]]),
    );
  });

  it('of a commit with more changes than git can hold are named without waiting for git to give up; a change within such a tree is counted', async () => {
    commits(...Array.from({ length: 20 }, (_, index) => ({ 'a.txt': lines(index + 1) })));
    let entry = `100644 blob ${word('hi\n', 'hash-object', '-w', '--stdin')}`;
    for (let level = 0; level < 12; level += 1) entry = `040000 tree ${word(Array.from({ length: 10 }, (_, index) => `${entry}\td${index}\n`).join(''), 'mktree')}`;
    const file = `100644 blob ${word('new\n', 'hash-object', '-w', '--stdin')}`;
    const [whole, changed] = ['', `${file}\tb.txt\n`].map((more) => word(`${entry}\tdeep\n${more}`, 'mktree'));
    const bomb = word('', 'commit-tree', whole ?? '', '-p', 'main', '-m', 'bomb');
    const inside = word('', 'commit-tree', changed ?? '', '-p', bomb, '-m', 'within');
    git('', 'update-ref', 'refs/heads/main', inside);
    const found = await diff({ workers: 1 });
    expect([...found.values()].filter(({ incomplete }) => incomplete !== undefined)).toMatchObject([{ header: { sha: bomb }, files: [], incomplete: 'it changes more files than git can hold' }]);
    expect(found.get(inside)?.files).toMatchObject([{ path: 'b.txt', additions: 1, deletions: 0 }]);
    expect([...found.values()].reduce((sum, { files }) => sum + files.length, 0)).toBe(21);
  });

  it('end where processes were started for commits that then were none', async () => {
    expect((await diff({ atOnce: true, workers: 3 })).size).toBe(0);
    commits(...Array.from({ length: 100 }, (_, index) => ({ 'a.txt': lines(index) })));
    expect(sums(await diff({ atOnce: true, workers: 3 }))).toEqual(gitsOwn());
  });

  it('that nobody waits for any longer leave no process behind', async () => {
    commits(...Array.from({ length: 300 }, (_, index) => ({ 'a.txt': lines(index) })));
    const source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
    for await (const batch of diffCommits({ gitDir: source.gitDir, objectFormat: source.objectFormat }, source.headers())) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    await source.close();
    await expect.poll(() => execFileSync('ps', ['-o', 'ppid=,args=', '-A']).toString().split('\n').filter((line) => line.trim().startsWith(`${process.pid} `) && line.includes('git'))).toEqual([]);
  });

  it('end with one error where it is stopped', async () => {
    commits(...Array.from({ length: 300 }, (_, index) => ({ 'a.txt': lines(index) })));
    const source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
    const stop = new AbortController();
    const all = (async () => {
      for await (const batch of diffCommits({ gitDir: source.gitDir, objectFormat: source.objectFormat, signal: stop.signal }, source.headers())) if (batch.length > 0) stop.abort();
    })();
    await expect(all).rejects.toMatchObject({ code: 'cancelled' });
    await source.close();
  });
});

/** Turns packs into loose objects, so that one can be taken away. */
function loosen(): void {
  const packs = path.join(folder, 'objects/pack');
  for (const name of readdirSync(packs).filter((file) => file.endsWith('.pack'))) {
    const pack = readFileSync(path.join(packs, name));
    for (const suffix of ['pack', 'idx', 'rev']) rmSync(path.join(packs, name.replace(/pack$/, suffix)), { force: true });
    git(pack, 'unpack-objects', '-q');
  }
}

it('a commit whose objects came after git had missed them is whole', async () => {
  commits({ 'a.txt': 'one' }, { 'a.txt': 'one\ntwo', 'b.txt': 'three' });
  const source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
  const missed = new GitError('missing-object', 'git-failed', 'An object is missing.', undefined);
  for await (const headers of source.headers()) {
    for (const header of headers) {
      const salvaged = await salvageCommit({ gitDir: source.gitDir, objectFormat: source.objectFormat }, header, missed);
      expect(salvaged.incomplete).toBeUndefined();
      expect(salvaged.files).toEqual((await diff()).get(header.sha)?.files);
    }
  }
  await source.close();
});
