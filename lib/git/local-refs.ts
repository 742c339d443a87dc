import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { LocalFolder } from './local-folder';
import { statOf } from './stat-of';

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MAX_REF_BYTES = 4096;
/** A symbolic ref may name a symbolic ref; git itself stops at five. */
const MAX_HOPS = 5;

/** Where history begins. `head` is null where HEAD names no commit and there is not exactly one branch. */
export interface LocalTips {
  head: string | null;
  /** `[head]`; every branch where HEAD names a missing one; nothing where there are no commits. */
  tips: string[];
  headMissing: boolean;
}

/** Reads where HEAD points, without git and without the repository's own configuration (files backend of gitrepository-layout(5)). */
export function readLocalTips(folder: LocalFolder): LocalTips {
  const packed = new PackedRefs(folder);
  const head = resolve(folder, packed, 'HEAD', MAX_HOPS);
  if (head !== null) return { head, tips: [head], headMissing: false };
  const branches = new Set<string>();
  for (const [name, id] of packed.all()) if (name.startsWith('refs/heads/')) branches.add(id);
  for (const name of looseBranches(folder)) {
    const id = resolve(folder, packed, name, MAX_HOPS);
    if (id) branches.add(id);
  }
  const tips = [...branches].sort();
  return { head: tips.length === 1 ? (tips[0] ?? null) : null, tips, headMissing: tips.length > 0 };
}

/** Whether refs lie in a `reftable`, which only git itself can read. */
export function usesReftable(folder: LocalFolder): boolean {
  return statOf(path.join(folder.commonFolder, 'reftable'))?.isDirectory() ?? false;
}

function resolve(folder: LocalFolder, packed: PackedRefs, name: string, hops: number): string | null {
  // HEAD of a linked work tree is its own; branches lie in the common folder.
  const file = path.join(name.startsWith('refs/') ? folder.commonFolder : folder.gitFolder, name);
  const text = readSmall(file);
  if (text === undefined) return packed.get(name) ?? null;
  const target = /^ref:\s*(.+)$/.exec(text)?.[1];
  if (target === undefined) return OBJECT_ID.test(text) ? text : null;
  return hops > 0 && isRefName(target) ? resolve(folder, packed, target, hops - 1) : null;
}

/** A name that stays inside `refs/`: hostile HEADs name files elsewhere. */
function isRefName(name: string): boolean {
  return name.startsWith('refs/') && !name.includes('\0') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function readSmall(file: string): string | undefined {
  const found = statOf(file);
  if (!found?.isFile() || found.size > MAX_REF_BYTES) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** The file `packed-refs`: lines of an id, a space and a name, among others; the last line of a name holds. Forges keep a line for every pull request there, so it is read only where it is needed. */
class PackedRefs {
  #text: string | undefined;

  constructor(private readonly folder: LocalFolder) {}

  get(wanted: string): string | undefined {
    const text = this.#read();
    const name = ` ${wanted}`;
    let found: string | undefined;
    // Forwards: backwards V8 compares letter by letter at each place, which a name that overlaps itself makes slow.
    for (let at = text.indexOf(name); at >= 0; ) {
      const from = text.lastIndexOf('\n', at) + 1;
      const next = text.indexOf('\n', at);
      const end = next < 0 ? text.length : next;
      const line = text.slice(from, end);
      if (nameIn(line) === wanted) found = line.slice(0, line.indexOf(' '));
      at = text.indexOf(name, end);
    }
    return found;
  }

  all(): Map<string, string> {
    return new Map(this.#read().split('\n').flatMap((line) => {
      const name = nameIn(line);
      return name === undefined ? [] : [[name, line.slice(0, line.indexOf(' '))] as const];
    }));
  }

  #read(): string {
    if (this.#text !== undefined) return this.#text;
    const file = path.join(this.folder.commonFolder, 'packed-refs');
    this.#text = '';
    try {
      // Only a file: to open a pipe would wait for whoever writes to it.
      if (statOf(file)?.isFile()) this.#text = readFileSync(file, 'utf8');
    } catch {
      // What may not be read names nothing.
    }
    return this.#text;
  }
}

function nameIn(line: string): string | undefined {
  const space = line.indexOf(' ');
  return space > 0 && OBJECT_ID.test(line.slice(0, space)) ? line.slice(space + 1) : undefined;
}

function looseBranches(folder: LocalFolder): string[] {
  const root = path.join(folder.commonFolder, 'refs/heads');
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => `refs/heads/${name.split(path.sep).join('/')}`).filter(isRefName);
  } catch {
    return [];
  }
}
