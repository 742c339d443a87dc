import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPacks } from './find-packs';
import { EngineInstance } from './instance';
import { LEFT } from './messages';
import { GitText, withoutLikeness } from './testing/git-text';

const ENVIRONMENT = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;
const WORDS = ['diff-tree', '--stdin', '--always', '-r', '--root', '-M', '--raw', '--numstat', '-z', '--no-abbrev'];
const CACHE_BYTES = 8 << 20;
const COMMITS = 300;
const SEEDS = [1, 2];
const FOLDERS = ['', 'src/', 'src/deep/', 'lib/', 'lib/a/', 'lib/b/', 'test/'];
const NAMES = ['index.js', 'a.txt', 'b.txt', 'README', 'index.js.txt', 'näme "x"'];
const LINES = ['one', 'two', '', 'return value;', '}', 'a line that many files have', `${'long '.repeat(30)}line`, 'with a \0 in it'];

interface File {
  mode: string;
  content: string;
}

/** Numbers from 0 to below `most`, the same ones for the same seed. */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

/** A history in which files and folders move, change on the way, and often are like several others. */
function history(seed: number): Buffer {
  const next = numbers(seed);
  const pick = <T>(from: readonly T[]): T => from[next(from.length)] as T;
  const files = new Map<string, File>();
  const gone: File[] = [];
  const somewhere = (): string => `${pick(FOLDERS)}${next(3) ? pick(NAMES) : `${next(40)}.ts`}`;
  /** Lines of which some are in many files, some in a few and some nowhere else; binary where one has a NUL. */
  const line = (common: number): string => (next(10) < common ? pick(next(40) ? LINES.slice(0, -1) : LINES) : `${next(4) ? 'line' : 'x'.repeat(next(200))} ${next(common * 100 + 50)}`);
  const made = (): File => {
    const kind = next(40);
    if (kind === 0) return { mode: '120000', content: `to/${next(3)}` };
    if (kind === 1) return { mode: '160000', content: String(next(3)).padStart(40, '1') };
    if (kind < 4) return { mode: '100644', content: '' };
    const common = next(10);
    const end = pick(['\n', '\n', '\n', '\r\n']);
    return { mode: next(9) ? '100644' : '100755', content: Array.from({ length: 1 + next(pick([3, 12, 60])) }, () => line(common)).join(end) + (next(5) ? end : '') };
  };
  const changed = (file: File): File => {
    if (!file.mode.startsWith('100') || !next(3)) return file;
    if (!next(20)) return { ...file, content: file.content.replaceAll('\n', '\r\n') };
    const lines = file.content.split('\n');
    for (let edits = 1 + next(pick([2, 5, lines.length])); edits > 0; edits -= 1) lines.splice(next(lines.length + 1), next(3), ...Array.from({ length: next(3) }, () => line(next(10))));
    return { mode: next(9) ? file.mode : '100755', content: lines.join('\n') };
  };
  /** A file that becomes a link is another matter, so these have names of their own. */
  const put = (name: string, file: File): void => void files.set(name.replace(/\.1[26]0000$/, '') + (file.mode.startsWith('100') ? '' : `.${file.mode}`), file);
  const step = (): void => {
    const names = [...files.keys()];
    const name = pick(names);
    const kind = next(10);
    if (kind < 5 && name !== undefined) {
      // Moves, now and then to the same base name or away from a copy of itself.
      const file = files.get(name) as File;
      if (next(6)) files.delete(name);
      put(next(2) ? somewhere() : `${pick(FOLDERS)}${path.basename(name)}`, changed(file));
    } else if (kind < 6) {
      const [from, to] = [pick(FOLDERS), pick(FOLDERS)];
      for (const inner of names.filter((one) => one.startsWith(from))) {
        const file = files.get(inner) as File;
        files.delete(inner);
        put(`${to}${inner.slice(from.length)}`, changed(file));
      }
    } else if (kind < 7 && name !== undefined) {
      gone.push(files.get(name) as File);
      files.delete(name);
    } else put(kind < 8 && name !== undefined ? name : somewhere(), !next(4) && gone.length > 0 ? pick(gone) : made());
  };
  const stream: string[] = [];
  let before = new Map<string, File>();
  for (let commit = 0; commit < COMMITS; commit += 1) {
    for (let steps = 1 + next(pick([2, 8, 30])); steps > 0; steps -= 1) step();
    stream.push(`commit refs/heads/main\ncommitter A <a@x> ${1_600_000_000 + commit} +0000\ndata 1\nx\n`);
    for (const name of before.keys()) if (!files.has(name)) stream.push(`D ${JSON.stringify(name)}\n`);
    for (const [name, file] of files) {
      if (before.get(name) === file) continue;
      stream.push(file.mode === '160000' ? `M 160000 ${file.content} ${JSON.stringify(name)}\n` : `M ${file.mode} inline ${JSON.stringify(name)}\ndata ${Buffer.byteLength(file.content)}\n${file.content}\n`);
    }
    before = new Map(files);
  }
  return Buffer.from(stream.join(''));
}

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'renames-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Compares what the engine says of a history with what git says; how many commits it left to git, and how many renames it found. */
function compare(name: string, stream: string | Buffer): { left: number; renames: number } {
  const folder = path.join(root, `${name}.git`);
  const git = (input: string | Buffer, ...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input, maxBuffer: 1 << 28 }).toString('latin1');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
  git(stream, 'fast-import', '--quiet');
  git('', 'repack', '-adfq', '--depth=10');
  const commits = git('', 'rev-list', '--parents', 'main').trim().split('\n').map((line) => line.split(' '));
  // What is no commit is repeated as it stands.
  const truth = git(commits.map(([sha]) => `${sha}\n=\n`).join(''), ...WORDS).split('=\n');
  const engine = new EngineInstance(new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'compiled/engine.wasm'))), findPacks(folder) ?? [], CACHE_BYTES);
  const text = new GitText();
  const found = { left: 0, renames: 0 };
  for (const [index, [sha = '', parent]] of commits.entries()) {
    const state = engine.diff(Buffer.from(sha, 'hex'), parent === undefined ? undefined : Buffer.from(parent, 'hex'));
    const said = text.of(engine.takeChanges());
    if (state === LEFT) found.left += 1;
    else expect(said).toBe(withoutLikeness(truth[index] ?? ''));
    found.renames += said.split(' R\0').length - 1;
  }
  engine.close();
  return found;
}

describe('renamed files', () => {
  it.each(SEEDS)('are those that git finds, in random history %i', (seed) => {
    const { left, renames } = compare(String(seed), history(seed));
    expect(left).toBeLessThan(COMMITS / 6);
    expect(renames).toBeGreaterThan(COMMITS);
  });

  it('are those that git finds among many with the same content', () => {
    const stream: string[] = [];
    const commit = (...changes: string[]): void => void stream.push(`commit refs/heads/main\ncommitter A <a@x> 1600000000 +0000\ndata 1\nx\n`, ...changes);
    const counts = [99, 100, 101, 102, 203, 204, 205, 206, 207];
    for (const count of counts) {
      const files = Array.from({ length: count }, (_, file) => file);
      const content = (file: number): string => `data 2\n${file % 90 ? 'a' : 'b'}\n\n`;
      commit('deleteall\n', ...files.map((file) => `M 100644 inline old/${file % 3}/${file}\n${content(file)}`));
      commit('deleteall\n', ...files.slice(1).map((file) => `M 100644 inline new/${file % 50}/${file % 5 ? file : `new${file}`}\n${content(file + 1)}`));
    }
    const { left, renames } = compare('same', stream.join(''));
    expect(left).toBeLessThan(counts.length);
    expect(renames).toBeGreaterThan(500);
  });
});
