import { Commits } from '@gitbeaker/rest';
import type { CallOptions, ChangePage, ForgeProblem, ForgeRepository, KnownRepository } from '../port';
import { unless } from './client';
import type { GitLabClient } from './client';
import { findRepository } from './find-repository';
import { listProjects } from './list-repositories';
import { formatLookState, hourOf, isDue, parseLookState } from './look-state';
import type { LookState } from './look-state';
import { commitsSchema } from './schema';

/** `last_activity_at` is written once an hour at most, so a push can stand under a moment that is an hour old. */
const OVERLAP_MS = 2 * 3_600_000;
/** Projects looked at between two pages, each with a state from which a broken look goes on. */
const BLOCK = 100;
/** Marker of a project without commits. */
const EMPTY = 'empty';

type Look = { id: string; head: string } | { id: string; state: 'hidden' | 'blocked' };

/** The newest commit of the default branch, which needs no name for this request. */
async function lookAt(client: GitLabClient, id: string, options: CallOptions | undefined): Promise<Look> {
  const newest = client.ask((library) => new Commits(library).all(id, { perPage: 1 }), commitsSchema, options);
  const commits = await unless([403, 404, 410, 451], newest);
  if (commits) return { id, head: commits[0]?.id ?? EMPTY };
  const answer = await findRepository(client, { id }, options);
  if (answer.state !== 'present') return { id, state: answer.state };
  return answer.repository.empty === true ? { id, head: EMPTY } : { id, state: 'hidden' };
}

/** Looks at several; the first failure ends the others, and nothing is sent after it. */
async function lookAtAll(client: GitLabClient, ids: readonly string[], options: CallOptions | undefined): Promise<Look[]> {
  const stop = new AbortController();
  const signal = options?.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  let failure: { cause: unknown } | undefined;
  const looks = ids.map(async (id) => {
    try {
      return await lookAt(client, id, { signal });
    } catch (cause) {
      failure ??= { cause };
      stop.abort();
      return null;
    }
  });
  const done = await Promise.all(looks);
  if (failure) throw failure.cause;
  return done.filter((look) => look !== null);
}

function pageOf(looks: readonly Look[], known: ReadonlyMap<string, string | null>): Pick<ChangePage, 'changed' | 'unavailable'> {
  const changed: ChangePage['changed'] = [];
  const unavailable: ChangePage['unavailable'] = [];
  for (const look of looks) {
    if ('state' in look) unavailable.push({ id: look.id, state: look.state });
    else if (known.get(look.id) !== look.head) changed.push({ id: look.id, marker: look.head });
  }
  return { changed, unavailable };
}

interface Hints {
  ids: string[];
  seen: ForgeRepository[];
  problems: ForgeProblem[];
}

/** What GitLab says was active since the last look: pushes, but also issues and comments, and not quite all pushes. */
async function readHints(client: GitLabClient, state: LookState, options: CallOptions | undefined): Promise<Hints> {
  const hints: Hints = { ids: [], seen: [], problems: [] };
  if (state.looked === null) return hints;
  const lastActivityAfter = new Date(state.looked - OVERLAP_MS).toISOString();
  for await (const { repositories, problems } of listProjects(client, { lastActivityAfter }, options)) {
    hints.seen.push(...repositories);
    hints.ids.push(...repositories.map(({ id }) => id));
    hints.problems.push(...problems);
  }
  return hints;
}

/**
 * Projects with new commits on their default branch. One request for all that were active since the last look, then one for each of those, and one for every
 * project about once a day, because GitLab's own note of activity loses some. Nothing new: one request for any number of projects.
 * The marker is the newest commit, so that stars, issues and other branches change nothing.
 */
export async function* findChanges(client: GitLabClient, known: readonly KnownRepository[], kept: string | null, options: CallOptions | undefined): AsyncIterable<ChangePage> {
  const began = client.now();
  const { id: connectionId } = client.connection;
  const before = parseLookState(kept, connectionId, began);
  const markers = new Map(known.map(({ id, marker }) => [id, marker]));
  const everyOneDue = known.every(({ id }) => isDue(before, id, began));
  const hints = everyOneDue ? { ids: [], seen: [], problems: [] } : await readHints(client, before, options);
  const hinted = new Set(hints.ids);
  const wanted = [...markers.keys()].filter((id) => hinted.has(id) || isDue(before, id, began));

  // Until the last page the moment of the look before stands, so that after a broken look nothing is missed.
  const after: LookState = { looked: before.looked ?? began, exact: new Map([...before.exact].filter(([id]) => markers.has(id))) };
  let extra: Pick<ChangePage, 'seen' | 'problems'> = { seen: hints.seen, problems: hints.problems };
  for (let start = 0; start < wanted.length || start === 0; start += BLOCK) {
    const looks = await lookAtAll(client, wanted.slice(start, start + BLOCK), options);
    for (const { id } of looks) after.exact.set(id, hourOf(began));
    if (start + BLOCK >= wanted.length) after.looked = began;
    yield { ...pageOf(looks, markers), ...extra, state: formatLookState(after, connectionId) };
    extra = { seen: [], problems: [] };
  }
}
