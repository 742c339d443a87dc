import { diffCommits } from '../../lib/git/diff';
import { openRemote } from '../../lib/git/remote/open-remote';
import type { RemoteRequest } from '../../lib/git/remote/open-remote';
import type { CommitHeader } from '../../lib/git/types';
import { git } from './random-repository';

/** Files, additions and deletions of a commit. */
export type Figures = [number, number, number];

export interface Counted {
  /** By commit id, merges apart. */
  commits: Map<string, Figures>;
  /** All commits that were listed, merges too. */
  listed: string[];
  incomplete: Map<string, string>;
  head: string | null;
  partial: boolean;
  historyRewritten: boolean;
  shallow: boolean;
}

/** Reads a remote repository as the product does, but sums up by itself. */
export async function countRemote(request: Omit<RemoteRequest, 'emails'> & { email?: string }): Promise<Counted> {
  const { email, ...rest } = request;
  const source = await openRemote({ ...rest, emails: email === undefined ? 'all' : [email] });
  try {
    const selected: CommitHeader[] = [];
    const listed: string[] = [];
    for await (const batch of source.headers(request.signal)) {
      for (const header of batch) {
        listed.push(header.sha);
        if (header.parents.length < 2 && (email === undefined || header.author.email.toLowerCase() === email.toLowerCase())) selected.push(header);
      }
    }
    await source.prepare?.(selected, request.signal);
    const incomplete = new Map(source.missing);
    const commits = new Map<string, Figures>();
    const whole = selected.filter(({ sha }) => !incomplete.has(sha));
    for await (const batch of diffCommits({ gitDir: source.gitDir, objectFormat: source.objectFormat, signal: request.signal }, (async function* () { yield whole; })())) {
      for (const { header, files, incomplete: reason } of batch) {
        if (reason !== undefined) incomplete.set(header.sha, reason);
        commits.set(header.sha, [files.length, sum(files.map((file) => file.additions)), sum(files.map((file) => file.deletions))]);
      }
    }
    const { head, partial, historyRewritten, shallow } = source;
    return { commits, listed, incomplete, head, partial, historyRewritten, shallow };
  } finally {
    await source.close();
  }
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}

/** What git itself says of the commits in a range, merges apart. */
export function truthOf(folder: string, range: readonly string[], email?: string): Map<string, Figures> {
  const found = new Map<string, Figures>();
  const log = git(folder, ['log', '--no-merges', '-M', '--numstat', '--no-mailmap', '--format=%x01%H %ae', ...range]);
  for (const commit of log.split('\u0001').slice(1)) {
    const [head = '', ...rows] = commit.trim().split('\n').filter((line) => line !== '');
    const [sha = '', author = ''] = head.split(' ');
    if (email !== undefined && author.toLowerCase() !== email.toLowerCase()) continue;
    const numbers = rows.map((row) => row.split('\t').slice(0, 2).map((text) => (text === '-' ? 0 : Number(text))));
    found.set(sha, [rows.length, sum(numbers.map(([added]) => added)), sum(numbers.map(([, deleted]) => deleted))]);
  }
  return found;
}
