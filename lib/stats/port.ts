import type { CommitFact } from '../facts/types';

/**
 * Where facts live. Every adapter passes `tests/contracts/stats-store.ts`.
 * Writing the same fact again changes nothing; a fact of the same (user, repository, commit, language, category) is replaced.
 */
export interface StatsStore {
  /** Resolves when every fact is durable. Order and chunking do not matter. */
  write(userId: string, rules: number, facts: readonly CommitFact[]): Promise<void>;
  /**
   * All facts of a user under the given rules, each commit once with all its changes; optionally of one repository. Those of a repository come in the order of
   * their commit ids; with `after`, only those whose id is greater.
   */
  read(userId: string, rules: number, repository?: string, after?: string): AsyncIterable<CommitFact>;
  /** Ids of the commits known of one repository under the given rules. */
  commitIds(userId: string, rules: number, repository: string): Promise<Set<string>>;
  /** Removes commits, e.g. those that a rewritten history no longer reaches. Returns how many were there. */
  removeCommits(userId: string, repository: string, commits: readonly string[]): Promise<number>;
  /** With `rules`: only the facts that these rules made, e.g. once newer ones replace them. */
  removeRepository(userId: string, repository: string, rules?: number): Promise<void>;
  removeUser(userId: string): Promise<void>;
  close(): Promise<void>;
}
