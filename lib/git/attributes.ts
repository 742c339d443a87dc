import type { LinguistAttributes } from '../languages/types';
import { parseAttributesFile } from './attributes-file';
import type { AttributeRule } from './attributes-file';
import type { DiffSetup } from './diff-setup';
import { ObjectProcess } from './object-process';
import type { ObjectSource } from './object-process';
import { runGit } from './run';
import type { CommitChanges, HeldAttributes } from './types';

const FILE = '.gitattributes';
/** What a larger attributes file holds beyond is not read; git itself refuses those over 100 MB (attr.c). */
export const ATTRIBUTES_BYTES = 1024 * 1024;
/** Commits whose set of attribute files is remembered; older ones are looked up again. */
const REMEMBERED = 16_000;
/** Sets of attribute files that are remembered. */
const REMEMBERED_SETS = 1_000;

/** Which attribute files a set of neighbouring commits holds: blob id by folder, null where there is none. */
type FilesByFolder = Map<string, string | null>;

/** Gives the attributes of a path, or undefined where none is set. */
export type AttributesOf = (path: string) => LinguistAttributes | undefined;

const NONE: AttributesOf = () => undefined;

/**
 * Reads `linguist-…` attributes from the `.gitattributes` files of each commit's own tree, so that the order of collecting does not matter. A look-up is made once
 * for a folder in a run of commits that change no attributes file: child and parent of such a commit hold the same files.
 */
export class AttributeReader {
  readonly #names: ObjectSource;
  readonly #contents: ObjectSource;
  readonly #known = new Map<string, FilesByFolder>();
  readonly #rules = new Map<string, AttributeRule[]>();
  /** Sets of files that came with commits. */
  readonly #sets = new Map<string, FilesByFolder>();
  /** Files whose rules are to be read. */
  readonly #unread = new Set<string>();

  /** With `objects` these processes are asked: one for facts, and one that gives at least `ATTRIBUTES_BYTES` of a content. */
  constructor(
    private readonly setup: DiffSetup,
    objects?: { facts: ObjectSource; contents: ObjectSource },
  ) {
    this.#names = objects?.facts ?? new ObjectProcess(setup, undefined);
    this.#contents = objects?.contents ?? new ObjectProcess(setup, ATTRIBUTES_BYTES);
  }

  /** For each commit, in order, the attributes of the paths it changed. */
  async read(commits: readonly CommitChanges[]): Promise<AttributesOf[]> {
    const wanted: { files: FilesByFolder; folder: string; name: string }[] = [];
    const files = commits.map((commit) => {
      if (commit.attributes) return this.#given(commit.attributes);
      const held = this.#filesOf(commit);
      for (const folder of foldersOf(commit)) {
        if (held.has(folder)) continue;
        held.set(folder, null);
        wanted.push({ files: held, folder, name: `${commit.header.tree || commit.header.sha}:${folder}${FILE}` });
      }
      return held;
    });
    if (wanted.length > 0 || this.#unread.size > 0) this.#pending = this.#pending.then(() => this.#lookUp(wanted));
    await this.#pending;
    const made = new Map<FilesByFolder, AttributesOf>();
    return files.map((held) => {
      if (held === null) return NONE;
      const known = made.get(held) ?? this.#attributesIn(held);
      made.set(held, known);
      return known;
    });
  }

  /** Starts what every commit needs. */
  begin(): void {
    this.#names.begin();
  }

  close(): void {
    this.#names.close();
    this.#contents.close();
  }

  /** Look-ups of earlier calls may still be on their way for the same folders. */
  #pending: Promise<void> = Promise.resolve();

  /** Files that need not be looked up; commits with the same ones share the map. */
  #given(attributes: readonly HeldAttributes[]): FilesByFolder | null {
    if (attributes.length === 0) return null;
    const key = attributes.map(({ folder, blob }) => blob + folder).join('\0');
    const known = this.#sets.get(key);
    if (known) return known;
    const files: FilesByFolder = new Map(attributes.map(({ folder, blob }) => [folder, blob]));
    if (this.#sets.size >= REMEMBERED_SETS) this.#sets.clear();
    this.#sets.set(key, files);
    for (const { blob } of attributes) if (!this.#rules.has(blob)) this.#unread.add(blob);
    return files;
  }

  #filesOf(commit: CommitChanges): FilesByFolder {
    const { sha, parents } = commit.header;
    const parent = parents.length === 1 && commit.incomplete === undefined && !commit.files.some((file) => isAttributes(file.path) || (file.oldPath !== undefined && isAttributes(file.oldPath))) ? parents[0] : undefined;
    const held = this.#known.get(sha) ?? (parent === undefined ? undefined : this.#known.get(parent)) ?? new Map<string, string | null>();
    this.#remember(sha, held);
    if (parent !== undefined && !this.#known.has(parent)) this.#remember(parent, held);
    return held;
  }

  #remember(sha: string, held: FilesByFolder): void {
    this.#known.set(sha, held);
    if (this.#known.size <= REMEMBERED) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  async #lookUp(wanted: { files: FilesByFolder; folder: string; name: string }[]): Promise<void> {
    // A question is one line; a name that holds a line break is turned into an id first.
    for (const one of wanted) if (one.name.includes('\n')) one.name = await this.#idOf(one.name);
    await this.#names.ask(wanted.map(({ name }) => name), (index, answer) => {
      const one = wanted[index];
      if (!one || answer?.type !== 'blob') return;
      one.files.set(one.folder, answer.id);
      if (!this.#rules.has(answer.id)) this.#unread.add(answer.id);
    });
    const ids = [...this.#unread];
    this.#unread.clear();
    await this.#contents.ask(ids, (index, answer) => {
      this.#rules.set(ids[index] ?? '', parseAttributesFile(answer?.content?.toString('utf8') ?? ''));
    });
  }

  async #idOf(name: string): Promise<string> {
    const said = await runGit({ ...this.setup, args: ['rev-parse', '--verify', '--quiet', '--end-of-options', name] }).catch(() => Buffer.alloc(0));
    return said.toString('latin1').trim() || 'none';
  }

  #attributesIn(held: FilesByFolder): AttributesOf {
    const withRules = [...held].flatMap(([folder, id]) => {
      const rules = id === null ? undefined : this.#rules.get(id);
      return rules && rules.length > 0 ? [{ folder, rules }] : [];
    });
    if (withRules.length === 0) return NONE;
    withRules.sort((a, b) => a.folder.length - b.folder.length);
    return (path) => {
      let attributes: LinguistAttributes | undefined;
      for (const { folder, rules } of withRules) {
        if (!path.startsWith(folder)) continue;
        const relative = path.slice(folder.length);
        for (const rule of rules) if (rule.matches(relative)) attributes = { ...attributes, ...Object.fromEntries(rule.values) };
      }
      return attributes;
    };
  }
}

function isAttributes(path: string): boolean {
  return path.endsWith(FILE) && (path.length === FILE.length || path.charAt(path.length - FILE.length - 1) === '/');
}

/** Every folder above the changed files, each with a slash at its end; the root is the empty name. */
function foldersOf(commit: CommitChanges): Set<string> {
  const folders = new Set<string>();
  for (const { path } of commit.files) {
    for (let end = path.lastIndexOf('/') + 1; !folders.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 2) + 1) {
      folders.add(path.slice(0, end));
      if (end === 0) break;
    }
  }
  return folders;
}
