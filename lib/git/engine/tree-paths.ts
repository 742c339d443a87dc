import { ID_BYTES } from './instance';
import type { EngineInstance } from './instance';

const SPACE = 32;
const FOLDER = '40000';
const SUBMODULE = '160000';

interface Entry {
  mode: string;
  id: string;
}

/** Finds files by their path in trees. Folders are remembered, for neighbouring questions lead through the same ones. */
export class TreePaths {
  /** Tree by `<root>:<folder>/`; null where there is none, undefined where git has to be asked. */
  readonly #folders = new Map<string, string | null | undefined>();

  /** Id of the blob at a path; null where there is none, undefined where git has to be asked: a tree is not in a pack, or something else stands there. */
  blobAt(objects: Pick<EngineInstance, 'tree'>, root: string, path: string): string | null | undefined {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? root : this.#folderAt(objects, root, path.slice(0, slash));
    if (!folder) return folder === null ? null : undefined;
    const entry = entryOf(objects, folder, path.slice(slash + 1));
    if (!entry) return entry;
    return entry.mode === FOLDER || entry.mode === SUBMODULE ? undefined : entry.id;
  }

  #folderAt(objects: Pick<EngineInstance, 'tree'>, root: string, path: string): string | null | undefined {
    const key = `${root}:${path}`;
    if (this.#folders.has(key)) return this.#folders.get(key);
    const slash = path.lastIndexOf('/');
    const above = slash < 0 ? root : this.#folderAt(objects, root, path.slice(0, slash));
    const entry = above ? entryOf(objects, above, path.slice(slash + 1)) : undefined;
    const found = above === null || entry === null || (entry && entry.mode !== FOLDER) ? null : entry?.id;
    this.#folders.set(key, found);
    return found;
  }
}

/** The entry of a name in a tree (`mode SP name NUL id`, one behind the other); null where there is none, undefined where the tree cannot be read. */
function entryOf(objects: Pick<EngineInstance, 'tree'>, tree: string, name: string): Entry | null | undefined {
  const bytes = objects.tree(tree);
  if (!bytes) return undefined;
  const wanted = Buffer.from(` ${name}\0`);
  // Most trees do not hold these bytes at all, so no entry is looked at.
  if (!bytes.includes(wanted)) return null;
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at);
    const end = bytes.indexOf(0, space + 1);
    if (space < 0 || end < 0 || end + 1 + ID_BYTES > bytes.length) return undefined;
    if (end + 1 - space === wanted.length && bytes.compare(wanted, 0, wanted.length, space, end + 1) === 0) {
      return { mode: bytes.toString('latin1', at, space), id: bytes.toString('hex', end + 1, end + 1 + ID_BYTES) };
    }
    at = end + 1 + ID_BYTES;
  }
  return null;
}
