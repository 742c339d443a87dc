import { AppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/app-error';
import type { ChangePage, ForgeRepository, KnownRepository } from '../port';
import { problemOf } from '../problem-of';
import type { Api } from './api';
import { notUnderstood } from './failures';
import { isRepositoryHidden } from './find-repository';
import { listRepositories } from './list-repositories';
import type { Place } from './place';

/** Told at once. */
const BATCH = 20;
/** Asked at once. */
const AT_ONCE = 4;
/** After so many answers in a row that make no sense the forge is not asked on. */
const MOST_FAILURES = 5;
/** What concerns one repository only. */
const OF_ONE: readonly ErrorCode[] = ['forge-failed', 'limit-exceeded'];

type Found = { kind: 'same' } | { kind: 'changed'; marker: string } | { kind: 'missing' } | { kind: 'failed'; error: AppError };

/**
 * Which repositories had a push since their marker, the number of the newest push: one small request each, since Azure DevOps has no list over all of them.
 * Only where a repository cannot be read the whole list is asked for, once, to tell disabled ones from those that are gone. What was found before a failure
 * is told before it is thrown.
 */
export async function* findChanges(api: Api, place: Place, known: readonly KnownRepository[]): AsyncGenerator<ChangePage> {
  const list = once(() => readAll(api, place));
  let failures = 0;
  for (let start = 0; start < known.length; start += BATCH) {
    const batch = known.slice(start, start + BATCH);
    const { answers, failure } = await askAll(api, batch);
    const page = emptyPage();
    const missing: string[] = [];
    for (const { id } of batch) {
      const answer = answers.get(id);
      if (!answer) continue;
      failures = answer.kind === 'failed' ? failures + 1 : 0;
      if (answer.kind === 'changed') page.changed.push({ id, marker: answer.marker });
      if (answer.kind === 'failed') page.problems.push(problemOf(answer.error));
      if (answer.kind === 'missing') missing.push(id);
    }
    if (page.changed.length + page.problems.length > 0) yield page;
    if (failure) throw failure.cause;
    if (missing.length > 0) yield explainMissing(missing, await list());
    if (failures >= MOST_FAILURES) throw notUnderstood('several times in a row');
  }
}

function emptyPage(): ChangePage {
  return { changed: [], unavailable: [], seen: [], problems: [], state: null };
}

/** Asks for some side by side. A failure of the token or of the forge stops all of them: nothing more is sent. */
async function askAll(api: Api, batch: readonly KnownRepository[]): Promise<{ answers: Map<string, Found>; failure?: { cause: unknown } }> {
  const answers = new Map<string, Found>();
  const left = batch.values();
  let failure: { cause: unknown } | undefined;
  const work = async (): Promise<void> => {
    for (const repository of left) {
      if (failure) return;
      try {
        answers.set(repository.id, await ask(api, repository));
      } catch (cause) {
        failure ??= { cause };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { answers, failure };
}

async function ask(api: Api, { id, marker }: KnownRepository): Promise<Found> {
  try {
    const push = await api.newestPush(id);
    if (push === null) return { kind: 'missing' };
    return String(push) === marker ? { kind: 'same' } : { kind: 'changed', marker: String(push) };
  } catch (cause) {
    if (isRepositoryHidden(cause)) return { kind: 'missing' };
    if (cause instanceof AppError && OF_ONE.includes(cause.code)) return { kind: 'failed', error: cause };
    throw cause;
  }
}

function explainMissing(ids: readonly string[], all: ReadonlyMap<string, ForgeRepository>): ChangePage {
  const page = emptyPage();
  for (const id of ids) {
    const now = all.get(id.toLowerCase());
    if (now) page.seen.push(now);
    page.unavailable.push({ id, state: now?.disabled ? 'blocked' : 'hidden' });
  }
  return page;
}

async function readAll(api: Api, place: Place): Promise<Map<string, ForgeRepository>> {
  const all = new Map<string, ForgeRepository>();
  for await (const page of listRepositories(api, place)) for (const one of page.repositories) all.set(one.id, one);
  return all;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
