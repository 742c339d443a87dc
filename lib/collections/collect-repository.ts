import type { Context } from '../context';
import { collections, identities } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { CollectionState, Repository, User } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';
import { comparableEmail } from '../facts/identity';
import { commitId } from '../facts/keyed-ids';
import type { CommitFact, IncompleteCommit } from '../facts/types';
import { RULES_VERSION } from '../facts/types';
import type { GitProgress, RepositorySource } from '../git/types';
import type { Classifier } from '../languages/types';
import { telemetry } from '../telemetry/telemetry';
import { registerRepository } from '../repositories/register-repository';
import { checkingKeysOf } from '../signatures/keys-of';
import { completedState, mergeIncomplete } from './completed-state';
import { collectionState, takeLease } from './lease';
import type { Lease } from './lease';
import type { PackageReader as PackageReading } from './note-packages';
import type { AuthorFigures } from './list-authors';
import { excludedPaths } from './excluded-paths';
import { isCompleteFor, nothingNew } from './nothing-new';
import { removeReplaced, workingSeries } from './series';
import type { WorkingSeries } from './series';
import { stepNoter } from './step-noter';

/** What a person may be shown while a repository is collected. */
export type CollectProgress = GitProgress | { step: 'waiting' } | { step: 'storing'; done: number; total: undefined };

export interface CollectRepositoryRequest {
  user: User;
  source: RepositorySource;
  /** The repository, where it is known already; else it is found, or made, by its place. */
  repository?: Repository;
  /** The right to collect it, where the caller has it: he gives it back himself, whatever happens. Without it, it is taken, and waited for. */
  lease?: Lease;
  /** All addresses of the user, as `identityEmails` gives them. */
  emails: readonly string[];
  /** What the owner says about the repository; left out, what he said before stays. */
  openSource?: boolean;
  /** Made once and used for many repositories; without it one is made when it is needed. */
  classifier?: () => Promise<Classifier>;
  signal?: AbortSignal;
  onProgress?: (progress: CollectProgress) => void;
  /** Commits that are fetched and stored before the next ones are fetched, for runs that may be stopped; left out: all at once. */
  slice?: number;
  /** Told of all authors of the repository when its whole history was gone through. */
  onAuthors?: (authors: AuthorFigures[]) => void;
}

export interface CollectOutcome {
  repository: Repository;
  /** False when one look said that nothing is new. */
  read: boolean;
  /** Commits written and taken out. */
  added: number;
  retired: number;
  /** All commits of the repository that could not be counted wholly. */
  incomplete: IncompleteCommit[];
  /** The repository itself holds only a part of its history. */
  shallow: boolean;
  /** Another process was collecting it; its result was waited for. */
  waited: boolean;
}

type Stores = Pick<Context, 'settings' | 'documents' | 'stats'>;

/** Commits after which the progress is stored again. */
const PROGRESS_STEP = 500;

function outcome(request: CollectRepositoryRequest, repository: Repository, state: CollectionState, rest: Partial<CollectOutcome>): CollectOutcome {
  const incomplete = state.incomplete.map(({ commit, reason }) => ({ repository: labelOf(request.source), commit, reason }));
  return { repository, read: false, added: 0, retired: 0, waited: false, incomplete, shallow: state.shallow, ...rest };
}

function labelOf(source: RepositorySource): string {
  return source.kind === 'path' ? source.path : source.url;
}

/** Notes that it was looked at; whoever changes the state at the same moment knows something newer. */
async function noteChecked({ documents }: Pick<Context, 'documents'>, state: CollectionState): Promise<void> {
  try {
    await documents.update(collections, { ...state, checked: new Date().toISOString() });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

async function defaultClassifier(): Promise<Classifier> {
  const { createClassifier } = await import('../languages');
  return createClassifier();
}

/** Stores a batch. What could not be counted wholly is noted before: if the process ends in between, it is read again and not taken for whole. */
async function storeBatch({ documents, stats }: Stores, lease: Lease, batch: readonly CommitFact[], run: { user: User; noted: IncompleteCommit[]; added: number; packages: PackageReading }): Promise<void> {
  const { incomplete, progress } = lease.state();
  const wanting = mergeIncomplete(incomplete, run.noted);
  if (wanting.length > incomplete.length) await lease.update({ incomplete: wanting });
  await run.packages.store(documents, lease.state());
  await stats.write(run.user.id, RULES_VERSION, batch);
  // Each change of the state waits for the disk.
  if (run.added - (progress ?? 0) >= PROGRESS_STEP) await lease.update({ progress: run.added });
}

/** Takes out what the history does not reach any more. The lease is prolonged first: who lost it must not take out what the new holder writes. */
async function retire({ stats }: Stores, lease: Lease, { known, series }: Pick<WorkingSeries, 'known' | 'series'>, reachable: ReadonlySet<string> | undefined): Promise<number> {
  const gone = reachable === undefined ? [] : [...known].filter((id) => !reachable.has(id));
  if (gone.length === 0) return 0;
  await lease.update({});
  return stats.removeCommits(lease.state().ownerId, series, gone);
}

/** Reads and stores what is new, holding the lease. Facts go first and in batches; only when all are durable the state says that it is complete. */
async function collectHolding(context: Stores, request: CollectRepositoryRequest, repository: Repository, lease: Lease): Promise<{ added: number; retired: number }> {
  const { user, source, emails, onProgress } = request;
  const before = lease.state();
  const { paths } = repository.exclusions;
  const complete = isCompleteFor(before, emails, paths);
  await lease.update({ attempts: before.attempts + 1, progress: 0, step: null });
  const place = await workingSeries(context, before, paths, (changes) => lease.update(changes));
  const { known, series, building } = place;
  const userKey = Buffer.from(user.hashKey, 'hex');
  const again = new Set(before.incomplete.map(({ commit }) => commitId(userKey, commit)));
  const [{ readFacts }, { PackageReader, settlePackages }, { createSignatureReading, signedFacts }, classifier] = await Promise.all([import('./read-facts'), import('./note-packages'), import('./verify-signatures'), (request.classifier ?? defaultClassifier)()]);
  const own = new Map((await listAll(context.documents, identities, 'owner', [user.id])).map(({ email, id }) => [comparableEmail(email), id]));
  const noted: IncompleteCommit[] = [];
  const counting = request.onAuthors && (await import('./tally-authors')).authorCountingOpener();
  const packages = new PackageReader(userKey);
  const keys = await checkingKeysOf(context, user);
  // Other keys than the last time: the signatures of stored commits are looked at again, without reading what these changed.
  const stale = keys.digest !== (before.checkedWith ?? '');
  const signatures = createSignatureReading(keys, stale ? (series) => signedFacts(context, user.id, series) : undefined);
  const reader = readFacts({
    onChanges: (batch, setup) => packages.read(batch, setup),
    open: counting?.open,
    signatures,
    source, repository: series, label: labelOf(source), emails, identities: own, userKey, classifier, onProgress: stepNoter(lease, onProgress), signal: lease.signal,
    excluded: { paths: excludedPaths(paths) },
    known: (id) => known.has(id) && !again.has(id), lastHead: complete && !stale ? before.lastHead : null, onIncomplete: (entry) => noted.push(entry),
    slice: request.slice, tempParent: context.settings.temp, diffWorkers: context.settings.diffWorkers,
  });
  let added = 0;
  let written = 0;
  try {
    let batch = await reader.next();
    for (; !batch.done; batch = await reader.next()) {
      written += batch.value.length;
      added += batch.value.filter(({ commit }) => !known.has(commit)).length;
      await storeBatch(context, lease, batch.value, { user, noted, added, packages });
      onProgress?.({ step: 'storing', done: added, total: undefined });
      lease.signal.throwIfAborted();
    }
    const authors = counting?.authors();
    if (authors) request.onAuthors?.(authors);
    const retired = await retire(context, lease, place, batch.value.reachable);
    await settlePackages(context.documents, lease.state(), batch.value.reachable && ((commit) => batch.value.reachable?.has(commit) ?? true));
    const completed = { ...completedState({ before, outcome: batch.value, emails, paths, complete, checkedWith: keys.digest, changed: written + retired > 0 }), ...(building && { series, building: null }) };
    await (request.lease === undefined ? lease.release(completed) : lease.update(completed));
    await removeReplaced(context, before, place);
    return { added, retired };
  } finally {
    packages.close();
    signatures.close();
    // Whatever stopped the loop: git ends and its temporary folder goes.
    await reader.return(undefined as never);
  }
}

/**
 * Brings the facts of one repository of one user up to date. Safe to be killed at any moment and run again, and to be run by several
 * processes at once: one collects, the others wait and then find nothing new. Facts are replaced by themselves, so even a
 * holder that was believed dead and goes on writing changes nothing.
 * @throws AppError what opening and reading the repository says; what was stored before still holds.
 */
export async function collectRepository(context: Stores, request: CollectRepositoryRequest): Promise<CollectOutcome> {
  const { source, user, emails, signal } = request;
  const repository = request.repository ?? (await registerRepository(context, user, request));
  const options = { tempParent: context.settings.temp, signal, paths: repository.exclusions.paths, keys: (await checkingKeysOf(context, user)).digest };
  const known = request.lease?.state() ?? (await collectionState(context, repository));
  if (await nothingNew(source, known, emails, options)) {
    await (request.lease === undefined ? noteChecked(context, known) : request.lease.update({ checked: new Date().toISOString() }));
    return outcome(request, repository, known, {});
  }
  let waited = false;
  const onWaiting = (): void => {
    waited = true;
    request.onProgress?.({ step: 'waiting' });
  };
  const lease = request.lease ?? (await takeLease(context, repository, { signal, onWaiting }));
  try {
    if (waited && (await nothingNew(source, lease.state(), emails, options))) {
      await lease.release({ checked: new Date().toISOString() });
      return outcome(request, repository, lease.state(), { waited });
    }
    const done = await telemetry().span('read commits', {}, () => collectHolding(context, request, repository, lease));
    return outcome(request, repository, lease.state(), { read: true, ...done, waited });
  } catch (error) {
    if (request.lease === undefined) await lease.abandon();
    throw error;
  }
}
