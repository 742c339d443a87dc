import { claimIdentities, identityEmails } from '../accounts/identities';
import { localOwner } from '../accounts/local-owner';
import type { Context } from '../context';
import type { User } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { sweepJobFolders } from '../git/temp-folders';
import type { RepositorySource } from '../git/types';
import type { Classifier } from '../languages/types';
import { publish } from '../publishing/publish';
import type { Published } from '../publishing/publish';
import { collectRepository } from './collect-repository';
import type { CollectOutcome, CollectProgress } from './collect-repository';

export interface CollectRequest {
  sources: readonly RepositorySource[];
  /** Typed by the person: they are added to the identities he has. None is right once he has some. */
  emails: readonly string[];
  /** What he says about all of these repositories; left out, what he said before stays. */
  openSource?: boolean;
  signal?: AbortSignal;
  onProgress?: (source: RepositorySource, progress: CollectProgress) => void;
  /** Told as each repository ends. */
  onOutcome?: (source: RepositorySource, outcome: CollectOutcome) => void;
}

export interface CollectResult {
  user: User;
  /** All addresses that were collected for. */
  emails: string[];
  outcomes: CollectOutcome[];
  /** Repositories that could not be collected; the others were, and older facts of these still hold. */
  failures: { source: RepositorySource; error: AppError }[];
  /** The CV as readers see it now; undefined before any repository was collected wholly. */
  published: Published | undefined;
}

function isFinal(error: unknown, signal: AbortSignal | undefined): boolean {
  return !(error instanceof AppError) || error.code === 'cancelled' || error.code === 'store-failed' || error.code === 'git-missing' || signal?.aborted === true;
}

function classifierOnce(): () => Promise<Classifier> {
  let made: Promise<Classifier> | undefined;
  return () => (made ??= import('../languages').then(({ createClassifier }) => createClassifier()));
}

/**
 * Collects repositories for the local owner, one after the other, and publishes his numbers when all are done. A repository that fails does not stop the others.
 * @throws AppError `wrong-use` without any address; `cancelled`, `store-failed` and `git-missing` at once.
 */
export async function collectRepositories(context: Context, request: CollectRequest): Promise<CollectResult> {
  const user = await localOwner(context);
  const emails = request.emails.length === 0 ? await identityEmails(context, user) : await claimIdentities(context, user, request.emails);
  if (emails.length === 0) throw new AppError('wrong-use', 'Say whose commits count: --email <address>, as often as you have addresses.');
  const result: CollectResult = { user, emails, outcomes: [], failures: [], published: undefined };
  const classifier = classifierOnce();
  // Also when nothing is new and no repository is opened: what a killed run left goes now.
  await sweepJobFolders(context.settings.temp);
  for (const source of request.sources) {
    const onProgress = (progress: CollectProgress): void => request.onProgress?.(source, progress);
    try {
      const outcome = await collectRepository(context, { user, source, emails, openSource: request.openSource, classifier, signal: request.signal, onProgress });
      result.outcomes.push(outcome);
      request.onOutcome?.(source, outcome);
    } catch (error) {
      if (isFinal(error, request.signal)) throw error;
      result.failures.push({ source, error: error as AppError });
    }
  }
  if (result.outcomes.length > 0) result.published = await publish(context, user);
  return result;
}
