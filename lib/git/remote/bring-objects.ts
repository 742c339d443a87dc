import type { CommitHeader } from '../types';
import { fetchBlobs, fetchExactly, fetchPack, isRefusal } from './fetch-objects';
import type { Session } from './fetch-objects';
import type { Fetched } from './fetch-history';
import { attributeBlobs, changedBlobs, readLinks } from './needed-objects';
import type { TreePair } from './needed-objects';

/** From so many missing objects on, a copy of the whole history is tried once: one request instead of one for each. */
const MANY_MISSING = 16;

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
  const { session, fetched, selected, onStep } = request;
  if (fetched === 'all' || selected.length === 0) return new Map();
  const folder = { gitDir: session.gitDir, objectFormat: session.server.objectFormat, signal: session.connection.signal };
  const missing = new Set<string>();
  const links = await readLinks(folder, firstParents(selected));

  onStep('trees');
  const absent = firstParents(selected).filter((parent) => !links.has(parent));
  if (fetched === 'commits-of-wholes') {
    // What it leaves out because the old head has it can be anything, so each commit comes with all its files.
    await fetchExactly(session, [...new Set([...firstParents(selected), ...selected.map(({ sha }) => sha)])], { alone: true }, missing);
  } else if (fetched === 'commits') {
    const trees = selected.flatMap(({ tree, parents: [parent] }) => [tree, (parent !== undefined && links.get(parent)?.tree) || tree]);
    const wants = [...new Set([...absent, ...trees])];
    await fetchExactly(session, wants, { filter: 'blob:none', alone: absent.length > 0 }, missing);
  }
  for (const [id, link] of await readLinks(folder, absent)) links.set(id, link);
  if (missing.size > MANY_MISSING && (await fetchAll(request))) return new Map();

  const reasons = new Map<string, string>();
  const pairs: TreePair[] = [];
  for (const { sha, tree, parents: [parent] } of selected) {
    const against = parent === undefined ? undefined : links.get(parent)?.tree;
    const hole = missing.has(tree) || missing.has(sha) || (parent !== undefined && (against === undefined || missing.has(against) || missing.has(parent)));
    if (hole) reasons.set(sha, 'the server does not have all of its folders');
    else pairs.push({ sha, tree, against });
  }
  if (fetched === 'commits-of-wholes') return reasons;

  onStep('blobs');
  const [changed, attributes] = await Promise.all([changedBlobs(folder, pairs), attributeBlobs(folder, pairs)]);
  for (const [id, name] of attributes) changed.set(id, name);
  missing.clear();
  await fetchBlobs(session, changed, missing);
  if (missing.size > MANY_MISSING && (await fetchAll(request))) return new Map();
  return reasons;
}

function firstParents(commits: readonly CommitHeader[]): string[] {
  return [...new Set(commits.flatMap(({ parents }) => parents.slice(0, 1)))];
}

/** The last rung of the ladder; false where the server cannot do it either. */
async function fetchAll({ session, tips }: BringRequest): Promise<boolean> {
  try {
    await fetchPack(session, { wants: tips });
    return true;
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    return false;
  }
}
