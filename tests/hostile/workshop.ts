import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PROGRAM = path.resolve(import.meta.dirname, '../../dist/commit-stats.cjs');

/** What `git` may see in these tests: nothing of the machine's own configuration. */
const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.test',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.test',
};

/** Runs the real git in a folder and gives its stdout without the last newline. Throws with its stderr. */
export function git(folder: string, args: readonly string[], input?: string | Uint8Array): string {
  const done = spawnSync('git', args, { cwd: folder, input, env: ENVIRONMENT, maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr.toString()}`);
  return done.stdout.toString('utf8').replace(/\n$/, '');
}

export interface Workshop {
  folder: string;
  /** A new bare repository filled by a `git fast-import` stream. */
  repository(name: string, stream: string | Uint8Array, init?: readonly string[]): string;
  /** Runs the compiled program; its temporary files go into this workshop. */
  program(...args: string[]): { code: number | null; stdout: string; stderr: string };
  /** `scan --all-authors --json` of a repository; throws where it fails. */
  scan(repository: string, ...more: string[]): Scan;
  /** Names of what the program left in its temporary folder. */
  leftovers(): string[];
  close(): void;
}

export interface Scan {
  commits: number;
  filesChanged: number;
  additions: number;
  deletions: number;
  activeDays: number;
  headline: { commits: number; filesChanged: number; additions: number; deletions: number; activeDays: number };
  excluded: { reason: string; commits: number; filesChanged: number; additions: number; deletions: number }[];
  byDay: { date: string; commits: number }[];
  byLanguage: { language: string; commits: number; additions: number }[];
  incomplete: { repository: string; commit: string; reason: string }[];
}

/** A folder for one test: repositories, the program's data and its temporary files. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
  const temporary = mkdtempSync(path.join(folder, 'temporary-'));
  const data = mkdtempSync(path.join(folder, 'data-'));
  const workshop: Workshop = {
    folder,
    repository(name, stream, init = []) {
      const at = path.join(folder, name);
      git(folder, ['init', '--bare', '--quiet', '--initial-branch=main', ...init, at]);
      if (stream.length > 0) git(at, ['fast-import', '--quiet', '--force', '--date-format=raw-permissive'], stream);
      return at;
    },
    program(...args) {
      const done = spawnSync(process.execPath, [PROGRAM, ...args], {
        env: { ...process.env, TMPDIR: temporary, COMMIT_STATS_DATA: data },
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      return { code: done.status, stdout: done.stdout, stderr: done.stderr };
    },
    scan(repository, ...more) {
      const { code, stdout, stderr } = workshop.program('scan', repository, '--all-authors', '--json', ...more);
      if (code !== 0) throw new Error(`scan ended with ${code}: ${stderr}`);
      return JSON.parse(stdout) as Scan;
    },
    leftovers() {
      return readdirSync(temporary, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.join(entry.parentPath, entry.name));
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return workshop;
}

export interface CommitText {
  mark?: number;
  message?: string | Uint8Array;
  author?: string | Uint8Array;
  committer?: string;
  from?: string;
  merge?: string[];
  /** Lines of `M`, `D`, `R` commands; a file's content inline. */
  changes: (string | Uint8Array)[];
}

const ADA = 'Ada <ada@example.test> 1700000000 +0100';

/** One commit of a fast-import stream on `refs/heads/main`. */
export function commit({ mark, message = 'change', author = ADA, committer = ADA, from, merge = [], changes }: CommitText): Uint8Array {
  const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? Buffer.from(text) : Buffer.from(text));
  const body = bytes(message);
  return Buffer.concat([
    bytes(`commit refs/heads/main\n${mark ? `mark :${mark}\n` : ''}author `),
    bytes(author),
    bytes(`\ncommitter ${committer}\ndata ${body.length}\n`),
    body,
    bytes('\n'),
    bytes(from ? `from ${from}\n` : ''),
    ...merge.map(parent => bytes(`merge ${parent}\n`)),
    ...changes.map(bytes),
    bytes('\n'),
  ]);
}

/** `M` command with the content inline. The path is written in git's quoted form, so any byte can stand in it. */
export function file(name: string | Uint8Array, content: string | Uint8Array, mode = '100644'): Uint8Array {
  const quoted = [...Buffer.from(name)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  const body = Buffer.from(content);
  return Buffer.concat([Buffer.from(`M ${mode} inline "${quoted}"\ndata ${body.length}\n`), body, Buffer.from('\n')]);
}

/** Joins parts of a stream. */
export function stream(...parts: (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map(part => Buffer.from(part)));
}

/** Commits, rows, additions and deletions as `git log --numstat -M` prints them, without merges. */
export function gitTotals(repository: string, revision = 'HEAD') {
  const out = git(repository, ['-c', 'core.quotePath=true', 'log', '--no-merges', '-M', '--numstat', '--no-mailmap', '--format=%x01', revision]);
  const totals = { commits: 0, filesChanged: 0, additions: 0, deletions: 0 };
  for (const line of out.split('\n')) {
    if (line.startsWith('\u0001')) totals.commits += 1;
    else if (line !== '') {
      const [added, deleted] = line.split('\t');
      totals.filesChanged += 1;
      if (added !== '-') totals.additions += Number(added);
      if (deleted !== '-') totals.deletions += Number(deleted);
    }
  }
  return totals;
}
