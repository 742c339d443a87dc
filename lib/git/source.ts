import type { ObjectFormat } from './environment';
import type { CommitHeader } from './types';

/** A repository that is ready to be read: a git folder of ours that reaches the objects, and the commits to read. Local and remote sources give the same. */
export interface OpenedSource {
  /** Git folder of ours (GIT_DIR of every run); the repository's own configuration is never read. */
  gitDir: string;
  objectFormat: ObjectFormat;
  /** Commit of the default branch; null where there are no commits yet. */
  head: string | null;
  /** Commits from which history is read: `[head]`, or every branch where HEAD names a missing one, or none. */
  tips: string[];
  /** HEAD names a branch that does not exist although there are others; all of them are read. */
  headMissing?: boolean;
  /** The repository itself holds only a part of its history. */
  shallow: boolean;
  /** A tip is an object of its own, as in a repository that is worked in; absent where that is not known. */
  newestIsLoose?: boolean;
  /** Set where the last known head is no longer reached by the new one; facts of commits outside `reachable` are to be retired. */
  historyRewritten: boolean;
  /**
   * Headers of the commits to look at, newest first, merges too. A local source gives the whole history; a remote one may give only what the last
   * known head does not reach (`partial`).
   */
  headers(signal?: AbortSignal): AsyncIterable<CommitHeader[]>;
  /** `headers` leaves out commits that are known already. */
  partial: boolean;
  /** Called once with the selected commits that need lines, before they are diffed, so that a remote source can bring their trees and blobs. Absent where all is there. */
  prepare?(selected: readonly CommitHeader[], signal?: AbortSignal): Promise<void>;
  /** The same for all of them at once, in steps: gives the commits as their objects are there (or `missing` names them), so that the first can be read while the last still arrive. */
  prepareInSteps?(selected: readonly CommitHeader[]): AsyncIterable<CommitHeader[]>;
  /** Commits that could not be brought, with the reason; they are named, not diffed. */
  missing?: ReadonlyMap<string, string>;
  /** Removes what was fetched. Safe to call twice. */
  close(): Promise<void>;
}
