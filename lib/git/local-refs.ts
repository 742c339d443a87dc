import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LocalFolder } from './local-folder';

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

type PackedRefs = Map<string, string>;

/** Reads where HEAD points, without git and without the repository's own configuration (files backend of gitrepository-layout(5)). */
export async function readLocalTips(folder: LocalFolder): Promise<LocalTips> {
  const packed = await readPackedRefs(folder);
  const head = await resolve(folder, packed, 'HEAD', MAX_HOPS);
  if (head !== null) return { head, tips: [head], headMissing: false };
  const branches = new Set<string>();
  for (const [name, id] of packed) if (name.startsWith('refs/heads/')) branches.add(id);
  for (const name of await looseBranches(folder)) {
    const id = await resolve(folder, packed, name, MAX_HOPS);
    if (id) branches.add(id);
  }
  const tips = [...branches].sort();
  return { head: tips.length === 1 ? (tips[0] ?? null) : null, tips, headMissing: tips.length > 0 };
}

/** Whether refs lie in a `reftable`, which only git itself can read. */
export async function usesReftable(folder: LocalFolder): Promise<boolean> {
  return stat(path.join(folder.commonFolder, 'reftable')).then((found) => found.isDirectory(), () => false);
}

async function resolve(folder: LocalFolder, packed: PackedRefs, name: string, hops: number): Promise<string | null> {
  // HEAD of a linked work tree is its own; branches lie in the common folder.
  const file = path.join(name.startsWith('refs/') ? folder.commonFolder : folder.gitFolder, name);
  const text = await readSmall(file);
  if (text === undefined) return packed.get(name) ?? null;
  const target = /^ref:\s*(.+)$/.exec(text)?.[1];
  if (target === undefined) return OBJECT_ID.test(text) ? text : null;
  return hops > 0 && isRefName(target) ? resolve(folder, packed, target, hops - 1) : null;
}

/** A name that stays inside `refs/`: hostile HEADs name files elsewhere. */
function isRefName(name: string): boolean {
  return name.startsWith('refs/') && !name.includes('\0') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

async function readSmall(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= MAX_REF_BYTES ? (await readFile(file, 'utf8')).trim() : undefined;
  } catch {
    return undefined;
  }
}

async function readPackedRefs(folder: LocalFolder): Promise<PackedRefs> {
  const refs: PackedRefs = new Map();
  const text = await readFile(path.join(folder.commonFolder, 'packed-refs'), 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0 && OBJECT_ID.test(line.slice(0, space))) refs.set(line.slice(space + 1), line.slice(0, space));
  }
  return refs;
}

async function looseBranches(folder: LocalFolder): Promise<string[]> {
  const root = path.join(folder.commonFolder, 'refs/heads');
  const names = await readdir(root, { recursive: true }).catch(() => []);
  return names.map((name) => `refs/heads/${name.split(path.sep).join('/')}`).filter(isRefName);
}
