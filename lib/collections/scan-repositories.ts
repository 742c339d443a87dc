import { RULES_VERSION } from '../facts/types';
import type { GitProgress, RepositorySource } from '../git/types';
import { createLateClassifier } from '../languages/late-classifier';
import { displayNames } from '../repositories/display-names';
import { nameOfPlace, placeOf } from '../repositories/place';
import { createSnapshotBuilder } from '../snapshots/snapshot-builder';
import type { Snapshot } from '../snapshots/types';
import { readFacts } from './read-facts';

export interface ScanRequest {
  sources: readonly RepositorySource[];
  /** Author e-mails, compared without case, or everybody. */
  emails: readonly string[] | 'all';
  /** Languages from file names only. */
  byName?: boolean;
  /** What the person says about all of them; unknown where he says nothing. */
  openSource?: boolean;
  /** First and last day on the author's own clock, `YYYY-MM-DD`: lines of other commits are not read. */
  since?: string;
  until?: string;
  temp?: string;
  diffWorkers?: number;
  signal?: AbortSignal;
  onProgress?: (progress: GitProgress, repository: string) => void;
}

export interface ScanResult {
  snapshot: Snapshot;
  /** Names of repositories that hold only a part of their history. */
  shallow: string[];
  /** Names of repositories whose HEAD names a missing branch; all their branches were read. */
  headMissing: string[];
  /** Names of repositories without any commit yet. */
  empty: string[];
}

/**
 * Reads repositories to one snapshot, work that lies in several of them once; stores nothing. The same place named twice is one
 * repository. Memory grows with the commits' numbers, about 150 bytes each, not with their content.
 * @throws AppError what opening and reading a repository says.
 */
export async function scanRepositories(request: ScanRequest): Promise<ScanResult> {
  const { emails, openSource = null, signal } = request;
  const places = new Map(request.sources.map(source => {
    const place = placeOf(source);
    return [place.forgeId, { id: place.forgeId, name: nameOfPlace(place), source, ...place }];
  }));
  const repositories = [...places.values()];
  const names = displayNames(repositories);
  const made = new Date().toISOString();
  const builder = createSnapshotBuilder({
    rules: RULES_VERSION,
    repositories: repositories.map(({ id, name }) => ({ id, name: names.get(id) ?? name, forge: 'local', openSource, updated: made })),
  });
  const classifier = createLateClassifier();
  const result: ScanResult = { snapshot: builder.build(made), shallow: [], headMissing: [], empty: [] };
  for (const { id, name, source } of repositories) {
    const label = names.get(id) ?? name;
    const reader = readFacts({
      source, repository: id, label, emails, userKey: null, classifier, byName: request.byName, since: request.since, until: request.until,
      tempParent: request.temp, diffWorkers: request.diffWorkers, signal, onProgress: progress => request.onProgress?.(progress, label),
    });
    let [step, facts] = [await reader.next(), 0];
    for (; !step.done; step = await reader.next()) {
      for (const fact of step.value) builder.add(fact);
      facts += step.value.length;
    }
    for (const entry of step.value.incomplete) builder.addIncomplete(entry);
    const { shallow, headMissing, head } = step.value;
    if (shallow) {
      result.shallow.push(label);
      builder.addIncomplete({ repository: label, commit: head ?? '', reason: 'a shallow copy: its history is incomplete' });
    }
    if (headMissing) {
      result.headMissing.push(label);
      builder.addIncomplete({ repository: label, commit: head ?? '', reason: 'HEAD names a branch that does not exist: all branches were read' });
    }
    if (step.value.head === null && facts === 0) result.empty.push(label);
  }
  return { ...result, snapshot: builder.build(made) };
}
