import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** One commit of a repository for a test: it writes one file. */
export interface SmallCommit {
  email: string;
  name?: string;
  /** Path of the file it writes; `src/<number>.ts` unless given. */
  file?: string;
  lines?: number;
  /** What the file holds; lines of TypeScript unless given. */
  text?: string;
  message?: string;
}

const ENVIRONMENT: Record<string, string> = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', HOME: '/nonexistent' };

/** Runs git apart from any configuration of this machine and gives what it says. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT as NodeJS.ProcessEnv, encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
}

function record(commit: SmallCommit, number: number, branch: string, from: string | undefined): string {
  const who = `${commit.name ?? 'Ada Lindqvist'} <${commit.email}> ${1_600_000_000 + number * 3_600} +0100`;
  const message = commit.message ?? `feat: step ${number}`;
  const text = commit.text ?? Array.from({ length: commit.lines ?? 3 }, (_, line) => `export const value${number}_${line} = ${number * line};\n`).join('');
  const parent = from === undefined ? '' : `from ${from}\n`;
  return `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\ndata ${Buffer.byteLength(message)}\n${message}\n${parent}M 100644 inline ${commit.file ?? `src/${number}.ts`}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Adds commits to the branch `main`, on top of it or of another commit, or with a history of their own. Gives the new head. */
export function addCommits(folder: string, commits: readonly SmallCommit[], options: { first?: number; from?: string } = {}): string {
  const first = options.first ?? 0;
  const stream = commits.map((commit, number) => record(commit, first + number, 'main', number === 0 ? options.from : undefined)).join('');
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--force'], { env: ENVIRONMENT as NodeJS.ProcessEnv, input: stream });
  return git(folder, 'rev-parse', 'refs/heads/main');
}

/** A new bare repository with the given commits. */
export function makeRepository(parent: string, name: string, commits: readonly SmallCommit[]): string {
  const folder = path.join(parent, `${name}.git`);
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder], { env: ENVIRONMENT as NodeJS.ProcessEnv });
  if (commits.length > 0) addCommits(folder, commits);
  return folder;
}
