import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffCommits } from '../diff';
import type { ObjectAnswer } from '../object-process';
import { ObjectProcess } from '../object-process';
import { openLocal } from '../open-local';
import { PackedObjects } from '../packed-objects';
import type { OpenedSource } from '../source';
import type { CommitChanges } from '../types';
import { openEngine } from './engine';
import type { Engine } from './engine';
import { findPacks } from './find-packs';
import { EngineInstance } from './instance';
import { disguisedCommit } from './testing/disguised-commit';
import { GitText, withoutLikeness } from './testing/git-text';
import { startWaitingThread, takeWaitingThread } from './waiting-thread';

const ENVIRONMENT = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@x', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@x' } as unknown as NodeJS.ProcessEnv;
const COMMITS = 400;

let root: string;
let folder: string;
let source: OpenedSource;
/** The commit with modes that git does not write. */
let odd: string;
/** The commit that git shows with another tree than it has. */
let strange: string;
const git = (input: string, ...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input, maxBuffer: 1 << 28 }).toString('latin1');

/** Everything that changes can be: texts, binary files, modes, links, submodules, renames, odd names and some that are no text, files that come and go, merges, several roots. */
function history(): string {
  const stream: string[] = ['blob\nmark :9000\ndata 3\na\0b\n'];
  const put = (name: string, text: string, mode = '100644'): string => `M ${mode} inline ${JSON.stringify(name)}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  for (let at = 1; at <= COMMITS; at += 1) {
    const text = Array.from({ length: 40 }, (_, line) => `${(line * at) % 7 === 0 ? at : ''} line ${line}`).join('\n');
    stream.push(`commit refs/heads/main\nmark :${at}\ncommitter A <a@x> ${1_600_000_000 + at} +0000\ndata 1\nx\n`);
    if (at % 50 === 0) stream.push(`merge :${at - 20}\n`);
    stream.push(put(`src/deep/${at % 9}.ts`, `${text}\n`), put(at % 3 ? 'README.md' : 'odd \u0001 näme\t"x"', text, at % 5 ? '100644' : '100755'));
    if (at % 11 === 0) stream.push(`M 100644 :9000 bin/${at % 4}\n`, put('link', `to/${at}`, '120000'), `M 160000 ${String(at).padStart(40, '0')} sub\n`);
    if (at % 17 === 0) stream.push(`D src/deep/${(at + 1) % 9}.ts\n`, put('.gitattributes', `*.ts linguist-generated=${at % 2}\n`), put('src/.gitattributes', '*.x text\n'));
    if (at % 13 === 0) stream.push(`M 100644 :9000 "no text \\377\\303 ${at % 2}"\n`);
    if (at % 26 === 0) stream.push('R "no text \\377\\303 1" "no text \\376"\n');
    if (at % 40 === 0) stream.push(`R src moved${at}\n`);
  }
  stream.push(`reset refs/heads/main\nfrom :${COMMITS}\n`);
  return stream.join('');
}

/** A commit with a file and a folder of main, whose tree writes their modes so. */
function commitWith(fileMode: string, folderMode: string, parent: string): string {
  const entries = [[fileMode, 'README.md', 'main:README.md'], [folderMode, 'src', `main:${git('', 'ls-tree', '-d', '--name-only', 'main').split('\n')[0]}`]].map(([mode, name, object]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(git('', 'rev-parse', object ?? '').trim(), 'hex')]));
  const tree = execFileSync('git', ['-C', folder, 'hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], { env: ENVIRONMENT, input: Buffer.concat(entries) }).toString().trim();
  return git('', 'commit-tree', '-m', 'x', '-m', 'Co-authored-by: B <b@x>', '-p', parent, tree).trim();
}

/** A commit that changes nothing, and is shown with the tree of `other`. */
function disguised(parent: string, other: string): string {
  const id = (name: string): string => git('', 'rev-parse', name).trim();
  const text = disguisedCommit({ tree: id(`${parent}^{tree}`), parent: id(parent), shown: id(`${other}^{tree}`), email: 'a@x' });
  return execFileSync('git', ['-C', folder, 'hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], { env: ENVIRONMENT, input: text }).toString().trim();
}

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'engine-'));
  folder = path.join(root, 'r.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
  git(history(), 'fast-import', '--quiet', '--force');
  // Two roots, joined.
  const tree = git('', 'rev-parse', 'main^{tree}').trim();
  git('', 'update-ref', 'refs/heads/main', git('', 'commit-tree', '-m', 'x', '-p', 'main', '-p', git('', 'commit-tree', '-m', 'x', tree).trim(), tree).trim());
  odd = commitWith('100664', '040000', 'main');
  git('', 'update-ref', 'refs/heads/main', commitWith('100644', '40000', odd));
  strange = disguised('main', 'main~200');
  git('', 'update-ref', 'refs/heads/main', strange);
  git('', 'update-ref', 'refs/heads/main', git('', 'commit-tree', '-m', 'x', '-p', strange, 'main~100^{tree}').trim());
  git('', 'repack', '-adfq', '--depth=30');
  source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
});
afterAll(async () => {
  await source.close();
  rmSync(root, { recursive: true, force: true });
});

function opened(contents: boolean): Engine {
  const engine = openEngine({ ...source, contents });
  if (!engine) throw new Error('no engine: npm run compile:engine makes it');
  return engine;
}

async function diff(engine: Engine | undefined, onBatch?: (batch: CommitChanges[]) => void): Promise<Map<string, CommitChanges>> {
  const found = new Map<string, CommitChanges>();
  for await (const batch of diffCommits({ ...source, workers: 2, engine, atOnce: true }, source.headers())) {
    onBatch?.(batch);
    for (const changes of batch) {
      expect(found.has(changes.header.sha)).toBe(false);
      found.set(changes.header.sha, changes);
    }
  }
  engine?.close();
  return found;
}

const rows = (found: Map<string, CommitChanges>): Map<string, unknown> =>
  new Map([...found.keys()].toSorted((a, b) => a.localeCompare(b)).map((sha) => {
    const { files = [], incomplete } = found.get(sha) ?? {};
    return [sha, { incomplete, files: files.map(({ path: name, oldPath, oldMode, newMode, oldBlob, newBlob, additions, deletions }) => [name, oldPath, oldMode, newMode, oldBlob, newBlob, additions, deletions]) }];
  }));

describe('commits compared by the engine', () => {
  it('have the rows that git gives them, whether contents come along or not', async () => {
    const byGit = rows(await diff(undefined));
    expect(byGit.size).toBeGreaterThan(COMMITS / 2);
    expect(byGit.get(strange)).toMatchObject({ files: [] });
    for (const contents of [false, true]) {
      const counted: CommitChanges[] = [];
      expect(rows(await diff(opened(contents), (batch) => counted.push(...batch.filter(({ allSmall }) => allSmall))))).toEqual(byGit);
      expect(counted.length).toBeGreaterThan(COMMITS / 2);
    }
  });

  it('are not left to git where their trees have modes that mean the same as git\'s own', () => {
    const compiled = new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'compiled/engine.wasm')));
    const engine = new EngineInstance(compiled, findPacks(folder) ?? [], 1 << 20);
    const text = new GitText();
    const idOf = (name: string) => Buffer.from(git('', 'rev-parse', name).trim(), 'hex');
    for (const [commit, parent] of [[odd, `${odd}^`], ['main', odd]] as const) {
      expect(engine.diff(idOf(commit), idOf(parent))).toBe(0);
      expect(text.of(engine.takeChanges())).toBe(withoutLikeness(git(git('', 'rev-parse', commit), 'diff-tree', '--stdin', '--always', '-r', '-M', '--raw', '--numstat', '-z', '--no-abbrev')));
    }
    engine.close();
  });

  it('have their rows whether their trees are noted before or not, or are not known', () => {
    const compiled = new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'compiled/engine.wasm')));
    const ids = (name: string) => git('', 'log', '-1', '--format=%H %T', name).trim().split(' ').map((id) => Buffer.from(id, 'hex'));
    const [[commit, tree], [parent, parentTree]] = [ids(odd), ids(`${odd}^`)];
    if (!commit || !tree || !parent || !parentTree) throw new Error('there is no commit');
    const nothing = Buffer.alloc(tree.length);
    const many = Array.from({ length: 300 }, (_, at) => Buffer.alloc(tree.length, (at % 255) + 1));
    // A commit whose id begins like the parent's, and a block for which there was no room before.
    const alike = Buffer.concat([parent.subarray(0, 4), Buffer.alloc(16, 7)]);
    const noted = [[], [commit, parent, tree], [parent, nothing, parentTree, alike, nothing, tree], [alike, nothing, tree, parent, nothing, parentTree], [commit, parent, tree, ...many], [commit, parent, tree, parent, nothing, parentTree], [commit, parent, nothing, parent, nothing, nothing]];
    const [first, ...others] = noted.map((block) => {
      const engine = new EngineInstance(compiled, findPacks(folder) ?? [], 1 << 20);
      engine.noteTrees(Buffer.concat(block.slice(0, 3)));
      engine.noteTrees(Buffer.concat(block));
      expect(engine.diff(commit, parent)).toBe(0);
      const table = engine.takeChanges();
      engine.close();
      return table;
    });
    for (const other of others) expect(other).toEqual(first);
    const engine = new EngineInstance(compiled, findPacks(folder) ?? [], 1 << 20);
    engine.noteTrees(Buffer.concat([commit, parent, parentTree, parent, nothing, parentTree]));
    expect(engine.diff(commit, parent)).toBe(0);
    expect(engine.takeChanges().rows.length).toBeLessThan(first?.rows.length ?? 0);
    engine.close();
  });

  it('have their rows also where a listing told of some and then could not begin', () => {
    const compiled = new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'compiled/engine.wasm')));
    const [commit, parent] = ['main', odd].map((name) => Buffer.from(git('', 'rev-parse', name).trim(), 'hex'));
    if (!commit) throw new Error('there is no commit');
    const tables = [true, false].map((isListed) => {
      const engine = new EngineInstance(compiled, findPacks(folder) ?? [], 1 << 20);
      if (isListed) expect(engine.startWalk({ tips: Buffer.concat([commit, Buffer.alloc(commit.length)]), addresses: undefined })).toBe(false);
      expect(engine.diff(commit, parent)).toBe(0);
      const table = engine.takeChanges();
      engine.close();
      return table;
    });
    expect(tables[0]).toEqual(tables[1]);
  });

  it('come with the contents by which their files are classified', async () => {
    let seen = 0;
    await diff(opened(true), (batch) => {
      for (const { files, freeContents } of batch) {
        for (const file of files) {
          if (!file.content) continue;
          seen += 1;
          const blob = file.newMode === '000000' ? file.oldBlob : file.newBlob;
          expect([file.path, execFileSync('git', ['hash-object', '--stdin'], { input: Buffer.from(file.content) }).toString().trim()]).toEqual([file.path, blob]);
        }
        if (seen > 150) for (const file of files) file.content = undefined;
        freeContents?.();
      }
    });
    expect(seen).toBeGreaterThan(100);
  });

  it('come with the attribute files of the folders above their files', async () => {
    let known = 0;
    for (const { header, files, attributes } of (await diff(opened(false))).values()) {
      if (!attributes) continue;
      const holders = git('', 'ls-tree', '-r', header.sha).trim().split('\n').map((line) => ({ blob: line.slice(12, 52), name: line.slice(53) })).filter(({ name }) => path.posix.basename(name) === '.gitattributes');
      const expected = holders.map(({ blob, name }) => ({ folder: name.slice(0, -'.gitattributes'.length), blob })).filter(({ folder: above }) => files.some((file) => file.path.startsWith(above)));
      expect(attributes.toSorted((one, other) => one.folder.length - other.folder.length)).toEqual(expected.toSorted((one, other) => one.folder.length - other.folder.length));
      known += expected.length;
    }
    expect(known).toBeGreaterThan(100);
  });

  it('are counted by git where a thread dies on the way', async () => {
    const engine = opened(false);
    const start = engine.startThread.bind(engine);
    engine.startThread = (most) => {
      const thread = start(most);
      thread?.worker.once('message', () => void thread.worker.terminate());
      return thread;
    };
    expect(rows(await diff(engine))).toEqual(rows(await diff(undefined)));
  });

  it('are counted by git where no thread can be started', async () => {
    const engine = opened(false);
    engine.startThread = () => undefined;
    expect(rows(await diff(engine))).toEqual(rows(await diff(undefined)));
  });

  it('are compared by the thread that was started before', async () => {
    startWaitingThread(path.join(import.meta.dirname, 'compiled/diff-thread.cjs'));
    expect((await diff(opened(false))).size).toBeGreaterThan(0);
    expect(takeWaitingThread()).toBeUndefined();
  });

  it('end with one error where they are stopped', async () => {
    const stop = new AbortController();
    const all = (async () => {
      for await (const batch of diffCommits({ ...source, engine: opened(true), signal: stop.signal }, source.headers())) if (batch.length > 0) stop.abort();
    })();
    await expect(all).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('objects read by the engine', () => {
  it('are those that git gives, by id and by path, and git is asked for all others', async () => {
    const lines = git('', 'rev-list', '--objects', '--all').trim().split('\n');
    const ids = lines.map((line) => line.slice(0, 40));
    const tree = git('', 'rev-parse', 'main^{tree}').trim();
    const names = [...ids, '0'.repeat(40), 'nonsense', ...['.gitattributes', 'src/.gitattributes', 'src', 'none', 'README.md', 'README.md/x', 'sub', 'link', 'bin/0', 'odd \u0001 näme\t"x"'].map((name) => `${tree}:${name}`)];
    for (const keep of [undefined, 100, 1 << 20]) {
      const ask = async (objects: PackedObjects | ObjectProcess): Promise<unknown[]> => {
        const answers: unknown[] = [];
        await objects.ask(names, (index, answer: ObjectAnswer | undefined) => {
          expect(answers[index]).toBeUndefined();
          answers[index] = answer ? { ...answer, content: answer.content?.toString('latin1') } : null;
        });
        objects.close();
        return answers;
      };
      const engine = opened(false);
      expect(await ask(new PackedObjects({ ...source, engine }, keep))).toEqual(await ask(new ObjectProcess(source, keep)));
      engine.close();
    }
    expect(readdirSync(path.join(folder, 'objects')).toSorted()).toEqual(['info', 'pack']);
  });
});
