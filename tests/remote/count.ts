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

/** Reads a remote repository as the product does, but sums up by itself. `early`: says beforehand which commits it will ask for, and counts them as they come. */
export async function countRemote(request: Omit<RemoteRequest, 'emails' | 'wants'> & { email?: string; early?: boolean; onHeader?: (header: CommitHeader) => void }): Promise<Counted> {
  const { email, early = false, onHeader, ...rest } = request;
  const wants = (header: CommitHeader) => header.parents.length < 2 && (email === undefined || header.author.email.toLowerCase() === email.toLowerCase());
  const source = await openRemote({ ...rest, emails: email === undefined ? 'all' : [email], wants: early ? wants : undefined });
  try {
    const selected: CommitHeader[] = [];
    const listed: string[] = [];
    for await (const batch of source.headers(request.signal)) {
      for (const header of batch) {
        listed.push(header.sha);
        onHeader?.(header);
        if (wants(header)) selected.push(header);
      }
    }
    const incomplete = new Map<string, string>();
    const commits = new Map<string, Figures>();
    async function* prepared(): AsyncGenerator<CommitHeader[]> {
      if (early && source.prepareInSteps) for await (const step of source.prepareInSteps(selected)) yield readable(step);
      else {
        await source.prepare?.(selected, request.signal);
        yield readable(selected);
      }
    }
    const readable = (step: readonly CommitHeader[]): CommitHeader[] => step.filter(({ sha }) => {
      const reason = source.missing?.get(sha);
      if (reason !== undefined) incomplete.set(sha, reason);
      return reason === undefined;
    });
    for await (const batch of diffCommits({ gitDir: source.gitDir, objectFormat: source.objectFormat, signal: request.signal }, prepared())) {
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
