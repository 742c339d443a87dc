import type { DiffSetup } from './diff-setup';
import { ObjectProcess } from './object-process';
import type { CommitHeader } from './types';

/** Rows that git still holds in the memory it may use; a commit with more can only be named. */
export const BOUNDLESS_ROWS = 10_000_000;
/** Bytes of a tree that are read; a folder of a million files fits. */
const TREE_BYTES = 64 * 1024 * 1024;
/** Differing folders that are compared, and how deep; beyond, nothing is said. */
const MOST_PAIRS = 200_000;
const DEEPEST = 2_000;
const FOLDER = '40000';
const BETWEEN = ' ';

interface Entry {
  folder: boolean;
  id: string;
}
type Entries = Map<string, Entry>;

/** Two folders that differ: rows in them alone, and the differing folders below. */
interface Pair {
  rows: number;
  below: string[];
}

/**
 * Which of these commits change so many files that git runs out of memory before it says the first one: folders that hold the same folder many times, many levels
 * deep ("git bombs"). Each folder is read once however often it stands in a tree, so the answer comes in a moment. A commit of which something is missing is not named.
 */
export async function findBoundless(setup: DiffSetup, commits: readonly CommitHeader[]): Promise<Set<string>> {
  const objects = new ObjectProcess(setup, TREE_BYTES);
  try {
    return await new TreeComparison(objects, setup.objectFormat === 'sha256' ? 32 : 20).boundless(commits);
  } finally {
    objects.close();
  }
}

class TreeComparison {
  readonly #trees = new Map<string, Entries>();
  readonly #pairs = new Map<string, Pair>();

  constructor(
    private readonly objects: ObjectProcess,
    private readonly idBytes: number,
  ) {}

  async boundless(commits: readonly CommitHeader[]): Promise<Set<string>> {
    const roots = await this.#rootsOf(commits);
    let level = [...new Set(roots.values())];
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth >= DEEPEST || this.#pairs.size + level.length > MOST_PAIRS) return new Set();
      await this.#load(level.flatMap((key) => key.split(BETWEEN)));
      for (const key of level) this.#pairs.set(key, this.#compare(key));
      level = [...new Set(level.flatMap((key) => this.#pairs.get(key)?.below ?? []))].filter((key) => !this.#pairs.has(key));
    }
    const counted = new Map<string, number>();
    return new Set([...roots].filter(([, key]) => this.#rows(key, counted) > BOUNDLESS_ROWS).map(([sha]) => sha));
  }

  /** The root trees of each commit and of its parent, as the key of a pair. */
  async #rootsOf(commits: readonly CommitHeader[]): Promise<Map<string, string>> {
    const before = new Map<string, string>();
    const parents = [...new Set(commits.flatMap(({ parents }) => parents.slice(0, 1)))];
    await this.objects.ask(parents.map((parent) => `${parent}^{tree}`), (index, answer) => {
      if (answer?.type === 'tree') before.set(parents[index] ?? '', answer.id);
    });
    const known = commits.filter(({ parents: [parent] }) => parent === undefined || before.has(parent));
    return new Map(known.map(({ sha, tree, parents: [parent = ''] }) => [sha, keyOf(before.get(parent), tree)]));
  }

  async #load(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => id !== '' && !this.#trees.has(id));
    await this.objects.ask(wanted, (index, answer) => {
      this.#trees.set(wanted[index] ?? '', answer?.type === 'tree' && answer.content ? entriesOf(answer.content, this.idBytes) : new Map());
    });
  }

  #compare(key: string): Pair {
    const [old = '', now = ''] = key.split(BETWEEN);
    const pair: Pair = { rows: 0, below: [] };
    if (old === now) return pair;
    const [before, after] = [this.#trees.get(old), this.#trees.get(now)];
    for (const name of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
      const [was, is] = [before?.get(name), after?.get(name)];
      if (was?.id === is?.id) continue;
      if ((was && !was.folder) || (is && !is.folder)) pair.rows += 1;
      if (was?.folder || is?.folder) pair.below.push(keyOf(was?.folder ? was.id : undefined, is?.folder ? is.id : undefined));
    }
    return pair;
  }

  #rows(key: string, counted: Map<string, number>): number {
    const known = counted.get(key);
    if (known !== undefined) return known;
    const { rows, below } = this.#pairs.get(key) ?? { rows: 0, below: [] };
    const all = below.reduce((sum, one) => sum + this.#rows(one, counted), rows);
    counted.set(key, all);
    return all;
  }
}

function keyOf(before: string | undefined, after: string | undefined): string {
  return `${before ?? ''}${BETWEEN}${after ?? ''}`;
}

/** Entries of a tree object by name: `<mode> <name>\0<id in bytes>`, again and again. */
function entriesOf(body: Buffer, idBytes: number): Entries {
  const entries: Entries = new Map();
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(32, at);
    const end = body.indexOf(0, space);
    if (space < 0 || end < 0 || end + 1 + idBytes > body.length) break;
    entries.set(body.toString('latin1', space + 1, end), { folder: body.toString('latin1', at, space) === FOLDER, id: body.toString('hex', end + 1, end + 1 + idBytes) });
    at = end + 1 + idBytes;
  }
  return entries;
}
