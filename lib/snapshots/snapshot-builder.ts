import type { CommitFact, IncompleteCommit } from '../facts/types';
import { isHeadlineLanguage as isLinguistHeadlineLanguage } from '../languages/language-table';
import { cellsOf } from './cells';
import { STAYS, findDuplicates } from './duplicates';
import { FLAG, FactColumns } from './fact-columns';
import { TRUSTS } from './types';
import type { Snapshot, SnapshotRepository, SnapshotTrust } from './types';

/** A repository of the snapshot and what decides between copies of the same work. */
export interface BuilderRepository extends SnapshotRepository {
  /** Unknown counts as no fork. */
  fork?: boolean | null;
}

export interface SnapshotBuilderOptions {
  /** In the order the snapshot keeps. Facts of other repositories are passed over: they are not active. */
  repositories: readonly BuilderRepository[];
  /** Version of the counting rules that made the facts. */
  rules: number;
  /** What stands behind a fact; null where nothing is known. Without it nothing is known of any. */
  trustOf?: (fact: CommitFact) => SnapshotTrust | null;
  /** Whether code in this language is in the headline; as `lib/languages` says unless given. */
  isHeadlineLanguage?: (language: string) => boolean;
}

export interface SnapshotBuilder {
  /** Takes one fact. The order does not matter; the same commit of the same repository counts once however often it is added. */
  add(fact: CommitFact): void;
  /** Names a commit, or a part of it, that could not be counted. */
  addIncomplete(entry: IncompleteCommit): void;
  /** The snapshot of all that was added so far. `made` is its ISO time. */
  build(made: string): Snapshot;
  /** Commits of what was added when `build` was called last by the id of the address that wrote them: copies once, merges too, without those that name the person only as co-author. */
  commitsByIdentity(): Map<string, number>;
}

/** Alphabetical by code unit, the same on every machine. */
function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function identityCounts({ flags, identity, identities }: FactColumns, states: Uint8Array): Map<string, number> {
  const counts = new Map<string, number>();
  for (let commit = 0; commit < states.length; commit += 1) {
    const id = states[commit] === STAYS && ((flags[commit] ?? 0) & FLAG.coAuthorOnly) === 0 ? identities[(identity[commit] ?? 0) - 1] : undefined;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/**
 * Collects facts one by one in compact columns (about 150 bytes a commit) and groups them to a snapshot: duplicates taken out,
 * each change with its one reason for being out of the headline. Any order of adding gives the same snapshot.
 */
export function createSnapshotBuilder({ repositories, rules, trustOf, isHeadlineLanguage = isLinguistHeadlineLanguage }: SnapshotBuilderOptions): SnapshotBuilder {
  const facts = new FactColumns();
  const incomplete: IncompleteCommit[] = [];
  const indexOf = new Map(repositories.map(({ id }, index) => [id, index]));
  let state: Uint8Array = new Uint8Array(0);
  return {
    commitsByIdentity: () => identityCounts(facts, state),
    add(fact) {
      const repository = indexOf.get(fact.repository);
      if (repository === undefined) return;
      const trust = trustOf?.(fact) ?? null;
      facts.add(fact, repository, trust === null ? -1 : TRUSTS.indexOf(trust));
    },
    addIncomplete(entry) {
      incomplete.push(entry);
    },
    build(made) {
      const rank: number[] = [];
      [...indexOf].sort(([a], [b]) => ascending(a, b)).forEach(([, index], place) => (rank[index] = place));
      state = findDuplicates(facts, { fork: repositories.map(({ fork }) => fork === true), rank });
      const languages = [...facts.languages].sort(ascending);
      const place = new Map(languages.map((language, index) => [language, index]));
      const cells = cellsOf({
        facts,
        state,
        languageOrder: Int32Array.from(facts.languages, (language) => place.get(language) ?? -1),
        headline: languages.map(isHeadlineLanguage),
      });
      return {
        format: 1,
        rules,
        made,
        repositories: repositories.map(({ id, name, forge, openSource, updated, verifiedUntil, status, unreadSince }) => ({
          id, name, forge, openSource, updated, ...(verifiedUntil !== undefined && { verifiedUntil }), ...(status !== undefined && { status }), ...(unreadSince !== undefined && { unreadSince }),
        })),
        languages,
        ...cells,
        incomplete: [...incomplete].sort((a, b) => ascending(a.repository, b.repository) || ascending(a.commit, b.commit) || ascending(a.reason, b.reason)),
      };
    },
  };
}
