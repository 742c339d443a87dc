import { wallClock } from '../facts/clock';
import { openSource } from '../git/open-source';
import type { CommitHeader, GitProgress, RepositorySource } from '../git/types';

export interface AuthorFigures {
  /** In lower case. */
  email: string;
  /** Names that go with it, most frequent first. */
  names: string[];
  /** Commits without merges. */
  commits: number;
  merges: number;
  /** `YYYY-MM-DD` on the author's clock; null where no date is possible. */
  first: string | null;
  last: string | null;
}

interface Tally {
  names: Map<string, number>;
  commits: number;
  merges: number;
  first: number;
  last: number;
}

function dateOf(seconds: number): string | null {
  return Number.isFinite(seconds) ? new Date(seconds * 1_000).toISOString().slice(0, 10) : null;
}

/** Gathers author e-mails, compared without case, from headers that may come in any order; memory grows with authors, not with commits. */
export function createAuthorTally(): { add(header: CommitHeader): void; authors(): AuthorFigures[] } {
  const tallies = new Map<string, Tally>();
  return {
    add({ author, authored, parents }) {
      const email = author.email.toLowerCase();
      let tally = tallies.get(email);
      if (!tally) {
        tally = { names: new Map(), commits: 0, merges: 0, first: Infinity, last: -Infinity };
        tallies.set(email, tally);
      }
      tally.names.set(author.name, (tally.names.get(author.name) ?? 0) + 1);
      if (parents.length > 1) tally.merges += 1;
      else tally.commits += 1;
      const time = wallClock(authored);
      if (time === null) return;
      tally.first = Math.min(tally.first, time);
      tally.last = Math.max(tally.last, time);
    },
    authors: () =>
      [...tallies]
        .map(([email, tally]) => ({
          email,
          names: [...tally.names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name),
          commits: tally.commits,
          merges: tally.merges,
          first: dateOf(tally.first),
          last: dateOf(tally.last),
        }))
        .sort((a, b) => b.commits - a.commits || b.merges - a.merges || (a.email < b.email ? -1 : 1)),
  };
}

export interface ListAuthorsOptions {
  temp?: string;
  onProgress?: (progress: GitProgress) => void;
  signal?: AbortSignal;
}

/** Author e-mails of a repository's default branch, most commits first. Of a remote one only the commits are fetched. Throws as opening and reading it do. */
export async function listAuthors(source: RepositorySource, { temp, onProgress, signal }: ListAuthorsOptions = {}): Promise<AuthorFigures[]> {
  const tally = createAuthorTally();
  const opened = await openSource({ source, emails: [], tempParent: temp, signal, onProgress });
  try {
    let done = 0;
    for await (const headers of opened.headers(signal)) {
      for (const header of headers) tally.add(header);
      done += headers.length;
      onProgress?.({ step: 'listing', done, total: undefined });
    }
  } finally {
    await opened.close();
  }
  return tally.authors();
}
