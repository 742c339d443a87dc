import { createSecretKey } from 'node:crypto';
import type { ReportedFact } from '../api/report-schemas';
import { AppError } from '../errors/app-error';
import { commitId } from '../facts/keyed-ids';
import type { CommitFact } from '../facts/types';
import { openSource } from '../git/open-source';
import type { CommitHeader, GitProgress, RepositorySource } from '../git/types';
import { createClassifier } from '../languages';
import { excludedPaths } from './excluded-paths';
import { readFacts } from './read-facts';

export interface HomeCountRequest {
  source: RepositorySource;
  /** How its owner calls the repository. */
  name: string;
  /** Whose commits. */
  emails: readonly string[];
  /** The key of the owner's ids, in hex. */
  hashKey: string;
  /** Ids of his addresses where the report goes. */
  identities?: ReadonlyMap<string, string>;
  /** Asked once for the patterns of paths that he left out there, as soon as it is known which repository this is and before a line is counted. Gets the key of `HomeCount`. */
  leftOut?: (key: string) => Promise<readonly string[]>;
  tempParent?: string;
  diffWorkers?: number;
  signal?: AbortSignal;
  onProgress?: (progress: GitProgress) => void;
}

/** A repository in numbers, ready to be reported. */
export interface HomeCount {
  /** Stands for the repository: made of its first commit and its name under the owner's key, it tells nothing of either. */
  key: string;
  facts: ReportedFact[];
  /** Commits that could not be counted wholly. */
  incomplete: number;
  shallow: boolean;
}

function reported({ commit, work, time, zone, committed, kind, identity, merge, coAuthorOnly, coAuthored, bot, ai, signed, excludedByOwner, changes }: CommitFact): ReportedFact {
  return {
    commit, work, time, zone, committed, kind, identity, merge, coAuthorOnly, coAuthored, bot, ai, signed, excludedByOwner,
    changes: changes.map(({ language, category, files, additions, deletions }) => ({ language, category, files, additions, deletions })),
  };
}

function keyOf(headers: readonly CommitHeader[], userKey: Uint8Array, name: string): string {
  const first = headers.reduce<string | undefined>((least, { sha, parents }) => (parents.length === 0 && (least === undefined || sha < least) ? sha : least), undefined);
  if (first === undefined) throw new AppError('not-a-repository', `${name} has no commits yet, so there is nothing to send.`);
  return commitId(createSecretKey(userKey), `${first}\0${name}`);
}

/**
 * Counts a repository of this machine for a report. Only what `ReportedFact` names leaves this function: no sha, name, address, message, path or code.
 * @throws AppError what opening and reading the repository says; `not-a-repository` where there is no commit yet.
 */
export async function countForReport({ source, name, emails, hashKey, leftOut, ...options }: HomeCountRequest): Promise<HomeCount> {
  const userKey = Buffer.from(hashKey, 'hex');
  const excluded: { paths?: (path: string) => boolean } = {};
  let key = '';
  const reader = readFacts({
    source, repository: '', label: name, emails, userKey, classifier: createClassifier(), excluded, ...options,
    open: async (request) => {
      const opened = await openSource(request);
      const headers = opened.headers.bind(opened);
      opened.headers = async function* afterAll(signal) {
        // Which commit is the first is known when all were listed, and only then what is left out.
        const batches: CommitHeader[][] = [];
        for await (const batch of headers(signal)) batches.push(batch);
        key = keyOf(batches.flat(), userKey, name);
        const paths = excludedPaths((await leftOut?.(key)) ?? []);
        if (paths) excluded.paths = paths;
        yield* batches;
      };
      return opened;
    },
  });
  const facts: ReportedFact[] = [];
  let step = await reader.next();
  for (; !step.done; step = await reader.next()) for (const fact of step.value) facts.push(reported(fact));
  const { incomplete, shallow } = step.value;
  return { key, facts, incomplete: incomplete.length, shallow };
}
