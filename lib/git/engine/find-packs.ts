import { closeSync, fstatSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A pack and its index, as git keeps them in `objects/pack` (gitformat-pack(5)). */
export interface PackFiles {
  index: string;
  indexBytes: number;
  pack: string;
}

/**
 * The indexes of all packs together, 28 bytes an object: each thread holds them in memory. A history of 80,000 commits has more, and takes so much memory by itself that
 * the engine would be too much beside it.
 */
const MAX_INDEX_BYTES = 6_500_000;
const MAX_PACKS = 50;
/** How far git follows alternates of alternates. */
const MAX_DEPTH = 5;
/** What may lie in `objects/info` without changing what an object's id stands for, or where it lies. */
const KNOWN_INFO: ReadonlySet<string> = new Set(['alternates', 'packs', 'commit-graph', 'commit-graphs']);
const HEAD_BYTES = 12;
const CHECKSUM_BYTES = 20;
const PACK = 0x5041434b;

/**
 * The packs from which a git folder reads objects, those of the folders that it borrows from too. Undefined where there is none, where the indexes are too large to be held,
 * or where anything is not as expected: git itself is to be asked then. Never throws.
 */
export function findPacks(gitDir: string): PackFiles[] | undefined {
  try {
    const packs = objectFolders(path.join(gitDir, 'objects'), 0).flatMap(packsIn);
    const bytes = packs.reduce((sum, { indexBytes }) => sum + indexBytes, 0);
    return packs.length > 0 && packs.length <= MAX_PACKS && bytes <= MAX_INDEX_BYTES ? packs : undefined;
  } catch {
    return undefined;
  }
}

function objectFolders(folder: string, depth: number): string[] {
  if (depth > MAX_DEPTH) throw unexpected();
  const info = path.join(folder, 'info');
  const names = entries(info);
  if (names.some((name) => !KNOWN_INFO.has(name))) throw unexpected();
  const borrowed = names.includes('alternates') ? parseAlternates(readFileSync(path.join(info, 'alternates'), 'utf8')) : [];
  return [folder, ...borrowed.flatMap((name) => objectFolders(path.resolve(folder, name), depth + 1))];
}

/** One folder a line; comments and empty lines say nothing, a name in quotes is written as in C. */
function parseAlternates(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    if (!line.startsWith('"')) return line;
    const quoted = /^"((?:[^"\\]|\\["\\]|\\[0-3][0-7]{2})*)"$/.exec(line)?.[1];
    if (quoted === undefined) throw unexpected();
    return quoted.replaceAll(/\\(?:([0-3][0-7]{2})|(.))/g, (_, octal: string | undefined, plain: string) => (octal === undefined ? plain : String.fromCharCode(Number.parseInt(octal, 8))));
  });
}

function packsIn(folder: string): PackFiles[] {
  const place = path.join(folder, 'pack');
  return entries(place).filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name)).map((name) => {
    const index = path.join(place, name);
    const pack = `${index.slice(0, -'.idx'.length)}.pack`;
    return { index, pack, indexBytes: matchingBytes(index, pack) };
  });
}

/** Size of the index. Throws where the two do not belong together: the index ends with the pack's checksum and its own. */
function matchingBytes(index: string, pack: string): number {
  const [said, packed] = [ends(index, 0, 2 * CHECKSUM_BYTES), ends(pack, HEAD_BYTES, CHECKSUM_BYTES)];
  const version = packed.head.readUInt32BE(4);
  if (packed.head.readUInt32BE(0) !== PACK || version < 2 || version > 3) throw unexpected();
  if (!said.tail.subarray(0, CHECKSUM_BYTES).equals(packed.tail)) throw unexpected();
  return said.size;
}

/** The first and last bytes of a file, and its size. Throws where it is shorter. */
function ends(file: string, first: number, last: number): { head: Buffer; tail: Buffer; size: number } {
  const fd = openSync(file, 'r');
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile() || stats.size < first + last) throw unexpected();
    const [head, tail] = [Buffer.alloc(first), Buffer.alloc(last)];
    if (readSync(fd, head, 0, first, 0) !== first || readSync(fd, tail, 0, last, stats.size - last) !== last) throw unexpected();
    return { head, tail, size: stats.size };
  } finally {
    closeSync(fd);
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function unexpected(): Error {
  return new Error('not an objects folder as it is known here');
}
