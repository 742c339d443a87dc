import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { PackListener, Session } from './fetch-objects';
import { fetchPack, isRefusal } from './fetch-objects';
import { allowsAnyObject } from './greet';
import { allCommits, folderOf, readLinks } from './needed-objects';

/** What lies in the git folder after the first fetch: commits only, commits with their trees, or everything. */
export type Fetched = 'commits' | 'trees' | 'all';

const RUNGS: Record<Fetched, 'tree:0' | 'blob:none' | undefined> = { commits: 'tree:0', trees: 'blob:none', all: undefined };

/**
 * Fetches the whole history of the tips, as little of each commit as the server can be brought to send: commits only, else with trees, else all.
 * `whole`: everything is wanted, and less only where the server cannot send everything. `listen` gives what looks at the commits while they arrive. Throws what the server said to the
 * last attempt.
 */
export async function fetchHistory(session: Session, tips: readonly string[], whole: boolean, listen?: () => PackListener): Promise<Fetched> {
  const partly: Fetched[] = session.server.filter && allowsAnyObject(session.server) ? ['commits', 'trees'] : [];
  const ladder: Fetched[] = whole ? ['all', ...partly] : [...partly, 'all'];
  for (const [index, fetched] of ladder.entries()) {
    try {
      await fetchPack(session, { wants: tips, filter: RUNGS[fetched] }, fetched === 'commits' ? listen?.() : undefined);
      await keepShallow(session);
      return fetched;
    } catch (cause) {
      if (index === ladder.length - 1 || !isRefusal(cause)) throw cause;
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
  const folder = folderOf(session);
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
