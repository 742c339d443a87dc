import { AppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/app-error';
import type { ChangePage, ForgeRepository, KnownRepository } from '../port';
import type { Api } from './api';
import { notUnderstood, problemOf } from './failures';
import { listRepositories } from './list-repositories';
import { isRepositoryHidden } from './find-repository';
import type { Place } from './place';

/** Asked at once; the limiter lets four of them go at a time. */
const BATCH = 20;
/** After so many answers in a row that make no sense the forge is not asked on. */
const MOST_FAILURES = 5;
/** What concerns one repository only. */
const OF_ONE: readonly ErrorCode[] = ['forge-failed', 'limit-exceeded'];

type Found =
  | { id: string; kind: 'same' }
  | { id: string; kind: 'changed'; marker: string }
  | { id: string; kind: 'missing' }
  | { id: string; kind: 'failed'; error: AppError };

/**
 * Which repositories had a push since their marker, the number of the newest push: one small request each, since Azure DevOps has no list over all of them.
 * Only where a repository cannot be read the whole list is asked for, once, to tell disabled ones from those that are gone.
 */
export async function* findChanges(api: Api, place: Place, known: readonly KnownRepository[]): AsyncGenerator<ChangePage> {
  const list = once(() => readAll(api, place));
  let failures = 0;
  for (let start = 0; start < known.length; start += BATCH) {
    const batch = known.slice(start, start + BATCH);
    const settled = await Promise.allSettled(batch.map((repository) => ask(api, repository)));
    const page: ChangePage = { changed: [], unavailable: [], seen: [], problems: [], state: null };
    const fatal = settled.find((one) => one.status === 'rejected');
    for (const one of settled) {
      if (one.status === 'rejected') continue;
      const { value } = one;
      failures = value.kind === 'failed' ? failures + 1 : 0;
      if (value.kind === 'changed') page.changed.push({ id: value.id, marker: value.marker });
      if (value.kind === 'failed') page.problems.push(problemOf(value.error));
      // After a failure the token itself may be at its end: then nobody can say what is gone.
      if (value.kind === 'missing' && !fatal) addMissing(page, value.id, await list());
    }
    if (page.changed.length + page.unavailable.length + page.problems.length > 0) yield page;
    if (fatal) throw fatal.reason;
    if (failures >= MOST_FAILURES) throw notUnderstood('several times in a row');
  }
}

async function ask(api: Api, repository: KnownRepository): Promise<Found> {
  const { id } = repository;
  try {
    const push = await api.newestPush(id);
    if (push === null) return { id, kind: 'missing' };
    const marker = String(push);
    return marker === repository.marker ? { id, kind: 'same' } : { id, kind: 'changed', marker };
  } catch (cause) {
    if (isRepositoryHidden(cause)) return { id, kind: 'missing' };
    if (cause instanceof AppError && OF_ONE.includes(cause.code)) return { id, kind: 'failed', error: cause };
    throw cause;
  }
}

function addMissing(page: ChangePage, id: string, all: ReadonlyMap<string, ForgeRepository>): void {
  const now = all.get(id);
  if (now) page.seen.push(now);
  page.unavailable.push({ id, state: now?.disabled ? 'blocked' : 'hidden' });
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
