import { noteAuthors } from '../../lib/accounts/suggestions/note-authors';
import { countingEmails } from '../../lib/accounts/counting-emails';
import { collectRepository } from '../../lib/collections/collect-repository';
import type { CollectOutcome } from '../../lib/collections/collect-repository';
import { listAuthors } from '../../lib/collections/list-authors';
import type { AuthorFigures } from '../../lib/collections/list-authors';
import type { Context } from '../../lib/context';
import { NEVER, USABLE_STATES, repositories, tokens, users } from '../../lib/documents/collections';
import type { CollectionState, Repository, Token, User } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import type { Forge } from '../../lib/forges/port';
import type { Classifier } from '../../lib/languages/types';
import type { Job, JobQueue } from '../../lib/queue/port';
import { changeRepository } from '../../lib/repositories/own-repository';
import { followMissing } from '../../lib/repositories/refresh-list';
import { nextLook } from '../../lib/schedule/due-rules';
import { checkToken, noteRefusal } from '../../lib/tokens/check-token';
import { codeOf, countError, secondsSince, telemetry } from '../../lib/telemetry/telemetry';
import { noteCollected, noteLooked } from '../../lib/health/history/pending';
import { REPLACED, isPartGone } from '../../lib/health/programs';
import { endOutage } from '../../lib/health/shared-outage';
import { connect } from '../../lib/tokens/connect';
import { finishLeaving } from '../../lib/tokens/finish-leaving';
import { sourceOf } from './source-of';

/** What collecting needs besides the context. */
export interface Collecting {
  context: Context;
  queue: JobQueue;
  classifier: () => Promise<Classifier>;
  /** In a process that is stopped after a while: commits that are fetched and stored at a time, and whether a run that is stopped now had its fair time. */
  limited?: { slice: number; hadTime: () => boolean };
}

/** What became of a job: `done`, `failed`, `off` (not to be collected), `lost` (somebody else has it), `stopped` (the worker ends). */
export type JobResult = 'done' | 'failed' | 'off' | 'lost' | 'stopped';

/** What a server says where a repository is not there, or not for this token. */
const REFUSED: ReadonlySet<string> = new Set(['repository-refused', 'not-found', 'repository-unreachable']);

/** Sentences of failures that this worker wrote; they go when the repository is read again. */
const FAILED_BEFORE = ' It is tried again by itself.';

/** What is said about a repository that could not be read goes to its row; what is wrong with the token stands at the token. */
async function noteFailure({ documents }: Context, repository: Repository, error: AppError): Promise<void> {
  await changeRepository(documents, repository.id, ({ message }) => {
    const next = `${error.bare}${FAILED_BEFORE}`;
    return message === next || (message !== '' && !message.endsWith(FAILED_BEFORE)) ? undefined : { message: next };
  });
}

/** What stands for what was collected the first time: as the list told it before, or the newest commit where that is what the forge tells by. Without it the forge would be looked at once more for nothing. */
function firstMarker({ marker, listedMarker, forge }: Repository, { lastHead }: Pick<CollectionState, 'lastHead'>): string | null {
  return marker === null ? (listedMarker ?? (forge === 'gitlab' ? lastHead : null)) : null;
}

/** The same of a forge whose list does not tell, asked before anything is read: what comes meanwhile is told of again. */
async function markerBefore({ forge: kind, forgeId, marker, listedMarker }: Repository, forge: Forge | undefined, signal: AbortSignal): Promise<string | null> {
  if (!forge || kind !== 'azure-devops' || marker !== null || listedMarker !== undefined) return null;
  try {
    for await (const { changed } of forge.changes([{ id: forgeId, marker: null }], null, { signal })) for (const one of changed) if (one.id === forgeId) return one.marker;
  } catch {
    // Reading it says what is wrong; without this it is only looked at once more.
  }
  return null;
}

async function noteDone({ documents }: Context, repository: Repository, marker: string | null): Promise<void> {
  await changeRepository(documents, repository.id, (found) => {
    const message = found.message.endsWith(FAILED_BEFORE) ? '' : found.message;
    const kept = marker ?? found.marker;
    return message === found.message && kept === found.marker ? undefined : { message, marker: kept };
  });
}

async function collect({ context, queue, classifier, limited }: Collecting, job: Job, user: User, repository: Repository, settled: Settled): Promise<'done' | 'off'> {
  // What the forge gave before the collection began: what comes meanwhile is told of again.
  const { marker: given, dueSince, completed } = job.lease.state();
  if (repository.forge === 'reported') {
    // Its owner sent what there is: it only remains to be published.
    await queue.complete(job, NEVER);
    return 'done';
  }
  const emails = await countingEmails(context, user);
  const reading = await sourceOf(context, user, repository);
  if (!reading) {
    // Whatever makes it readable makes it due.
    await queue.complete(job, NEVER);
    return 'off';
  }
  const { source, token, forge } = reading;
  try {
    if (emails.length === 0) {
      // Nothing counts yet. Who wrote what is looked at once, so that he can say which of the addresses are his.
      await noteAuthors(context, user, repository.id, await listAuthors(source, { temp: context.settings.temp, signal: job.lease.signal }));
      await queue.complete(job, NEVER);
      return 'off';
    }
    const marker = given ?? (await markerBefore(repository, forge, job.lease.signal));
    let authors: AuthorFigures[] = [];
    const outcome: CollectOutcome = await collectRepository(context, {
      user, source, repository, emails, classifier, lease: job.lease, signal: job.lease.signal, onAuthors: (all) => { authors = all; },
      slice: limited?.slice, onProgress: (progress) => { if (progress.step === 'storing') settled.stored = progress.done; },
    });
    telemetry().add('commit_stats.collection.commits', outcome.added, { forge: repository.forge });
    if (outcome.read) await endOutage(context);
    await noteDone(context, repository, marker ?? firstMarker(repository, job.lease.state()));
    if (authors.length > 0) await noteAuthors(context, user, repository.id, authors);
    const lastActivity = outcome.repository.lastActivity;
    await queue.complete(job, nextLook({ now: Date.now(), lastActivity: lastActivity === null ? null : Date.parse(lastActivity), told: token !== undefined }));
    if (token) await finishLeaving(context, token.id);
    else noteLooked(1, Date.now());
    // A first collection takes as long as there are commits.
    if (outcome.added > 0 && completed !== null && given !== null && dueSince !== undefined) noteCollected(user.id, dueSince);
    return 'done';
  } catch (error) {
    if (token) await askWhy(context, user, token, repository, error).catch((failure: unknown) => context.log.info({ code: failure instanceof AppError ? failure.code : 'internal' }, 'it could not be asked why a repository is refused'));
    throw error;
  }
}

/** Git says only that it was refused. The forge tells whether that is the token's end, or the repository was renamed, taken down or deleted; each is noted where it belongs. */
async function askWhy(context: Context, user: User, token: Token, repository: Repository, error: unknown): Promise<void> {
  if (await noteRefusal(context.documents, token, error)) return;
  if (!(error instanceof AppError) || !REFUSED.has(error.code)) return;
  await checkToken(context, user, { tokenId: token.id });
  if (!USABLE_STATES.includes((await context.documents.get(tokens, token.id))?.status ?? 'left')) return;
  const now = await context.documents.get(repositories, repository.id);
  if (now) await followMissing(context, token, await connect(context, token.id, { action: 'repository-asked', subject: repository.path }), now);
}

/** Collects one claimed repository and gives the job back, whatever happens. Throws only what says that nothing can be collected at all, e.g. `store-failed`. */
export async function collectJob(collecting: Collecting, job: Job, stopping: AbortSignal): Promise<JobResult> {
  const start = performance.now();
  return telemetry().span('collect repository', {}, async (span) => {
    const settled: Settled = { stored: 0 };
    const result = await settleJob(collecting, job, stopping, settled).catch((error: unknown) => {
      countError(error, 'collection');
      throw error;
    });
    const { stored: _stored, ...rest } = settled;
    const attributes = { result, ...rest };
    span.note(attributes);
    telemetry().record('commit_stats.collection.duration', secondsSince(start), attributes);
    return result;
  });
}

/** What is told of a job besides its result. */
interface Settled {
  /** Commits that this run stored so far. */
  stored: number;
  forge?: string;
  code?: string;
}

async function settleJob(collecting: Collecting, job: Job, stopping: AbortSignal, settled: Settled): Promise<JobResult> {
  const { context, queue } = collecting;
  const [user, repository] = await Promise.all([context.documents.get(users, job.ownerId), context.documents.get(repositories, job.repositoryId)]);
  if (repository) settled.forge = repository.forge;
  try {
    if (user && repository && repository.ownerId !== user.id) context.log.error({ job: job.repositoryId }, 'a repository is asked for in the name of somebody whose it is not');
    if (!user || repository?.ownerId !== user.id) {
      await queue.complete(job, NEVER);
      return 'off';
    }
    return await collect(collecting, job, user, repository, settled);
  } catch (error) {
    const result = await settle(collecting, job, repository, stopping.aborted && isStuck(collecting, settled) ? stuck() : error, stopping);
    if (result === 'failed') {
      settled.code = codeOf(error);
      countError(error, 'collection');
    }
    return result;
  }
}

/** Whether a run that is stopped would only be the same again: it had its time and stored nothing. */
function isStuck({ limited }: Collecting, { stored }: Settled): boolean {
  return limited !== undefined && stored === 0 && limited.hadTime();
}

function stuck(): AppError {
  return new AppError('limit-exceeded', 'Reading this repository takes longer than one run may take on this site, and no part of it could be stored. What was read before stays. The operator can read it with a worker that runs without an end.');
}

async function settle({ context, queue }: Collecting, job: Job, repository: Repository | undefined, error: unknown, stopping: AbortSignal): Promise<JobResult> {
  if (stopping.aborted && !(error instanceof AppError && error.code === 'limit-exceeded')) {
    await queue.release(job);
    return 'stopped';
  }
  // Taken over, switched off or deleted meanwhile: nothing is this worker's to say any more.
  if (job.lease.signal.aborted && !stopping.aborted) {
    await queue.release(job);
    return 'lost';
  }
  const known = error instanceof AppError ? error : new AppError('internal', 'This repository could not be read because of a mistake of this program. The numbers read before stay.', { cause: error });
  if (known.code === 'store-failed' || known.code === 'git-missing' || isPartGone(error)) {
    await queue.release(job);
    throw isPartGone(error) ? new AppError('internal', REPLACED, { cause: error }) : known;
  }
  if (known.code === 'internal') context.log.error({ err: error }, 'a repository could not be collected');
  else context.log.info({ code: known.code }, 'a repository could not be collected');
  if (repository) await noteFailure(context, repository, known);
  try {
    await queue.fail(job, known.retryAt);
  } catch {
    await queue.release(job);
    return 'lost';
  }
  return 'failed';
}
