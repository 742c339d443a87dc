import type { CommitHeader } from '../types';
import type { Fetched } from './fetch-history';
import { fetchBlobs, fetchExactly, fetchPack, isRefusal } from './fetch-objects';
import type { Session } from './fetch-objects';
import { attributeBlobs, changedBlobs, folderOf, readLinks } from './needed-objects';
import type { CommitLinks, TreePair } from './needed-objects';
import { bringDifferingTrees } from './walk-trees';

/** From so many missing blobs on, a copy of the whole history is tried once: one request instead of one for each. */
const MANY_MISSING = 16;
const LARGEST_BATCH = 50_000;

export interface BringRequest {
  session: Session;
  /** What is in the git folder. `commits-of-wholes`: commits, and the server only sends whole ones. */
  fetched: Fetched | 'commits-of-wholes';
  tips: readonly string[];
  /** Commits that need lines; merges must not be among them. */
  selected: readonly CommitHeader[];
  /** Hears of each step, for people who wait. */
  onStep: (step: 'trees' | 'blobs') => void;
}

/**
 * Brings the trees of the selected commits and of their first parents in one request, then the blobs that differ between them. Gives the commits that cannot
 * be counted, with the reason; a missing blob is left to whoever counts.
 */
export async function bringObjects(request: BringRequest): Promise<Map<string, string>> {
  const { session, fetched, tips, onStep } = request;
  if (fetched === 'all' || request.selected.length === 0) return new Map();
  const folder = folderOf(session);
  const selected = await withTrees(folder, request.selected);
  const parents = firstParents(selected);
  const links = await readLinks(folder, parents);
  const absent = parents.filter((parent) => !links.has(parent));

  onStep('trees');
  if (fetched === 'commits-of-wholes') {
    // What the server leaves out because the old head has it can be anything, so each commit comes with all its files.
    const missing = new Set<string>();
    await fetchExactly(session, [...new Set([...parents, ...selected.map(({ sha }) => sha)])], { alone: true }, missing);
    await addLinks(session, links, absent);
    return reasonsFor(selected, pairsOf(selected.filter(({ sha, parents: [parent = ''] }) => !missing.has(sha) && !missing.has(parent)), links));
  }
  const whole = fetched === 'trees' || (await fetchTrees(session, selected, links, absent));
  await addLinks(session, links, absent);
  const all = pairsOf(selected, links);
  const walked = whole ? undefined : await bringDifferingTrees(session, all);
  const pairs = walked?.whole ?? all;

  onStep('blobs');
  const [blobs, attributes] = await Promise.all([changedBlobs(folder, pairs), walked?.attributes ?? attributeBlobs(folder, pairs)]);
  for (const [id, name] of attributes) blobs.set(id, name);
  const missing = new Set<string>();
  await fetchBlobs(session, blobs, missing);
  if (missing.size > MANY_MISSING && (await fetchAll(session, tips))) return new Map();
  return reasonsFor(selected, pairs);
}

/** The same commits; where a header does not say which tree it is, the commit itself does. */
async function withTrees(folder: ReturnType<typeof folderOf>, commits: readonly CommitHeader[]): Promise<readonly CommitHeader[]> {
  const unknown = commits.filter(({ tree }) => tree === '');
  if (unknown.length === 0) return commits;
  const links = await readLinks(folder, unknown.map(({ sha }) => sha));
  return commits.map((commit) => (commit.tree === '' ? { ...commit, tree: links.get(commit.sha)?.tree ?? '' } : commit));
}

function firstParents(commits: readonly CommitHeader[]): string[] {
  return [...new Set(commits.flatMap(({ parents }) => parents.slice(0, 1)))];
}

async function addLinks(session: Session, links: Map<string, CommitLinks>, ids: readonly string[]): Promise<void> {
  for (const [id, link] of await readLinks(folderOf(session), ids)) links.set(id, link);
}

/** Commits with both root trees known. */
function pairsOf(commits: readonly CommitHeader[], links: ReadonlyMap<string, CommitLinks>): TreePair[] {
  return commits.flatMap(({ sha, tree, parents: [parent] }) => {
    const against = parent === undefined ? undefined : links.get(parent)?.tree;
    return parent !== undefined && against === undefined ? [] : [{ sha, tree, against }];
  });
}

function reasonsFor(selected: readonly CommitHeader[], pairs: readonly TreePair[]): Map<string, string> {
  const there = new Set(pairs.map(({ sha }) => sha));
  return new Map(selected.filter(({ sha }) => !there.has(sha)).map(({ sha }) => [sha, 'the server does not have all of its folders or its parent']));
}

/**
 * Fetches the root trees with everything below but files, and the commits that are parents and not here yet, together. False where the server has holes:
 * then only these commits are fetched, as far as there are any.
 */
async function fetchTrees(session: Session, selected: readonly CommitHeader[], links: ReadonlyMap<string, CommitLinks>, absent: readonly string[]): Promise<boolean> {
  const trees = selected.flatMap(({ tree, parents: [parent] }) => [tree, (parent !== undefined && links.get(parent)?.tree) || tree]);
  const wants = [...new Set([...absent, ...trees])];
  try {
    for (let at = 0; at < wants.length; at += LARGEST_BATCH) {
      await fetchPack(session, { wants: wants.slice(at, at + LARGEST_BATCH), filter: 'blob:none', alone: absent.length > 0 });
    }
    return true;
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
  }
  await fetchExactly(session, absent, { filter: 'tree:0', alone: true }, new Set());
  return false;
}

/** The last rung of the ladder; false where the server cannot do it either. */
async function fetchAll(session: Session, tips: readonly string[]): Promise<boolean> {
  try {
    await fetchPack(session, { wants: tips });
    return true;
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    return false;
  }
}
