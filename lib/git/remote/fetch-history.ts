import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Session } from './fetch-objects';
import { fetchPack, isRefusal } from './fetch-objects';
import { allowsAnyObject } from './greet';
import { allCommits, readLinks } from './needed-objects';

/** What lies in the git folder after the first fetch: commits only, commits with their trees, or everything. */
export type Fetched = 'commits' | 'trees' | 'all';

/**
 * Fetches the whole history of the tips, as little of each commit as the server can be brought to send: commits only, else with trees, else all.
 * `whole`: everything is wanted anyway.
 */
export async function fetchHistory(session: Session, tips: readonly string[], whole: boolean): Promise<Fetched> {
  const { server } = session;
  const partly = !whole && server.filter && allowsAnyObject(server);
  const ladder: [Fetched, 'tree:0' | 'blob:none' | undefined][] = partly
    ? [['commits', 'tree:0'], ['trees', 'blob:none'], ['all', undefined]]
    : [['all', undefined]];
  for (const [fetched, filter] of ladder) {
    try {
      await fetchPack(session, { wants: tips, filter });
      await keepShallow(session);
      return fetched;
    } catch (cause) {
      if (fetched === 'all' || !isRefusal(cause)) throw cause;
    }
  }
  return 'all';
}

/** Tells git where the server's own history is cut, so that it reads the commits there as it would in a copy of that repository. */
async function keepShallow({ gitDir, shallow }: Session): Promise<void> {
  if (shallow.size > 0) await writeFile(path.join(gitDir, 'shallow'), [...shallow, ''].join('\n'));
}

/** What a new head brings beyond an old one. */
export type NewCommits =
  /** `fetched` says what is there: commits only, or nothing that can be relied on but the commits, because the server sends no parts. */
  | { kind: 'added'; ids: string[]; fetched: 'commits' | 'commits-of-wholes' }
  /** The new head does not reach the old one; `complete`: all of its history is in the git folder now. */
  | { kind: 'rewritten'; complete: boolean };

/**
 * Fetches the commits that the new head reaches and the old one does not, by telling the server that everything the old head reaches is here. A server that
 * no longer has the old head sends all of its history, and one that has it, but beside the new one, sends what is beside: in both cases no commit has the
 * old head as a parent, which is how a rewritten history shows.
 */
export async function fetchNewCommits(session: Session, head: string, known: string): Promise<NewCommits> {
  const filter = await fetchSince(session, head, known);
  const folder = { gitDir: session.gitDir, objectFormat: session.server.objectFormat, signal: session.connection.signal };
  const ids = await allCommits(folder);
  const links = await readLinks(folder, ids);
  await keepShallow(session);
  let reached = false;
  let complete = filter !== undefined && links.has(head);
  for (const [id, { parents }] of links) {
    reached ||= parents.includes(known);
    if (!session.shallow.has(id) && !parents.every((parent) => links.has(parent))) complete = false;
  }
  return reached ? { kind: 'added', ids, fetched: filter ? 'commits' : 'commits-of-wholes' } : { kind: 'rewritten', complete };
}

/** Gives the filter that the server took. */
async function fetchSince(session: Session, head: string, known: string): Promise<'tree:0' | 'blob:none' | undefined> {
  const wish = { wants: [head], haves: [known] };
  for (const filter of session.server.filter ? (['tree:0', 'blob:none'] as const) : []) {
    try {
      await fetchPack(session, { ...wish, filter });
      return filter;
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
    }
  }
  await fetchPack(session, wish);
  return undefined;
}
