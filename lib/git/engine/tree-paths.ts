import { ID_BYTES } from './instance';
import type { EngineInstance } from './instance';

const FOLDER = '40000';
const SUBMODULE = '160000';

interface Entry {
  mode: string;
  id: string;
}

/** Answers that are remembered; when there are more, remembering starts anew. */
const REMEMBERED = 8192;

type Trees = Pick<EngineInstance, 'tree'>;

/** Finds files by their path in trees. What was found is remembered: neighbouring questions lead through the same folders, and most folders of neighbouring commits are the same. */
export class TreePaths {
  /** Entry by tree and name; null where there is none. */
  readonly #entries = new Map<string, Entry | null>();

  /** Id of the blob at a path; null where there is none, undefined where git has to be asked: a tree is not in a pack, or something else stands there. */
  blobAt(objects: Trees, root: string, path: string): string | null | undefined {
    let folder = root;
    let from = 0;
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      const entry = this.#entryOf(objects, folder, path.slice(from, slash));
      if (!entry) return entry;
      if (entry.mode !== FOLDER) return null;
      folder = entry.id;
      from = slash + 1;
    }
    const entry = this.#entryOf(objects, folder, path.slice(from));
    if (!entry) return entry;
    return entry.mode === FOLDER || entry.mode === SUBMODULE ? undefined : entry.id;
  }

  /** Null where there is none, undefined where the tree cannot be read. */
  #entryOf(objects: Trees, tree: string, name: string): Entry | null | undefined {
    const key = tree + name;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const bytes = objects.tree(tree);
    const found = bytes && findEntry(bytes.toString('latin1'), Buffer.from(name).toString('latin1'));
    if (found === undefined) return undefined;
    if (this.#entries.size >= REMEMBERED) this.#entries.clear();
    this.#entries.set(key, found);
    return found;
  }
}

/** The entry of a name in a tree (`mode SP name NUL id`, one behind the other), both with a character a byte; null where there is none, undefined where the tree ends early. */
function findEntry(tree: string, name: string): Entry | null | undefined {
  const wanted = ` ${name}\0`;
  // Most trees do not hold these bytes at all, so no entry is looked at.
  if (!tree.includes(wanted)) return null;
  for (let at = 0; at < tree.length; ) {
    const space = tree.indexOf(' ', at);
    const end = tree.indexOf('\0', space + 1);
    if (space < 0 || end < 0 || end + 1 + ID_BYTES > tree.length) return undefined;
    if (end + 1 - space === wanted.length && tree.startsWith(wanted, space)) {
      return { mode: tree.slice(at, space), id: Buffer.from(tree.slice(end + 1, end + 1 + ID_BYTES), 'latin1').toString('hex') };
    }
    at = end + 1 + ID_BYTES;
  }
  return null;
}
